// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/libtorchnotice.h"

#include "context/background.h"
#include "engine/api/engineloader.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/icontext.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace epochmark {

LibTorchNotice::Ways LibTorchNotice::ownWays()
{
    return {isLibTorchThere,
            [](const StopToken& stop, const std::function<void(const FetchProgress&)>& told) {
                return fetchLibTorch(fittingLibTorch(), stop, told);
            },
            [] { return downloadMegabytes(fittingLibTorch()); }};
}

LibTorchNotice::LibTorchNotice(Ways ways, QWidget* parent)
    : QWidget(parent), m_ways(std::move(ways)), m_megabytes(downloadMegabytes(processorLibTorch())),
      m_words(new IconText), m_progress(new QProgressBar),
      m_button(makeButton({}, QStringLiteral("fetchLibTorchButton")))
{
    setObjectName(QStringLiteral("libTorchNotice"));
    m_words->label()->setObjectName(QStringLiteral("libTorchLabel"));
    m_words->setTextColored(false);
    m_progress->setObjectName(QStringLiteral("libTorchProgress"));
    m_progress->setAccessibleName(tr("LibTorch being fetched"));
    m_progress->setTextVisible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(8);
    column->addWidget(m_words);
    column->addWidget(m_progress);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_button, &QPushButton::clicked, this, &LibTorchNotice::press);
    connect(&m_looking, &QFutureWatcherBase::finished, this, &LibTorchNotice::takeLook);
    connect(&m_fetching, &QFutureWatcherBase::finished, this, &LibTorchNotice::takeFetched);
    offer();  // its words, for whoever asks a part for its name before it is shown
    hide();
    look();
}

LibTorchNotice::~LibTorchNotice()
{
    m_stop.requestStop();
    m_looking.waitForFinished();
    m_fetching.waitForFinished();
}

void LibTorchNotice::look()
{
    m_looking.setFuture(QtConcurrent::run([ways = m_ways] {
        const PlaceInPool place;
        const bool isThere = ways.isThere();
        return Seen{isThere, isThere ? 0 : ways.megabytes()};
    }));
}

void LibTorchNotice::takeLook()
{
    const Seen seen = m_looking.result();
    const bool isMissing = !seen.isThere;
    if (isMissing) {
        m_megabytes = seen.megabytes;
        offer();
    }
    setVisible(isMissing);
    if (isMissing != m_isMissing) {
        m_isMissing = isMissing;
        Q_EMIT changed();
    }
}

void LibTorchNotice::offer()
{
    m_words->setContent(
        QStringLiteral("info"), IconRole::Accent,
        tr("LibTorch, which does the training, isn't there yet. It is downloaded once, about %1 MB, "
           "and checked.")
            .arg(m_megabytes));
    m_progress->hide();
    setButton(m_button, tr("&Fetch LibTorch"), QStringLiteral("import"), ButtonKind::Normal);
    m_button->setEnabled(true);
}

void LibTorchNotice::press()
{
    if (m_fetching.isRunning()) {
        m_stop.requestStop();
        m_button->setEnabled(false);
        return;
    }
    m_stop = StopSource();
    const auto told = [this](const FetchProgress& progress) {
        QMetaObject::invokeMethod(
            this, [this, progress] { show(progress); }, Qt::QueuedConnection);
    };
    m_fetching.setFuture(QtConcurrent::run([fetch = m_ways.fetch, stop = m_stop.token(), told] {
        const PlaceInPool place;
        return fetch(stop, told);
    }));
    setButton(m_button, tr("Cancel"), QStringLiteral("close"), ButtonKind::Normal);
    show(FetchProgress());
}

void LibTorchNotice::show(const FetchProgress& progress)
{
    if (!m_fetching.isRunning()) {
        return;  // told before the end, arrived after it
    }
    constexpr int kSteps = 1000;
    const bool isCounted = progress.step == FetchProgress::Step::Downloading && progress.totalBytes > 0;
    m_words->setContent(QStringLiteral("import"), IconRole::Accent,
                        progress.totalBytes > 0 ? words(progress).toHtmlEscaped()
                                                : tr("Looking for python3 and pip, which fetch it"));
    m_progress->setRange(0, isCounted ? kSteps : 0);  // without an end: it moves
    m_progress->setValue(isCounted ? static_cast<int>(progress.bytes * kSteps / progress.totalBytes) : 0);
    m_progress->show();
}

void LibTorchNotice::takeFetched()
{
    const Result<void> fetched = m_fetching.result();
    offer();
    if (fetched) {
        look();
        return;
    }
    if (fetched.error().code != ErrorCode::Stopped) {
        m_words->setContent(QStringLiteral("triangle"), IconRole::Warning,
                            fetched.error().message.toHtmlEscaped());
        setButton(m_button, tr("&Try again"), QStringLiteral("repeat"), ButtonKind::Normal);
    }
}

}  // namespace epochmark

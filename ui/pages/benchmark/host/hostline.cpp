// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/host/hostline.h"

#include "widgets/buttons.h"

#include <QProgressBar>
#include <QPushButton>
#include <QStringList>

#include <cmath>

namespace epochmark {

namespace {

constexpr int kBarWidth = 140;
constexpr int kThousand = 1'000;

}  // namespace

HostLine::HostLine(QWidget* parent)
    : Banner(parent), m_bar(new QProgressBar),
      m_leave(makeButton(tr("Leave it running there"), QStringLiteral("leaveRunButton"), {},
                         ButtonKind::Normal, ButtonSize::Small))
{
    setObjectName(QStringLiteral("hostLine"));
    m_bar->setObjectName(QStringLiteral("hostBar"));
    m_bar->setAccessibleName(tr("Sent"));
    m_bar->setRange(0, kThousand);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(kBarWidth);
    m_leave->setToolTip(tr("It goes on there without this window, which finds it again at the next start."));
    addAction(m_bar);
    addAction(m_leave);
    connect(m_leave, &QPushButton::clicked, this, &HostLine::leaveRequested);
    connect(this, &Banner::closed, this, &HostLine::forget);
    m_second.setInterval(kThousand);
    connect(&m_second, &QTimer::timeout, this, [this] {
        --m_secondsLeft;
        showRetry();
    });
    forget();
}

void HostLine::forget()
{
    m_second.stop();
    m_bar->hide();
    m_leave->hide();
    setClosable(false);
    hide();
}

void HostLine::setLeavable(bool isLeavable)
{
    m_leave->setVisible(isLeavable);
}

void HostLine::showProgress(const HostProgress& progress)
{
    m_progress = progress;
    m_second.stop();
    m_bar->setVisible(progress.share.has_value());
    if (progress.share) {
        m_bar->setValue(static_cast<int>(std::lround(*progress.share * kThousand)));
    }
    setClosable(false);
    if (progress.phase == HostPhase::LineBroken) {
        m_secondsLeft = static_cast<int>(std::lround(progress.retrySeconds.value_or(0)));
        showRetry();
        if (m_secondsLeft > 0) {
            m_second.start();
        }
    } else {
        setContent(Kind::Info, progress.sentence);
    }
    show();
}

void HostLine::showRetry()
{
    if (m_secondsLeft <= 0) {
        m_second.stop();
    }
    setContent(Kind::Warning, m_progress.sentence,
               m_secondsLeft > 0 ? tr("Next try in %1 s.").arg(m_secondsLeft) : QString());
}

void HostLine::showEnd(const QString& host, const Result<HostRunOutcome>& outcome)
{
    forget();
    if (!outcome) {
        showError(outcome.error());
        return;
    }
    if (outcome->isLeft) {
        setContent(Kind::Info, tr("The run on %1 goes on there.").arg(host),
                   tr("Follow, in the line above the pages, shows it again and fetches its results."));
    } else if (!outcome->notes.isEmpty()) {
        setContent(Kind::Warning, outcome->notes.first(), outcome->notes.mid(1).join(u' '));
    } else {
        return;  // the run's own end says all
    }
    setClosable(true);
    show();
}

void HostLine::showError(const Error& error)
{
    forget();
    if (error.code == ErrorCode::Stopped) {
        setContent(Kind::Info, error.message.isEmpty() ? tr("Stopped.") : error.message);
    } else {
        setContent(Kind::Error, error.message,
                   error.detail.isEmpty() ? QString() : tr("ssh says: %1").arg(error.detail));
    }
    setClosable(true);
    show();
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/hostrunsnotice.h"

#include "base/printable.h"
#include "base/result.h"
#include "context/appcontext.h"
#include "context/background.h"
#include "models/celltext.h"
#include "widgets/buttons.h"

#include <QDateTime>
#include <QPushButton>

#include <algorithm>
#include <optional>

namespace epochmark {

HostRunsNotice::HostRunsNotice(AppContext* context, QWidget* parent)
    : Banner(parent), m_context(context),
      m_follow(makeButton(tr("Follow"), QStringLiteral("followRunButton"), QStringLiteral("play"),
                          ButtonKind::Normal, ButtonSize::Small)),
      m_giveUp(makeButton(tr("Give it up..."), QStringLiteral("giveUpRunButton"), {}, ButtonKind::Normal,
                          ButtonSize::Small))
{
    setObjectName(QStringLiteral("openRunsBanner"));
    setClosable(true);
    addAction(m_follow);
    addAction(m_giveUp);
    connect(m_follow, &QPushButton::clicked, this, [this] {
        hide();
        m_context->followRun(m_run);
        if (!m_isBusy) {
            look();  // it can't be followed now
        }
    });
    connect(m_giveUp, &QPushButton::clicked, this, &HostRunsNotice::giveUp);
    hide();
}

void HostRunsNotice::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    if (isBusy) {
        hide();
    } else {
        look();
    }
}

void HostRunsNotice::look()
{
    runInBackground(
        this, [] { return std::optional(openhostruns::load(openhostruns::file())); },
        [this](const std::optional<Result<QList<OpenHostRun>>>& read) {
            const Result<QList<OpenHostRun>>& runs = *read;
            if (m_isBusy) {
                return;
            }
            if (runs) {
                tell(runs.value());
                return;
            }
            m_follow->hide();
            m_giveUp->hide();
            setContent(Kind::Warning, runs.error().message);
            show();
        });
}

void HostRunsNotice::tell(const QList<OpenHostRun>& runs)
{
    setVisible(!runs.isEmpty());
    if (runs.isEmpty()) {
        return;
    }
    m_follow->show();
    m_giveUp->show();
    m_run = *std::ranges::max_element(runs, {}, &OpenHostRun::startedAt);
    const QString begun = CellText::when(m_run.startedAt, QDateTime::currentDateTime());
    const QString more = runs.size() > 1 ? tr("%n more after it.", nullptr, static_cast<int>(runs.size()) - 1)
                                         : QString();
    setContent(
        Kind::Info,
        tr("A run on %1 isn't over for this machine: %2, begun %3.")
            .arg(m_run.host, printable(m_run.title, 100), begun),
        (tr("It goes on there, or has ended and its results wait to be fetched.") + u' ' + more).trimmed());
}

void HostRunsNotice::giveUp()
{
    m_context->dialogs().ask(
        this, tr("Give a run up"),
        tr("Give up the run on %1? It isn't stopped there, and its results stay in its folder there; it is "
           "only forgotten here.")
            .arg(m_run.host),
        tr("Give it up"), [this, id = m_run.id](bool isAccepted) {
            if (!isAccepted) {
                return;
            }
            m_context->writer().run(
                this, [id] { return openhostruns::remove(openhostruns::file(), id); },
                [this](const Result<void>& removed) {
                    if (removed) {
                        look();
                    } else {
                        setContent(Kind::Error, removed.error().message);
                    }
                });
        });
}

}  // namespace epochmark

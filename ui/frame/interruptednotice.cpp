// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/interruptednotice.h"

#include "context/appcontext.h"
#include "context/boardfollower.h"
#include "models/celltext.h"
#include "results/board/rownames.h"
#include "widgets/buttons.h"

#include <QDateTime>
#include <QPushButton>

namespace epochmark {

InterruptedNotice::InterruptedNotice(AppContext* context, QWidget* parent)
    : Banner(parent), m_context(context), m_board(new BoardFollower(context->board(), this))
{
    setObjectName(QStringLiteral("interruptedBanner"));
    setClosable(true);
    QPushButton* show = makeButton(tr("S&how"), QStringLiteral("showInterruptedButton"),
                                   QStringLiteral("list"), ButtonKind::Normal, ButtonSize::Small);
    addAction(show);
    connect(show, &QPushButton::clicked, this, [this] {
        hide();
        m_context->openLeaderboard(m_setId);
    });
    connect(this, &Banner::closed, this, &QWidget::hide);
    connect(m_board, &BoardFollower::refreshed, this, &InterruptedNotice::look);
    hide();
    m_board->setActive(true);
}

/// At the first reading; what is cut off later belongs to others who tell of it.
void InterruptedNotice::look()
{
    m_board->setActive(false);
    const LeaderboardRow* rowOfNewest = nullptr;
    const RunRecord* newest = nullptr;
    for (const LeaderboardGroup& group : m_board->groups()) {
        for (const LeaderboardRow& row : group.rows) {
            if (row.importedAt.isValid()) {
                continue;  // whose it was knows
            }
            for (const RunRecord& run : row.runs) {
                const bool isNewer = newest == nullptr || run.startedAt > newest->startedAt;
                if (run.status == RunStatus::Interrupted && isNewer) {
                    newest = &run;
                    rowOfNewest = &row;
                }
            }
        }
    }
    // By its time: an older one is no news once a newer one that was told of is deleted.
    if (newest != nullptr && newest->startedAt > m_context->settings().toldInterruption()) {
        m_context->settings().setToldInterruption(newest->startedAt);
        tell(*rowOfNewest, *newest);
    }
}

void InterruptedNotice::tell(const LeaderboardRow& row, const RunRecord& run)
{
    m_setId = row.setId;
    const auto epochs = static_cast<int>(run.epochs.size());
    setContent(Kind::Info,
               tr("A run was cut off: %1, %2.")
                   .arg(nameWithThreads(row), CellText::when(run.startedAt, QDateTime::currentDateTime())),
               tr("%n finished epoch(s) kept, unranked.", nullptr, epochs));
    show();
}

}  // namespace epochmark

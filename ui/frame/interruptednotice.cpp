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
    const LeaderboardRow* newest = nullptr;
    for (const LeaderboardGroup& group : m_board->groups()) {
        for (const LeaderboardRow& row : group.rows) {
            const bool isNewer = newest == nullptr || row.when > newest->when;
            newest = row.status == RunStatus::Interrupted && isNewer ? &row : newest;
        }
    }
    if (newest != nullptr && newest->runs.last().id != m_context->settings().toldInterruption()) {
        m_context->settings().setToldInterruption(newest->runs.last().id);
        tell(*newest);
    }
}

void InterruptedNotice::tell(const LeaderboardRow& row)
{
    m_setId = row.setId;
    const auto epochs = static_cast<int>(row.runs.last().epochs.size());
    setContent(Kind::Info,
               tr("A run was cut off: %1, %2.")
                   .arg(nameWithThreads(row), CellText::when(row.when, QDateTime::currentDateTime())),
               tr("%n finished epoch(s) kept, unranked.", nullptr, epochs));
    show();
}

}  // namespace epochmark

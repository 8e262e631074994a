// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/teamactions.h"

#include "context/appcontext.h"
#include "pages/leaderboard/sharedialog.h"
#include "theme/theme.h"

#include <QMenu>
#include <QWidget>

#include <algorithm>

namespace epochmark {

namespace {

bool hasCompletedRun(const LeaderboardRow& row)
{
    return std::ranges::any_of(row.runs,
                               [](const RunRecord& run) { return run.status == RunStatus::Completed; });
}

}  // namespace

TeamActions::TeamActions(AppContext* context, QWidget* page) : QObject(page), m_context(context), m_page(page)
{
    connect(&context->team(), &TeamLive::told, this, [this](const TeamWord& word) {
        if (word.about != TeamWord::About::Joining) {  // the settings say that
            Q_EMIT told(word.isError, word.sentence);
        }
    });
}

QSet<QString> TeamActions::ownShared() const
{
    QSet<QString> sets;
    const auto& marks = m_context->board().markOfSet();
    for (const LeaderboardGroup& group : m_context->board().board().groups) {
        for (const LeaderboardRow& row : group.rows) {
            if (!row.shared && marks.contains(row.setId)) {
                sets.insert(row.setId);
            }
        }
    }
    return sets;
}

/// Whose it is isn't known before the board was reached: then the board itself will say.
bool TeamActions::isMineOnBoard(const LeaderboardRow& row) const
{
    const auto mark = m_context->board().markOfSet().constFind(row.setId);
    const QString user = m_context->team().state().user;
    return mark != m_context->board().markOfSet().cend()
           && (mark->by == user || (user.isEmpty() && !row.shared));
}

void TeamActions::addTo(QMenu* menu, const LeaderboardRow& row)
{
    const TeamState& state = m_context->team().state();
    if (!state.hasTeam()) {
        return;
    }
    const auto mark = m_context->board().markOfSet().value(row.setId);
    const bool isWaiting = state.waiting.contains(row.setId);
    const bool isAsItWas = mark.at.isValid() && row.when <= mark.at;
    if (!row.shared && !isWaiting && !isAsItWas && hasCompletedRun(row)) {
        add(menu, tr("&Share with the team..."), QStringLiteral("shareAction"), QStringLiteral("team"),
            &TeamActions::share, row.setId);
    }
    if (isWaiting) {
        add(menu, tr("Don't &share it"), QStringLiteral("unshareAction"), QStringLiteral("undo"),
            &TeamActions::withdraw, row.setId);
    } else if (isMineOnBoard(row)) {
        add(menu, tr("&Withdraw from the team"), QStringLiteral("withdrawAction"), QStringLiteral("undo"),
            &TeamActions::withdraw, row.setId);
    }
}

void TeamActions::add(QMenu* menu, const QString& text, const QString& name, const QString& icon,
                      void (TeamActions::*action)(const QString&), const QString& setId)
{
    QAction* entry = menu->addAction(theme::icon(icon, IconRole::Muted), text);
    entry->setObjectName(name);
    connect(entry, &QAction::triggered, this, [this, action, setId] { (this->*action)(setId); });
}

void TeamActions::share(const QString& setId)
{
    auto* dialog = new ShareDialog(m_context, setId, ShareDialog::Purpose::Share, m_page);
    connect(dialog, &ShareDialog::shareRequested, m_context,
            [context = m_context, setId] { context->team().share({setId}); });
    dialog->open();
}

void TeamActions::withdraw(const QString& setId)
{
    m_context->team().withdraw(setId);
}

}  // namespace epochmark

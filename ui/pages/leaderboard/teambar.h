// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/leaderboardproxy.h"
#include "team/teamstate.h"

#include <QWidget>

class QLabel;

namespace epochmark {

class ElidedLabel;
class IconButton;
class IconLabel;
class SegmentedControl;

/// The line above the measured rows where there is a team: whose rows are shown, when the board was fetched
/// last, what waits to be shared, why it can't be reached. Hidden where there is none. Window thread.
class TeamBar : public QWidget {
    Q_OBJECT
public:
    explicit TeamBar(QWidget* parent = nullptr);

    void setState(const TeamState& state);
    /// Both where there is no team.
    BoardFilter::Origin origin() const;

Q_SIGNALS:
    void originChanged();
    void pullRequested();
    void settingsRequested();

private:
    SegmentedControl* m_origin;
    IconLabel* m_icon;
    ElidedLabel* m_line;
    QLabel* m_waiting;
    IconButton* m_pull;
    bool m_hasTeam = false;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gallery/stage.h"

#include <QList>
#include <QString>

#include <functional>

namespace epochmark {

/// One state of one page: how to get there from a fresh window.
struct Shot {
    QString name;  ///< "<page>-<state>"
    Stage::Store store = Stage::Store::Filled;
    std::function<void(Stage&)> pose;
};

QList<Shot> benchmarkShots();  ///< before a run
QList<Shot> runShots();        ///< while one goes on and after it
QList<Shot> boardShots();      ///< Leaderboard, Compare, Costs, Report
QList<Shot> scalingShots();    ///< Compare, where ranks are held against one
QList<Shot> teamShots();       ///< what a team's board brings
QList<Shot> hostShots();       ///< machines that ssh reaches, and runs there
QList<Shot> dialogShots();     ///< dialogs and menus over their page

}  // namespace epochmark

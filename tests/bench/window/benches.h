// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// The parts of bench_window; each prints its lines and returns whether it could be done.
namespace epochmark::bench {

/// `runs` trainings of the Demo set over `epochs` epochs on all cores, from the second on against ghosts: how
/// long the window's event loop takes to answer meanwhile.
bool benchTraining(int runs, int epochs);

/// Processor time of one tick of both charts with 15 and with 1,000 epochs, against three ghosts.
void benchCharts();

/// One training of the Demo set over `epochs` epochs with `page` ("benchmark", "leaderboard", "compare",
/// "costs" or "report") in front, on the home in `folder`, which must hold results. Prints one line of JSON:
/// the headline's seconds and what threads other than the run's have used of the processor meanwhile.
bool benchFront(const QString& folder, const QString& page, int epochs);

/// Fills the home in `folder` with `rows` results.
bool fillHome(const QString& folder, int rows);

/// A store of `rows` results on the Leaderboard: opening, scrolling, filtering, sorting, and a result that
/// arrives.
bool benchBoard(int rows);

/// Every page with a store of `rows` results: coming to the front, a change there, and report pages.
bool benchPages(int rows);

/// How long the event loop takes to answer while `rows` results are imported and deleted, and while reports
/// are drawn.
bool benchExchange(int rows);

}  // namespace epochmark::bench

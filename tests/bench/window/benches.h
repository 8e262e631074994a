// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

/// The parts of bench_window; each prints its lines and returns whether it could be done.
namespace epochmark::bench {

/// `runs` trainings of the Demo set over `epochs` epochs on all cores, from the second on against ghosts: how
/// long the window's event loop takes to answer meanwhile.
bool benchTraining(int runs, int epochs);

/// Processor time of one tick of both charts with 15 and with 1,000 epochs, against three ghosts.
void benchCharts();

/// A store of `rows` results on the Leaderboard: opening, scrolling, filtering, sorting, and a result that
/// arrives.
bool benchBoard(int rows);

}  // namespace epochmark::bench

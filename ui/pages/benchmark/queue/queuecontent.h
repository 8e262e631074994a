// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/benchmark/queue/queuelist.h"
#include "queue/cooldown.h"
#include "queue/runqueue.h"

#include <optional>

namespace epochmark {

/// Where the run and the pause in work stand. Plain value.
struct QueueMoment {
    int percent = 0;        ///< of the run in work
    double runSeconds = 0;  ///< its headline so far
    std::optional<double> runSecondsLeft;
    std::optional<CoolDown::State> pause;  ///< while cooling down
    double usualPauseSeconds = 0;          ///< length of the last pause
};

/// A queue in words, as the list shows it. Pure.
QueueList::Content contentOf(const RunQueue& queue, const QueueMoment& moment);

}  // namespace epochmark

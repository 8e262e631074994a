// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "measure/repeatrule.h"
#include "queue/cooldown.h"
#include "run/runrequest.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace epochmark {

/// How often each set is run: `count` times, or until RepeatRule has enough.
struct Repeats {
    int count = 1;
    bool isAutomatic = false;

    /// Runs of a set that there may be.
    int most() const { return isAutomatic ? RepeatRule::kMost : count; }

    bool operator==(const Repeats&) const = default;
};

/// What tells the sets of a plan apart.
struct SetChoice {
    QString deviceId;
    int threads = 0;  ///< CPU; 0: the physical cores

    bool operator==(const SetChoice&) const = default;
};

/// Everything one click or one call of `run` is to do: a request a set, each with a set_id of its own, how
/// often, and what happens in between. Value.
struct RunPlan {
    QList<RunRequest> sets;
    Repeats repeats;
    CoolDownRule coolDown;
    /// Processes of this machine that share each run out, started with the first one; 1: none but this.
    int ranks = 1;

    /// One set for each choice; all else from `request`.
    static RunPlan of(const RunRequest& request, const QList<SetChoice>& choices);
    /// Whether the runs have a pause between them.
    bool hasCoolDown() const;

    bool operator==(const RunPlan&) const = default;
};

/// Devices and thread counts crossed, each once, in the order given; threads apply to the CPU alone.
QList<SetChoice> crossed(const QStringList& devices, const QList<int>& threads);

/// "CPU, 2 threads", "CPU", "CUDA 0", "Metal", "gpubox · CUDA 0": a set within its queue.
QString nameOf(const SetChoice& choice);
QString nameOfSet(const RunRequest& request);

}  // namespace epochmark

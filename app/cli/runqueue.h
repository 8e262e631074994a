// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "commandline.h"
#include "run/runrequest.h"

#include <QList>

#include <optional>

namespace epochmark::cli {

/// How often each set is run: `count` times, or until the spread is small enough.
struct Repeats {
    int count = 1;
    bool isAutomatic = false;
};

/// What `run` was asked for: one request a device and thread count, each with a set_id of its own, and the repeats.
struct RunQueue {
    QList<RunRequest> sets;
    Repeats repeats;
};

/// The options of `run` that a RunQueue is made of.
QList<Option> runQueueOptions();

/// Error::Usage with a sentence; nothing of the machine is asked yet.
Result<RunQueue> runQueueOf(const Arguments& arguments);

/// Whether an automatic repeat has enough: three at least, six at most, in between a coefficient of variation of 3.5 % or
/// less. The reason as a sentence, absent while more are needed.
std::optional<QString> enoughRepeats(const QList<double>& totalSeconds);

}  // namespace epochmark::cli

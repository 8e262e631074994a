// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace epochmark {

/// How far the ratio of two sets' times may be trusted.
enum class Certainty {
    Measured,  ///< three runs or more on both sides, and their intervals lie apart
    Rough,     ///< fewer runs, but far apart: a figure without an interval
    Untold     ///< no difference can be told
};

/// From the times of two sets, in seconds. With three runs on both sides: Untold where their 95 % intervals
/// overlap or that of their ratio holds 1. With fewer: Untold where the times themselves overlap or the ratio
/// of the medians is under 1.1. Untold when a side is empty. Pure; any thread.
Certainty certaintyOf(const QList<double>& reference, const QList<double>& other);

}  // namespace epochmark

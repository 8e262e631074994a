// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/certainty.h"

#include "measure/statistics.h"

#include <algorithm>

namespace epochmark {

namespace {

constexpr qsizetype kEnough = 3;
constexpr double kLeastRatio = 1.1;

bool overlap(const Interval& left, const Interval& right)
{
    return left.low <= right.high && right.low <= left.high;
}

Interval extentOf(const QList<double>& seconds)
{
    const auto [low, high] = std::minmax_element(seconds.begin(), seconds.end());
    return {*low, *high};
}

Certainty fromIntervals(const QList<double>& reference, const QList<double>& other)
{
    const auto left = statistics::timeInterval(reference);
    const auto right = statistics::timeInterval(other);
    const auto ratio = statistics::ratioInterval(reference, other);
    const bool isApart = left && right && ratio && !overlap(*left, *right)
                         && !overlap(*ratio, Interval{1, 1});
    return isApart ? Certainty::Measured : Certainty::Untold;
}

}  // namespace

Certainty certaintyOf(const QList<double>& reference, const QList<double>& other)
{
    if (reference.isEmpty() || other.isEmpty()) {
        return Certainty::Untold;
    }
    if (std::min(reference.size(), other.size()) >= kEnough) {
        return fromIntervals(reference, other);
    }
    const double ratio = *statistics::median(reference) / *statistics::median(other);
    const bool isNear = std::max(ratio, 1 / ratio) < kLeastRatio;
    return isNear || overlap(extentOf(reference), extentOf(other)) ? Certainty::Untold : Certainty::Rough;
}

}  // namespace epochmark

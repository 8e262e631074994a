// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvezoom.h"

#include <algorithm>

namespace epochmark::zoom {

namespace {

constexpr double kSmallestPart = 0.002;
constexpr double kAsGoodAsAll = 1e-6;

/// From `low` to `high`, made to fit into the axis.
struct Range {
    double low;
    double high;

    Range within(const AxisFrame& axis) const
    {
        const double all = axis.high - axis.low;
        const double span = std::clamp(high - low, kSmallestPart * all, all);
        const double start = std::clamp((low + high - span) / 2, axis.low, axis.high - span);
        return {start, start + span};
    }
    bool isAllOf(const AxisFrame& axis) const
    {
        return high - low >= (axis.high - axis.low) * (1 - kAsGoodAsAll);
    }
};

std::optional<CurveZoom> zoomOf(const Range& x, const Range& y, const CurveFrame& whole)
{
    const Range columns = x.within(whole.x);
    const Range rows = y.within(whole.y);
    if (columns.isAllOf(whole.x) && rows.isAllOf(whole.y)) {
        return std::nullopt;
    }
    return CurveZoom{whole.epochsOrSeconds(columns.low), whole.epochsOrSeconds(columns.high),
                     whole.value(rows.low), whole.value(rows.high)};
}

Range about(const AxisFrame& axis, double fixed, double factor)
{
    return {fixed - (fixed - axis.low) / factor, fixed + (axis.high - fixed) / factor};
}

}  // namespace

std::optional<CurveZoom> about(const CurveFrame& shown, const CurveFrame& whole, const QPointF& fixed,
                               double factor)
{
    return zoomOf(about(shown.x, fixed.x(), factor), about(shown.y, fixed.y(), factor), whole);
}

std::optional<CurveZoom> between(const CurveFrame& whole, const QPointF& corner, const QPointF& opposite)
{
    const auto [left, right] = std::minmax({corner.x(), opposite.x()});
    const auto [low, high] = std::minmax({corner.y(), opposite.y()});
    return zoomOf({left, right}, {low, high}, whole);
}

std::optional<CurveZoom> moved(const CurveFrame& shown, const CurveFrame& whole, double right, double up)
{
    const double x = right * (shown.x.high - shown.x.low);
    const double y = up * (shown.y.high - shown.y.low);
    return zoomOf({shown.x.low + x, shown.x.high + x}, {shown.y.low + y, shown.y.high + y}, whole);
}

}  // namespace epochmark::zoom

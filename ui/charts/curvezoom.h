// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvestate.h"

#include <QPointF>
#include <QRectF>

#include <optional>

namespace epochmark {

/// Ways to look closer. All take the frame that is shown and the whole one, in axis units; what they answer
/// lies within the whole one, is never smaller than a five-hundredth of it, and is absent where it is all of
/// it.
namespace zoom {

/// Closer (`factor` > 1) or farther, `fixed` stays where it is.
std::optional<CurveZoom> about(const CurveFrame& shown, const CurveFrame& whole, const QPointF& fixed,
                               double factor);

/// To what lies between two corners.
std::optional<CurveZoom> between(const CurveFrame& whole, const QPointF& corner, const QPointF& opposite);

/// To the side, by a share of what is shown; positive is to the right and up.
std::optional<CurveZoom> moved(const CurveFrame& shown, const CurveFrame& whole, double right, double up);

}  // namespace zoom

}  // namespace epochmark

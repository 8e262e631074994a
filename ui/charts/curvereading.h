// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvestate.h"

#include <QList>
#include <QPointF>
#include <QString>

#include <optional>

namespace epochmark {

/// What one curve says at the place that is read.
struct CurveValue {
    QString name;  ///< "training", "validation", or the run's
    QString text;  ///< the value as measured, never smoothed; "-" where it isn't known
    int series = 0;
    bool isTraining = false;
    bool isGhost = false;
    std::optional<QPointF> at;  ///< where its line is there, axis units; absent where there is none
};

/// A chart read at one finished epoch, or within the first at its means so far: of the run shown, and of all
/// others at the same epoch or moment.
struct CurveReading {
    double x = 0;  ///< axis units
    QString head;  ///< "epoch 7", "40 % of the first epoch", "7:13"
    QList<CurveValue> values;

    /// "Epoch 7: training 90.6 %, validation 82.1 %."
    QString spoken() const;
};

/// Where a chart can be read, axis units, ascending: the finished epochs of the runs shown, of ghosts where
/// there is no other; within the frame only.
QList<double> readingStops(const CurveState& state, const CurveFrame& frame);

/// The reading at the stop nearest to `x`; absent without any.
std::optional<CurveReading> readingAt(const CurveState& state, const CurveFrame& frame, double x);

}  // namespace epochmark

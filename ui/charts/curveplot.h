// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/chartstyle.h"
#include "charts/curvestate.h"

#include <QtCharts/QChart>

#include <optional>

class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace epochmark {

class CurveOverlay;

/// The chart itself: a QChart with its axes, series and annotations, to be put into a view (which then owns
/// it) or a scene. Draws exactly what show() says, at once; throttling is CurveChart's. Window thread.
class CurvePlot : public QChart {
    Q_OBJECT
public:
    CurvePlot();

    void show(const CurveState& state, const ChartStyle& style);

private:
    struct RunSeries {
        QLineSeries* training = nullptr;  ///< null for ghosts
        QLineSeries* validation = nullptr;
        QScatterSeries* trainingDots = nullptr;
        QScatterSeries* validationDots = nullptr;
    };

    void rebuild();
    QLineSeries* addLine();
    QScatterSeries* addDots();
    void dressAxis(QValueAxis* axis, bool isHorizontal);
    void dressSeries();
    void dressRun(const RunSeries& series, const RunCurves& run, int ghost);
    void applyFrame();
    void placePlot();
    void fillSeries();
    void fill(QLineSeries* line, QScatterSeries* dots, const QList<CurvePoint>& points);
    bool isStub(const RunCurves& run, const QList<QPointF>& line) const;
    void annotatePlot();

    CurveState m_state;
    ChartStyle m_style;
    std::optional<CurveFrame> m_frame;
    double m_margin = 0;
    bool m_isDressed = false;
    QValueAxis* m_x = nullptr;
    QValueAxis* m_y = nullptr;
    QLineSeries* m_mapper = nullptr;  ///< always there and empty: maps values to pixels
    QList<RunSeries> m_series;
    CurveOverlay* m_overlay = nullptr;
};

}  // namespace epochmark

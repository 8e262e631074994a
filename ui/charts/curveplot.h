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

class CurveCursor;
class CurveGrid;
class CurveOverlay;

/// The chart itself: a QChart with series, grid, annotations and cursor, to be put into a view (which then
/// owns it) or a scene. Draws exactly what show() says, at once and again in every size that it gets;
/// throttling is CurveChart's. Of QChart's axes only the mapping is used. Window thread.
class CurvePlot : public QChart {
    Q_OBJECT
public:
    CurvePlot();

    void show(const CurveState& state, const ChartStyle& style);

    /// What is shown now, zoom included; a frame of nothing before the first show().
    CurveFrame frame() const { return m_frame.value_or(CurveFrame()); }
    /// Axis units to pixels of the chart and back.
    QPointF toPixels(const QPointF& units) const;
    QPointF toUnits(const QPointF& pixels) const;
    CurveCursor& cursor() const { return *m_cursor; }

protected:
    void resizeEvent(QGraphicsSceneResizeEvent* event) override;

private:
    struct RunSeries {
        QLineSeries* soFar = nullptr;     ///< null for ghosts
        QLineSeries* training = nullptr;  ///< null for ghosts
        QLineSeries* validation = nullptr;
        QScatterSeries* trainingDots = nullptr;
        QScatterSeries* validationDots = nullptr;
    };

    void rebuild();
    QLineSeries* addLine();
    QScatterSeries* addDots();
    void dressSeries();
    void dressRun(const RunSeries& series, const RunCurves& run, int ghost);
    void applyFrame();
    void placePlot();
    QList<QPointF> shownPart(const QList<QPointF>& points) const;
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
    QList<RunSeries> m_series;
    CurveGrid* m_grid = nullptr;
    CurveOverlay* m_overlay = nullptr;
    CurveCursor* m_cursor = nullptr;
};

}  // namespace epochmark

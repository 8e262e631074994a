// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curveplot.h"

#include "charts/curveannotations.h"
#include "charts/curvecursor.h"
#include "charts/curvegrid.h"
#include "charts/curveoverlay.h"

#include <QGraphicsLayout>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr qsizetype kMostPoints = 2000;
constexpr double kDotSize = 7;
constexpr double kLeastDotDistance = 9;
constexpr double kWidestMargin = 0.34;
constexpr double kShortestGhost = 24;
constexpr double kEdgeShare = 1e-6;  // of an axis: a point on the edge is inside

QPen linePen(const QColor& color, double width, const QList<qreal>& dash)
{
    QPen pen(color, width);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (!dash.isEmpty()) {
        pen.setDashPattern(dash);
    }
    return pen;
}

bool hasSameShape(const QList<RunCurves>& a, const QList<RunCurves>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const RunCurves& left, const RunCurves& right) {
                          return left.isGhost == right.isGhost && left.series == right.series;
                      });
}

bool isInFrame(const QPointF& point, const CurveFrame& frame)
{
    const double x = kEdgeShare * (frame.x.high - frame.x.low);
    const double y = kEdgeShare * (frame.y.high - frame.y.low);
    return point.x() >= frame.x.low - x && point.x() <= frame.x.high + x && point.y() >= frame.y.low - y
           && point.y() <= frame.y.high + y;
}

bool isSameStyle(const ChartStyle& a, const ChartStyle& b)
{
    return a.tokens.surface == b.tokens.surface && a.tokens.text == b.tokens.text && a.tick == b.tick
           && a.label == b.label && qFuzzyCompare(a.scale, b.scale);
}

}  // namespace

CurvePlot::CurvePlot()
    : QChart(), m_x(new QValueAxis(this)), m_y(new QValueAxis(this)), m_grid(new CurveGrid(this)),
      m_overlay(new CurveOverlay(this)), m_cursor(new CurveCursor(this))
{
    legend()->hide();
    layout()->setContentsMargins(0, 0, 0, 0);
    setMargins(QMargins());
    setBackgroundRoundness(0);
    setBackgroundPen(Qt::NoPen);
    addAxis(m_x, Qt::AlignBottom);
    addAxis(m_y, Qt::AlignLeft);
    m_x->setVisible(false);
    m_y->setVisible(false);
}

void CurvePlot::show(const CurveState& state, const ChartStyle& style)
{
    const bool isRebuilt = !hasSameShape(m_state.curves, state.curves);
    const bool isRestyled = !m_isDressed || !isSameStyle(m_style, style);
    m_state = state;
    m_style = style;
    if (isRebuilt) {
        rebuild();
    }
    if (isRestyled) {
        setBackgroundBrush(m_style.tokens.surface);
        m_isDressed = true;
    }
    if (isRebuilt || isRestyled) {
        dressSeries();
    }
    applyFrame();
    fillSeries();
    annotatePlot();
}

void CurvePlot::rebuild()
{
    for (const RunSeries& run : std::as_const(m_series)) {
        for (QXYSeries* series : std::initializer_list<QXYSeries*>{run.soFar, run.training, run.validation,
                                                                   run.trainingDots, run.validationDots}) {
            if (series != nullptr) {
                removeSeries(series);
                delete series;
            }
        }
    }
    m_series = QList<RunSeries>(m_state.curves.size());
    // Ghosts first: the run shown lies on top of them.
    for (const bool isGhost : {true, false}) {
        for (qsizetype i = 0; i < m_series.size(); ++i) {
            if (m_state.curves[i].isGhost != isGhost) {
                continue;
            }
            m_series[i].validation = addLine();
            if (!isGhost) {
                m_series[i].soFar = addLine();
                m_series[i].training = addLine();
                m_series[i].validationDots = addDots();
                m_series[i].trainingDots = addDots();
            }
        }
    }
}

QLineSeries* CurvePlot::addLine()
{
    auto* series = new QLineSeries(this);
    addSeries(series);
    series->attachAxis(m_x);
    series->attachAxis(m_y);
    return series;
}

QScatterSeries* CurvePlot::addDots()
{
    auto* series = new QScatterSeries(this);
    const QList<QGraphicsItem*> before = childItems();
    addSeries(series);
    series->attachAxis(m_x);
    series->attachAxis(m_y);
    // Qt Charts cuts the dots at the plot's edge: the last epoch would show half a dot.
    for (QGraphicsItem* item : childItems()) {
        if (!before.contains(item)) {
            item->setFlag(QGraphicsItem::ItemClipsChildrenToShape, false);
        }
    }
    return series;
}

void CurvePlot::dressSeries()
{
    int ghosts = 0;
    for (qsizetype i = 0; i < m_series.size(); ++i) {
        dressRun(m_series[i], m_state.curves[i], ghosts);
        ghosts += m_state.curves[i].isGhost ? 1 : 0;
    }
}

void CurvePlot::dressRun(const RunSeries& series, const RunCurves& run, int ghost)
{
    const Tokens& tokens = m_style.tokens;
    const QColor color = m_style.seriesColor(run.series);
    if (run.isGhost) {
        series.validation->setPen(linePen(color, 1.25 * m_style.scale, ghostDash(ghost)));
        return;
    }
    series.soFar->setPen(linePen(color, 1.5 * m_style.scale, {1, 1.5}));
    series.training->setPen(linePen(color, 2.25 * m_style.scale, {}));
    series.validation->setPen(linePen(color, 2.25 * m_style.scale, {2.7, 1.8}));
    // On light ground the pale colours don't reach 3:1: their dots get an edge in the colour of the text.
    const bool isPale = !tokens.isDark && run.series >= 4 && run.series <= 6;
    const QPen edge = isPale ? QPen(tokens.text, m_style.scale) : QPen(color, 1.75 * m_style.scale);
    series.trainingDots->setBrush(color);
    series.validationDots->setBrush(tokens.surface);
    for (QScatterSeries* dots : {series.trainingDots, series.validationDots}) {
        dots->setPen(edge);
        dots->setMarkerSize(kDotSize * m_style.scale);
    }
}

void CurvePlot::applyFrame()
{
    m_frame = frameOf(m_state);
    const double wanted = m_state.nowSeconds ? 0
                                             : std::max(m_style.margin, labelMargin(m_state, *m_frame,
                                                                                    m_style, size().width()));
    m_margin = std::min(wanted, size().width() * kWidestMargin);
    m_x->setRange(m_frame->x.low, m_frame->x.high);
    m_y->setRange(m_frame->y.low, m_frame->y.high);
    placePlot();
}

/// The plot's rectangle is ours and not Qt's layout's: charts beside and above each other line up, it is
/// known before the event loop comes round, and grid and series get it at the same time.
void CurvePlot::placePlot()
{
    // Half a tick's label sticks out at the top and at the right.
    const double edge = 8 * m_style.scale;
    const double right = std::max({edge, m_margin, CurveGrid::rightMargin(*m_frame, m_style)});
    const double left = CurveGrid::leftMargin(*m_frame, m_style);
    const double bottom = CurveGrid::bottomMargin(m_style);
    const QRectF plot(std::round(left), std::round(edge), std::round(size().width() - left - right),
                      std::round(size().height() - edge - bottom));
    if (plot.isValid() && plot != plotArea()) {
        setPlotArea(plot);
    }
}

void CurvePlot::resizeEvent(QGraphicsSceneResizeEvent* event)
{
    QChart::resizeEvent(event);
    if (m_frame) {
        applyFrame();
        fillSeries();
        annotatePlot();
    }
}

QPointF CurvePlot::toPixels(const QPointF& units) const
{
    const CurveFrame frame = this->frame();
    const QRectF plot = plotArea();
    return {plot.left() + (units.x() - frame.x.low) / (frame.x.high - frame.x.low) * plot.width(),
            plot.bottom() - (units.y() - frame.y.low) / (frame.y.high - frame.y.low) * plot.height()};
}

QPointF CurvePlot::toUnits(const QPointF& pixels) const
{
    const CurveFrame frame = this->frame();
    const QRectF plot = plotArea();
    return {frame.x.low + (pixels.x() - plot.left()) / plot.width() * (frame.x.high - frame.x.low),
            frame.y.low + (plot.bottom() - pixels.y()) / plot.height() * (frame.y.high - frame.y.low)};
}

void CurvePlot::fillSeries()
{
    for (qsizetype i = 0; i < m_series.size(); ++i) {
        const RunSeries& series = m_series[i];
        if (series.training != nullptr) {
            const RunCurves& run = m_state.curves[i];
            fill(series.training, series.trainingDots, run.training);
            fill(series.soFar, nullptr, run.training.isEmpty() ? run.soFar : QList<CurvePoint>());
        }
        fill(series.validation, series.validationDots, m_state.curves[i].validation);
        if (isStub(m_state.curves[i], series.validation->points())) {
            series.validation->clear();
        }
    }
}

/// A ghost that was done almost at once would be a smear at the left: its diamond says it all.
bool CurvePlot::isStub(const RunCurves& run, const QList<QPointF>& line) const
{
    return run.isGhost && run.isFinished && m_frame->secondsPerUnit > 0 && !line.isEmpty() && !m_state.zoom
           && line.last().x() / m_frame->x.high * plotArea().width() < kShortestGhost * m_style.scale;
}

/// What lies within the frame and the next point on both sides: the line runs on to the edge.
QList<QPointF> CurvePlot::shownPart(const QList<QPointF>& points) const
{
    if (!m_state.zoom) {
        return points;
    }
    const auto isLeft = [](const QPointF& point, double x) { return point.x() < x; };
    auto begin = std::lower_bound(points.begin(), points.end(), m_frame->x.low, isLeft);
    auto end = std::lower_bound(begin, points.end(), m_frame->x.high, isLeft);
    begin -= begin == points.begin() ? 0 : 1;
    end += end == points.end() ? 0 : 1;
    return QList<QPointF>(begin, end);
}

void CurvePlot::fill(QLineSeries* line, QScatterSeries* dots, const QList<CurvePoint>& points)
{
    const QList<QPointF> shown = foldMinMax(shownPart(lineThrough(points, m_state, *m_frame)), kMostPoints);
    line->replace(shown);
    if (dots == nullptr) {
        return;
    }
    // Dots are what was measured, whatever the line between them is.
    QList<QPointF> measured = m_state.smoothing > 0
                                  ? foldMinMax(shownPart(framePoints(points, *m_frame)), kMostPoints)
                                  : shown;
    const double span = m_frame->x.high - m_frame->x.low;
    const bool isCrowded = measured.size() > 2
                           && (measured.last().x() - measured.first().x()) / span * plotArea().width()
                                  < kLeastDotDistance * m_style.scale
                                        * static_cast<double>(measured.size() - 1);
    if (isCrowded) {
        measured = {measured.last()};
    }
    // They aren't cut at the plot's edge.
    measured.removeIf([this](const QPointF& point) { return !isInFrame(point, *m_frame); });
    dots->replace(measured);
}

void CurvePlot::annotatePlot()
{
    if (!m_frame) {
        return;
    }
    const QRectF plot = plotArea();
    const QRectF bounds(QPointF(), size());
    QRectF area = plot;
    area.setTop(0);
    area.setRight(m_state.nowSeconds ? plot.right() : size().width());
    const ToPixels toPixels = [this](const QPointF& units) { return this->toPixels(units); };
    m_grid->setFrame(*m_frame, m_style, plot, bounds);
    m_overlay->setAnnotations(annotate(m_state, *m_frame, m_style, plot, area, toPixels), m_style, bounds);
    m_cursor->setPlace(m_style, plot, bounds, toPixels);
}

}  // namespace epochmark

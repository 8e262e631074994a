// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curveplot.h"

#include "charts/curveannotations.h"
#include "charts/curveoverlay.h"

#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QLocale>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>

namespace epochmark {

namespace {

constexpr qsizetype kMostPoints = 2000;
constexpr double kDotSize = 7;
constexpr double kLeastDotDistance = 9;
constexpr double kWidestMargin = 0.34;
constexpr double kShortestGhost = 24;

QList<qreal> ghostDash(int ghost)
{
    static const QList<QList<qreal>> dashes{{4, 2.4}, {1.6, 2}, {6, 2, 1.6, 2}};
    return dashes[ghost % dashes.size()];
}

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

bool isSameStyle(const ChartStyle& a, const ChartStyle& b)
{
    return a.tokens.surface == b.tokens.surface && a.tokens.text == b.tokens.text && a.tick == b.tick
           && a.label == b.label && qFuzzyCompare(a.scale, b.scale);
}

}  // namespace

CurvePlot::CurvePlot()
    : QChart(), m_x(new QValueAxis(this)), m_y(new QValueAxis(this)), m_mapper(new QLineSeries(this))
{
    legend()->hide();
    layout()->setContentsMargins(0, 0, 0, 0);
    setMargins(QMargins());
    setBackgroundRoundness(0);
    setBackgroundPen(Qt::NoPen);
    addAxis(m_x, Qt::AlignBottom);
    addAxis(m_y, Qt::AlignLeft);
    setLocalizeNumbers(true);
    addSeries(m_mapper);
    m_mapper->attachAxis(m_x);
    m_mapper->attachAxis(m_y);
    m_overlay = new CurveOverlay(this);
    connect(this, &QChart::plotAreaChanged, this, &CurvePlot::annotatePlot);
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
        dressAxis(m_x, true);
        dressAxis(m_y, false);
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
        for (QXYSeries* series : std::initializer_list<QXYSeries*>{run.training, run.validation,
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

void CurvePlot::dressAxis(QValueAxis* axis, bool isHorizontal)
{
    axis->setLabelsFont(m_style.tick);
    axis->setLabelsBrush(m_style.tokens.muted);
    axis->setTitleFont(m_style.tick);
    axis->setTitleBrush(m_style.tokens.muted);
    // An invisible line would take the labels with it: the vertical axis has a line without a pen.
    axis->setLinePen(isHorizontal ? QPen(m_style.tokens.control, m_style.scale) : QPen(Qt::NoPen));
    axis->setGridLineVisible(!isHorizontal);
    axis->setGridLinePen(QPen(m_style.tokens.grid, m_style.scale));
    axis->setTickType(QValueAxis::TicksDynamic);
    axis->setTickAnchor(0);
    axis->setTruncateLabels(false);
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
    const QColor color = tokens.series[static_cast<size_t>(run.series) % tokens.series.size()];
    if (run.isGhost) {
        series.validation->setPen(linePen(color, 1.25 * m_style.scale, ghostDash(ghost)));
        return;
    }
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
    const CurveFrame frame = frameOf(m_state);
    const double wanted = m_state.nowSeconds ? 0
                                             : std::max(m_style.margin,
                                                        labelMargin(m_state, frame, m_style, size().width()));
    const double margin = std::min(wanted, size().width() * kWidestMargin);
    if (!m_isDressed || !m_frame || *m_frame != frame || !qFuzzyCompare(margin + 1, m_margin + 1)) {
        m_frame = frame;
        m_margin = margin;
        for (const auto& [axis, values] : {std::pair(m_x, frame.x), std::pair(m_y, frame.y)}) {
            axis->setRange(values.low, values.high);
            axis->setTickInterval(values.step);
            axis->setLabelFormat(QStringLiteral("%.%1f").arg(values.decimals));
            axis->setTitleText(values.title);
        }
    }
    placePlot();
}

/// The plot's rectangle is ours and not Qt's layout's: charts beside and above each other line up, and it is
/// known before the event loop comes round.
void CurvePlot::placePlot()
{
    const QFontMetricsF tick(m_style.tick);
    const double gap = 4 * m_style.scale;
    // Half a tick's label sticks out at the top and at the right.
    const double edge = 8 * m_style.scale;
    const QString last = locale().toString(m_frame->x.high, 'f', m_frame->x.decimals);
    const double right = std::max({edge, m_margin, tick.horizontalAdvance(last) / 2 + 2});
    const double left = tick.height() + gap + tick.horizontalAdvance(QStringLiteral("100")) + 3 * gap;
    const double bottom = 2 * tick.height() + 3 * gap;
    const QRectF plot(left, edge, size().width() - left - right, size().height() - edge - bottom);
    if (plot.isValid() && plot != plotArea()) {
        setPlotArea(plot);
    }
    layout()->activate();
}

void CurvePlot::fillSeries()
{
    for (qsizetype i = 0; i < m_series.size(); ++i) {
        const RunSeries& series = m_series[i];
        if (series.training != nullptr) {
            fill(series.training, series.trainingDots, m_state.curves[i].training);
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
    return run.isGhost && run.isFinished && m_frame->secondsPerUnit > 0 && !line.isEmpty()
           && line.last().x() / m_frame->x.high * plotArea().width() < kShortestGhost * m_style.scale;
}

void CurvePlot::fill(QLineSeries* line, QScatterSeries* dots, const QList<CurvePoint>& points)
{
    const QList<QPointF> shown = foldMinMax(framePoints(points, m_state, *m_frame), kMostPoints);
    line->replace(shown);
    if (dots == nullptr) {
        return;
    }
    const double span = m_frame->x.high - m_frame->x.low;
    const bool isCrowded = shown.size() > 2
                           && (shown.last().x() - shown.first().x()) / span * plotArea().width()
                                  < kLeastDotDistance * m_style.scale * static_cast<double>(shown.size() - 1);
    dots->replace(isCrowded ? QList<QPointF>{shown.last()} : shown);
}

void CurvePlot::annotatePlot()
{
    if (!m_frame) {
        return;
    }
    const QRectF plot = plotArea();
    QRectF area = plot;
    area.setTop(0);
    area.setRight(m_state.nowSeconds ? plot.right() : size().width());
    const ToPixels toPixels = [this](const QPointF& value) { return mapToPosition(value, m_mapper); };
    m_overlay->setAnnotations(annotate(m_state, *m_frame, m_style, plot, area, toPixels), m_style,
                              QRectF(QPointF(), size()));
}

}  // namespace epochmark

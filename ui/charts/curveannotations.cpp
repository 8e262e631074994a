// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curveannotations.h"

#include "base/format.h"
#include "charts/labelplacement.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <array>

namespace epochmark {

namespace {

constexpr double kObstacleStep = 4;
constexpr qsizetype kMostNamed = 4;  // more names cover the lines: the page tells the colours then
constexpr double kEdgeOfFrame = 1e-6;
constexpr double kMostOfLegend = 0.5;        // of the plot's width: what a ghost's name may take
constexpr qsizetype kAsBadAsPoints = 1'000;  // of a line: covering a name
constexpr std::array kLegendPlaces{1.0,   0.0,   0.5,   0.25, 0.75,
                                   0.125, 0.375, 0.625, 0.875};  // shares of the way

struct AnnotationText {
    Q_DECLARE_TR_FUNCTIONS(CurveChart)
};

/// A name before it has its place.
struct PendingLabel {
    CurveLabel label;
    LabelRequest request;
    QString shortName;  ///< to be used where the whole one finds no good place; empty: there is none
    const RunCurves* ghost = nullptr;  ///< whose name it is; null: of a run that is shown
};

QString valueText(std::optional<double> value, CurveChart::Metric metric)
{
    return metric == CurveChart::Metric::Accuracy ? format::percent(value) : format::loss(value);
}

std::optional<double> lastValue(const QList<CurvePoint>& points)
{
    return points.isEmpty() ? std::nullopt : points.last().value;
}

QSizeF textSize(const QString& name, const QString& value, const ChartStyle& style)
{
    const QFontMetricsF nameMetrics(style.label);
    const QFontMetricsF valueMetrics(style.value);
    const double space = value.isEmpty() || name.isEmpty() ? 0
                                                           : nameMetrics.horizontalAdvance(QLatin1Char(' '));
    return QSizeF(nameMetrics.horizontalAdvance(name) + space + valueMetrics.horizontalAdvance(value),
                  std::max(nameMetrics.height(), valueMetrics.height()));
}

qsizetype shownRuns(const CurveState& state)
{
    return std::count_if(state.curves.begin(), state.curves.end(),
                         [](const RunCurves& run) { return !run.isGhost; });
}

bool isGhostDone(const RunCurves& ghost, const CurveState& state)
{
    return ghost.isFinished && state.nowSeconds && *state.nowSeconds >= ghost.totalSeconds;
}

bool isDoneShown(const RunCurves& ghost, const CurveState& state, const CurveFrame& frame)
{
    const bool endsInFrame = frame.secondsPerUnit > 0
                             && ghost.totalSeconds <= frame.x.high * frame.secondsPerUnit;
    return ghost.isGhost && ghost.isFinished && (endsInFrame || isGhostDone(ghost, state));
}

QString ghostName(const RunCurves& ghost, const CurveState& state, const CurveFrame& frame)
{
    if (isDoneShown(ghost, state, frame)) {
        return AnnotationText::tr("%1, done %2").arg(ghost.label, format::clockTime(ghost.totalSeconds));
    }
    return ghost.label;
}

/// What is written at the ends of a run's two lines: first training (may be empty), then validation.
std::pair<CurveLabel, CurveLabel> labelsOf(const RunCurves& run, const CurveState& state,
                                           const CurveFrame& frame)
{
    CurveLabel training;
    CurveLabel validation;
    if (run.isGhost) {
        validation.name = ghostName(run, state, frame);
        return {training, validation};
    }
    if (shownRuns(state) > kMostNamed) {
        return {training, validation};
    }
    validation.value = valueText(lastValue(run.validation), state.metric);
    if (shownRuns(state) > 1) {
        validation.name = run.label;  // the colour tells the run, the dash the split: one name a run
        return {training, validation};
    }
    training.name = run.training.isEmpty() ? AnnotationText::tr("training so far")
                                           : AnnotationText::tr("training");
    training.value = valueText(lastValue(trainingSoFar(run)), state.metric);
    validation.name = AnnotationText::tr("validation");
    return {training, validation};
}

class Annotator {
public:
    Annotator(const CurveState& state, const CurveFrame& frame, const ChartStyle& style, const QRectF& plot,
              const QRectF& area, const ToPixels& toPixels)
        : m_state(state), m_frame(frame), m_style(style), m_plot(plot), m_area(area), m_toPixels(toPixels)
    {}

    CurveAnnotations annotate()
    {
        placeNow();
        for (const RunCurves& run : m_state.curves) {
            const auto [training, validation] = labelsOf(run, m_state, m_frame);
            const QList<QPointF> line = shownLine(run.validation);
            const QList<QPointF> trainingLine = run.isGhost ? QList<QPointF>()
                                                            : shownLine(trainingSoFar(run));
            addLabel(trainingLine, training, run, {});
            addLabel(line, validation, run, isDoneShown(run, m_state, m_frame) ? run.label : QString());
            addObstacles(trainingLine, run);
            addObstacles(line, run);
            if (run.isGhost) {
                markGhost(run, lineThrough(run.validation, m_state, m_frame));
            }
        }
        placePending();
        placeMessage();
        return m_result;
    }

private:
    QList<QPointF> shownLine(const QList<CurvePoint>& points) const
    {
        return clipped(lineThrough(points, m_state, m_frame), m_frame.x.low, m_frame.x.high);
    }

    bool isShown(double y) const
    {
        return y >= m_frame.y.low - kEdgeOfFrame && y <= m_frame.y.high + kEdgeOfFrame;
    }

    void placeNow()
    {
        const auto run = std::find_if(m_state.curves.begin(), m_state.curves.end(),
                                      [](const RunCurves& curves) { return !curves.isGhost; });
        if (!m_state.nowSeconds) {
            return;
        }
        const RunCurves none;
        const bool isKnown = m_state.xAxis == CurveChart::XAxis::Epochs && m_state.nowEpochs;
        const double at = isKnown ? *m_state.nowEpochs
                                  : frameX(run == m_state.curves.end() ? none : *run, *m_state.nowSeconds,
                                           m_frame);
        if (m_state.zoom && (at < m_frame.x.low || at > m_frame.x.high)) {
            return;
        }
        const double x = m_toPixels(QPointF(std::min(at, m_frame.x.high), m_frame.y.low)).x();
        NowLine now;
        now.line = QLineF(x, m_plot.top(), x, m_plot.bottom());
        now.text = AnnotationText::tr("now %1").arg(format::clockTime(*m_state.nowSeconds));
        const QFontMetricsF metrics(m_style.tick);
        now.rect = QRectF(0, m_plot.top(), metrics.horizontalAdvance(now.text), metrics.height());
        const double gap = 6 * m_style.scale;
        const bool isRoomRight = x + gap + now.rect.width() <= m_area.right();
        now.rect.moveLeft(isRoomRight ? x + gap : x - gap - now.rect.width());
        m_result.now = now;
        for (double y = m_plot.top(); y <= m_plot.bottom(); y += kObstacleStep) {
            m_obstacles.append(QList<QPointF>(4, QPointF(x, y)));  // no name is crossed out
        }
    }

    void addLabel(const QList<QPointF>& shown, const CurveLabel& label, const RunCurves& run,
                  const QString& shortName)
    {
        if (shown.isEmpty() || !isShown(shown.last().y())
            || (label.name.isEmpty() && label.value.isEmpty())) {
            return;
        }
        PendingLabel pending{label, {}, shortName, run.isGhost ? &run : nullptr};
        elide(pending.label);
        pending.label.anchor = m_toPixels(shown.last());
        pending.request.anchor = pending.label.anchor;
        pending.request.size = textSize(pending.label.name, pending.label.value, m_style);
        pending.request.isLineAbove = shown.size() > 1 && shown[shown.size() - 2].y() > shown.last().y();
        pending.request.notLeftOf = m_plot.left();
        if (m_result.now) {
            const double behind = m_result.now->line.x1() - pending.request.anchor.x();
            if (behind > -8 * m_style.scale && behind < 64 * m_style.scale) {
                pending.request.notLeftOf = m_result.now->line.x1() + 8 * m_style.scale;
            }
        }
        m_pending.append(pending);
    }

    void addObstacles(const QList<QPointF>& line, const RunCurves& run)
    {
        const int weight = run.isGhost ? 1 : 3;  // thick lines are what the chart is about
        const QList<QPointF> shown = foldMinMax(line, 200);
        for (qsizetype i = 0; i < shown.size(); ++i) {
            const QPointF to = m_toPixels(shown[i]);
            const QPointF from = i > 0 ? m_toPixels(shown[i - 1]) : to;
            addDot(to, run.isGhost);
            const QLineF piece(from, to);
            const int steps = std::clamp(static_cast<int>(piece.length() / kObstacleStep), 1, 200);
            for (int step = 1; step <= steps; ++step) {
                m_obstacles.append(QList<QPointF>(weight, piece.pointAt(static_cast<double>(step) / steps)));
            }
        }
    }

    /// What a dot takes up around the line's own points; ghosts have none.
    void addDot(const QPointF& at, bool isGhost)
    {
        const double radius = isGhost ? 0 : 3 * m_style.scale;
        for (int turn = 0; radius > 0 && turn < 4; ++turn) {
            const QPointF aside = turn % 2 == 0 ? QPointF(radius, 0) : QPointF(0, radius);
            m_obstacles.append(QList<QPointF>(2, turn < 2 ? at + aside : at - aside));
        }
    }

    void elide(CurveLabel& label) const
    {
        const QFontMetricsF metrics(m_style.label);
        const double value = textSize(QString(), label.value, m_style).width();
        label.name = metrics.elidedText(label.name, Qt::ElideRight,
                                        std::max(0.0, m_area.width() * 0.6 - value));
    }

    void markGhost(const RunCurves& run, const QList<QPointF>& line)
    {
        const bool isDone = isGhostDone(run, m_state) || (!m_state.nowSeconds && m_frame.secondsPerUnit > 0);
        if (line.isEmpty() || (!m_state.nowSeconds && !isDone)) {
            return;
        }
        const double x = isDone ? line.last().x() : frameX(run, m_state.nowSeconds.value_or(0), m_frame);
        const std::optional<double> y = valueAt(line, x);
        if (y && isShown(*y) && x <= m_frame.x.high) {
            m_result.marks.append(
                CurveMark{m_toPixels(QPointF(x, *y)), m_style.seriesColor(run.series), isDone});
            // A mark hidden under a name is worse than a line.
            m_obstacles.append(QList<QPointF>(8, m_result.marks.last().at));
        }
    }

    void placePending()
    {
        // Several runs beside each other end where they end; in a race the order of the names tells who leads.
        const bool isRace = std::any_of(m_state.curves.begin(), m_state.curves.end(),
                                        [](const RunCurves& run) { return run.isGhost; });
        const LabelSpacing spacing{8 * m_style.scale, 16 * m_style.scale, 12 * m_style.scale,
                                   96 * m_style.scale, !isRace};
        const QList<QRectF> taken = m_result.now ? QList<QRectF>{m_result.now->rect.adjusted(
                                        0, 0, 0, 3 * m_style.scale)}
                                                 : QList<QRectF>();
        const LabelObstacles obstacles{taken, m_obstacles};
        QList<LabelPlace> places = placeLabels(requests(), m_area, obstacles, spacing);
        if (shorten(places, 2 * spacing.distance)) {
            places = placeLabels(requests(), m_area, obstacles, spacing);
        }
        const bool hasGhost = std::any_of(
            m_pending.begin(), m_pending.end(),
            [](const PendingLabel& pending) { return pending.ghost != nullptr; });
        const bool isCovering = std::any_of(places.begin(), places.end(),
                                            [](const LabelPlace& place) { return place.isCovering; });
        if (hasGhost && isCovering) {
            m_pending.removeIf([](const PendingLabel& pending) { return pending.ghost != nullptr; });
            places = placeLabels(requests(), m_area, obstacles, spacing);
        }
        for (qsizetype i = 0; i < places.size(); ++i) {
            m_pending[i].label.rect = places[i].rect;
            m_pending[i].label.hasLeader = places[i].hasLeader;
            m_result.labels.append(m_pending[i].label);
        }
        if (hasGhost && isCovering) {
            placeLegend();
        }
    }

    QList<LabelRequest> requests() const
    {
        QList<LabelRequest> requests;
        for (const PendingLabel& pending : m_pending) {
            requests.append(pending.request);
        }
        return requests;
    }

    /// Where it covers the least; with the ghosts' short names where whole ones would cover more.
    void placeLegend()
    {
        std::optional<qsizetype> least;
        for (const bool isShort : {false, true}) {
            CurveLegend legend = legendOfGhosts(isShort);
            const qsizetype hits = moveToQuietestPlace(legend.rect);
            if (!least || hits < *least) {
                least = hits;
                m_result.legend = legend;
            }
        }
    }

    CurveLegend legendOfGhosts(bool isShort) const
    {
        CurveLegend legend;
        double width = 0;
        const QFontMetricsF metrics(m_style.tick);
        qsizetype ghost = 0;
        for (const RunCurves& run : m_state.curves) {
            if (run.isGhost && !run.validation.isEmpty()) {
                const QString name = isShort ? run.label : ghostName(run, m_state, m_frame);
                const QString shown = metrics.elidedText(name, Qt::ElideMiddle,
                                                         m_plot.width() * kMostOfLegend);
                legend.rows.append({shown, m_style.seriesColor(run.series), ghost});
                width = std::max(width, metrics.horizontalAdvance(shown));
            }
            ghost += run.isGhost ? 1 : 0;
        }
        legend.rect.setSize(QSizeF(width + (kLegendStroke + kLegendGap) * m_style.scale,
                                   metrics.height() * static_cast<double>(legend.rows.size())));
        return legend;
    }

    /// Tries the corners first, then places between them; of equal ones the first is taken. Returns how much
    /// is covered there.
    qsizetype moveToQuietestPlace(QRectF& rect) const
    {
        const double gap = kLegendGap * m_style.scale;
        const QRectF inner = m_plot.adjusted(gap, gap, -gap - rect.width(), -gap - rect.height());
        std::optional<qsizetype> least;
        QPointF best = inner.topLeft();
        for (const double along : kLegendPlaces) {
            for (const double down : kLegendPlaces) {
                rect.moveTo(inner.left() + along * std::max(0.0, inner.width()),
                            inner.top() + down * std::max(0.0, inner.height()));
                const qsizetype hits = covered(rect.adjusted(-gap, 0, gap, 0));
                if (!least || hits < *least) {
                    least = hits;
                    best = rect.topLeft();
                }
            }
        }
        rect.moveTo(best);
        return *least;
    }

    /// Points of lines under a rectangle; names and the "now" line count as many.
    qsizetype covered(const QRectF& rect) const
    {
        qsizetype hits = std::count_if(m_obstacles.begin(), m_obstacles.end(),
                                       [&rect](const QPointF& point) { return rect.contains(point); });
        for (const CurveLabel& label : m_result.labels) {
            hits += label.rect.intersects(rect) ? kAsBadAsPoints : 0;
        }
        return hits + (m_result.now && m_result.now->rect.intersects(rect) ? kAsBadAsPoints : 0);
    }

    void placeMessage()
    {
        const bool isEmpty = std::all_of(
            m_state.curves.begin(), m_state.curves.end(), [](const RunCurves& run) {
                return run.isGhost || (run.training.isEmpty() && run.validation.isEmpty());
            });
        if (!isEmpty || m_state.emptyText.isEmpty()) {
            return;
        }
        const QFontMetricsF metrics(m_style.label);
        const QString text = metrics.elidedText(m_state.emptyText, Qt::ElideRight, m_plot.width());
        QRectF rect(0, 0, metrics.horizontalAdvance(text), metrics.height());
        std::optional<qsizetype> least;
        QRectF best = rect;
        for (const double share : {0.5, 0.72, 0.28}) {
            rect.moveCenter(QPointF(m_plot.center().x(), m_plot.top() + share * m_plot.height()));
            const qsizetype hits = covered(rect);
            if (!least || hits < *least) {
                least = hits;
                best = rect;
            }
        }
        m_result.message = CurveMessage{text, best};
    }

    /// Takes the short names, all of them so that names tell the same, where a whole one lies on a line or
    /// far off. One that even so would be crossed by the "now" line moves behind it. Returns whether anything
    /// is to be placed again.
    bool shorten(const QList<LabelPlace>& places, double farOff)
    {
        bool isNeeded = false;
        for (qsizetype i = 0; i < places.size(); ++i) {
            isNeeded |= !m_pending[i].shortName.isEmpty()
                        && (places[i].isCovering || places[i].moved > farOff);
        }
        for (qsizetype i = 0; isNeeded && i < places.size(); ++i) {
            if (!m_pending[i].shortName.isEmpty()) {
                shorten(m_pending[i]);
            }
        }
        return isNeeded;
    }

    void shorten(PendingLabel& pending) const
    {
        LabelRequest& request = pending.request;
        pending.label.name = pending.shortName;
        elide(pending.label);
        request.size = textSize(pending.label.name, pending.label.value, m_style);
        const double right = std::max(request.anchor.x() + 8 * m_style.scale, request.notLeftOf)
                             + request.size.width();
        const double line = m_result.now ? m_result.now->line.x1() : request.anchor.x();
        if (request.anchor.x() < line && right + 4 * m_style.scale > line) {
            request.notLeftOf = std::max(request.notLeftOf, line + 8 * m_style.scale);
        }
    }

    const CurveState& m_state;
    const CurveFrame& m_frame;
    const ChartStyle& m_style;
    const QRectF m_plot;
    const QRectF m_area;
    const ToPixels& m_toPixels;
    QList<PendingLabel> m_pending;
    QList<QPointF> m_obstacles;
    CurveAnnotations m_result;
};

}  // namespace

CurveAnnotations annotate(const CurveState& state, const CurveFrame& frame, const ChartStyle& style,
                          const QRectF& plot, const QRectF& area, const ToPixels& toPixels)
{
    return Annotator(state, frame, style, plot, area, toPixels).annotate();
}

double labelMargin(const CurveState& state, const CurveFrame& frame, const ChartStyle& style, double width)
{
    double margin = 0;
    for (const RunCurves& run : state.curves) {
        const auto [training, validation] = labelsOf(run, state, frame);
        for (const auto& [label, points] :
             {std::pair(training, trainingSoFar(run)), std::pair(validation, run.validation)}) {
            const QList<QPointF> line = clipped(framePoints(points, frame), frame.x.low, frame.x.high);
            const double needed = textSize(label.name, label.value, style).width() + 12 * style.scale;
            if (line.isEmpty() || (label.name.isEmpty() && label.value.isEmpty())) {
                continue;
            }
            // The share of the plot on the right of the line's end is room too; the plot shrinks as the
            // margin grows.
            const double free = (frame.x.high - line.last().x()) / (frame.x.high - frame.x.low);
            margin = std::max(margin, free < 0.9 ? (needed - free * width) / (1 - free) : 0);
        }
    }
    return margin;
}

QString spoken(const CurveState& state)
{
    QStringList sentences;
    for (const RunCurves& run : state.curves) {
        const QString validation = valueText(lastValue(run.validation), state.metric);
        if (run.isGhost) {
            sentences.append(AnnotationText::tr("%1: validation %2.").arg(run.label, validation));
            continue;
        }
        if (run.training.isEmpty()) {
            sentences.append(AnnotationText::tr("No epoch is finished yet."));
            if (!run.soFar.isEmpty()) {
                sentences.append(AnnotationText::tr("Training so far: %1.")
                                     .arg(valueText(lastValue(run.soFar), state.metric)));
            }
            if (!state.emptyText.isEmpty()) {
                sentences.append(state.emptyText + QLatin1Char('.'));
            }
            continue;
        }
        const QString name = shownRuns(state) > 1 ? run.label + QStringLiteral(", ") : QString();
        const double epoch = run.training.last().epoch;
        sentences.append(AnnotationText::tr("%1epoch %2 of %3: training %4, validation %5.")
                             .arg(name, format::count(qRound64(epoch)),
                                  format::count(qRound64(std::max<double>(state.plannedEpochs, epoch))),
                                  valueText(lastValue(run.training), state.metric), validation));
    }
    return sentences.isEmpty() ? AnnotationText::tr("No curve yet.") : sentences.join(QLatin1Char(' '));
}

}  // namespace epochmark

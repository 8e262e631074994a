// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/sensorchart.h"

#include "charts/chartstyle.h"
#include "theme/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <optional>

namespace epochmark {

namespace {

constexpr double kLeastColumn = 240;  // narrower: one under the other
constexpr double kPlotHeight = 64;
constexpr double kBetweenColumns = 24;
constexpr double kBetweenRows = 12;
constexpr double kHeadGap = 10;     // under name and value
constexpr double kTickRoom = 6;     // between numbers and plot
constexpr double kSensorDot = 2.5;  // radius
constexpr double kLeastSpan = 4;    // decimals' units: what hardly changes isn't drawn as if it did
constexpr double kDotDistance = 7;  // closer: the line alone
constexpr double kPerGigahertz = 1000;
constexpr qsizetype kMostSensorPoints = 2000;  // as CurveChart

QString numberOf(const SensorCurve& curve, double value)
{
    return QLocale().toString(value, 'f', curve.decimals);
}

std::pair<double, double> rangeOf(const SensorCurve& curve)
{
    const auto [low, high] = std::minmax_element(
        curve.points.begin(), curve.points.end(),
        [](const QPointF& one, const QPointF& other) { return one.y() < other.y(); });
    return {low->y(), high->y()};
}

/// "58 to 71 °C, last 63 °C"
QString spokenRange(const SensorCurve& curve)
{
    const auto [low, high] = rangeOf(curve);
    return SensorChart::tr("%1: %2 to %3 %4, last %5 %4.")
        .arg(curve.name, numberOf(curve, low), numberOf(curve, high), curve.unit,
             numberOf(curve, curve.points.last().y()));
}

}  // namespace

QList<SensorCurve> sensorCurves(const QList<EpochReport>& epochs)
{
    SensorCurve temperature{SensorChart::tr("Temperature"), QStringLiteral("°C"), 0, {}};
    SensorCurve clock{SensorChart::tr("Clock"), QStringLiteral("GHz"), 2, {}};
    SensorCurve power{SensorChart::tr("Power"), QStringLiteral("W"), 0, {}};
    for (const EpochReport& epoch : epochs) {
        const EpochSensors told = epoch.sensors.value_or(EpochSensors());
        const auto add = [&epoch](SensorCurve& curve, std::optional<double> value, double by = 1) {
            if (value) {
                curve.points.append(QPointF(epoch.epoch, *value / by));
            }
        };
        add(temperature, told.celsius);
        add(clock, told.megahertz, kPerGigahertz);
        add(power, told.watts);
    }
    QList<SensorCurve> curves{temperature, clock, power};
    curves.removeIf([](const SensorCurve& curve) { return curve.points.isEmpty(); });
    return curves;
}

SensorChart::SensorChart(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Temperature, clock and power"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
}

void SensorChart::setEpochs(const QList<EpochReport>& epochs, int plannedEpochs)
{
    m_curves = sensorCurves(epochs);
    m_plannedEpochs = std::max({1, plannedEpochs, epochs.isEmpty() ? 1 : epochs.last().epoch});
    QStringList sentences;
    for (const SensorCurve& curve : m_curves) {
        sentences.append(spokenRange(curve));
    }
    setAccessibleDescription(sentences.join(QLatin1Char(' ')));
    setToolTip(sentences.join(QLatin1Char('\n')));
    fitHeight();
    setVisible(!m_curves.isEmpty());
    update();
}

int SensorChart::columns() const
{
    const auto count = std::max<int>(1, static_cast<int>(m_curves.size()));
    return width() >= count * kLeastColumn * theme::fontScale() ? count : 1;
}

void SensorChart::fitHeight()
{
    const int count = static_cast<int>(m_curves.size());
    const int rows = columns() == 1 ? std::max(1, count) : 1;
    const ChartStyle style = ChartStyle::of(this);
    const double scale = theme::fontScale();
    const double row = QFontMetricsF(style.value).height() + QFontMetricsF(style.tick).height()
                       + (kHeadGap + kPlotHeight + kTickRoom) * scale;
    setFixedHeight(qCeil(rows * row + (rows - 1) * kBetweenRows * scale));
}

QRectF SensorChart::placeOf(qsizetype curve) const
{
    const double scale = theme::fontScale();
    const auto count = static_cast<double>(std::max<qsizetype>(1, m_curves.size()));
    const auto number = static_cast<double>(curve);
    if (columns() > 1) {
        const double gap = kBetweenColumns * scale;
        const double wide = (width() - (count - 1) * gap) / count;
        return {number * (wide + gap), 0, wide, static_cast<double>(height())};
    }
    const double gap = kBetweenRows * scale;
    const double high = (height() - (count - 1) * gap) / count;
    return {0, number * (high + gap), static_cast<double>(width()), high};
}

QRectF SensorChart::plotOf(qsizetype curve) const
{
    const ChartStyle style = ChartStyle::of(this);
    const QFontMetricsF ticks(style.tick);
    const double scale = theme::fontScale();
    double left = 0;
    for (const FrameTick& tick : ticksOf(valueAxis(m_curves[curve]))) {
        left = std::max(left, ticks.horizontalAdvance(tick.text));
    }
    const double top = QFontMetricsF(style.value).height() + kHeadGap * scale;
    const double right = ticks.horizontalAdvance(QLocale().toString(m_plannedEpochs)) / 2 + 1;
    return placeOf(curve).adjusted(left + kTickRoom * scale, top, -right,
                                   -ticks.height() - kTickRoom * scale);
}

AxisFrame SensorChart::valueAxis(const SensorCurve& curve) const
{
    const auto [low, high] = rangeOf(curve);
    const double least = kLeastSpan * std::pow(10, -curve.decimals);
    const double middle = (low + high) / 2;
    const double span = std::max(high - low, least);
    AxisFrame axis;
    axis.step = niceStep(span, 2);
    axis.low = std::max(0.0, axis.step * std::floor((middle - span / 2) / axis.step));
    axis.high = axis.step * std::ceil((middle + span / 2) / axis.step);
    axis.decimals = axis.step >= 1 ? 0 : curve.decimals;
    return axis;
}

/// From epoch and value to pixels. Range and fonts are looked at once for all points of a curve.
QTransform SensorChart::toPixels(qsizetype curve) const
{
    const QRectF plot = plotOf(curve);
    const AxisFrame values = valueAxis(m_curves[curve]);
    const double high = plot.height() / (values.high - values.low);
    return {plot.width() / m_plannedEpochs, 0, 0, -high, plot.left(), plot.bottom() + values.low * high};
}

QPointF SensorChart::pixelOf(qsizetype curve, const QPointF& point) const
{
    return toPixels(curve).map(point);
}

void SensorChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype curve = 0; curve < m_curves.size(); ++curve) {
        paintCurve(painter, curve);
    }
}

void SensorChart::paintCurve(QPainter& painter, qsizetype curve) const
{
    const SensorCurve& shown = m_curves[curve];
    const Tokens& t = theme::tokens(this);
    const QRectF plot = plotOf(curve);
    paintHead(painter, shown, placeOf(curve));
    paintAxes(painter, valueAxis(shown), plot);
    const QPolygonF line = toPixels(curve).map(QPolygonF(foldMinMax(shown.points, kMostSensorPoints)));
    const double scale = theme::fontScale();
    painter.setPen(QPen(t.series[0], 1.75 * scale, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    const double distance = line.size() > 1
                                ? (line.last().x() - line.first().x()) / static_cast<double>(line.size() - 1)
                                : plot.width();
    painter.setBrush(t.series[0]);
    painter.setPen(Qt::NoPen);
    for (const QPointF& point : distance >= kDotDistance * scale ? line : QPolygonF({line.last()})) {
        painter.drawEllipse(point, kSensorDot * scale, kSensorDot * scale);
    }
}

/// The name, what it was at last, and in between the range.
void SensorChart::paintHead(QPainter& painter, const SensorCurve& curve, const QRectF& place) const
{
    const ChartStyle style = ChartStyle::of(this);
    const Tokens& t = theme::tokens(this);
    const double line = QFontMetricsF(style.value).height();
    const QRectF head(place.topLeft(), QSizeF(place.width(), line));
    painter.setFont(style.label);
    painter.setPen(t.muted);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, curve.name);
    const QString value = QStringLiteral("%1 %2").arg(numberOf(curve, curve.points.last().y()), curve.unit);
    painter.setFont(style.value);
    painter.setPen(t.text);
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, value);
}

void SensorChart::paintAxes(QPainter& painter, const AxisFrame& values, const QRectF& plot) const
{
    const ChartStyle style = ChartStyle::of(this);
    const Tokens& t = theme::tokens(this);
    const QFontMetricsF metrics(style.tick);
    const double room = kTickRoom * theme::fontScale();
    painter.setFont(style.tick);
    for (const FrameTick& tick : ticksOf(values)) {
        const double share = (tick.at - values.low) / (values.high - values.low);
        const double y = std::round(plot.bottom() - share * plot.height());
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), t.grid);
        painter.setPen(t.muted);
        painter.drawText(QRectF(plot.left() - room - 200, y - metrics.height() / 2, 200, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, tick.text);
    }
    painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 1), t.control);
    const QList<int> marked = m_plannedEpochs > 1 ? QList<int>{0, m_plannedEpochs}
                                                  : QList<int>{m_plannedEpochs};
    const QRectF under(plot.left(), plot.bottom() + room / 2, plot.width(), metrics.height());
    for (const int epoch : marked) {
        const double x = plot.left() + plot.width() * epoch / m_plannedEpochs;
        painter.drawText(QRectF(x - 100, under.top(), 200, under.height()), Qt::AlignCenter,
                         QLocale().toString(epoch));
    }
    painter.drawText(under, Qt::AlignCenter, tr("epochs"));
}

void SensorChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

}  // namespace epochmark

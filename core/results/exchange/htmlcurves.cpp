// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/htmlcurves.h"

#include "base/format.h"
#include "results/exchange/htmltext.h"

#include <QObject>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>

namespace epochmark {

namespace {

/// The drawing's own units, stretched to the place it gets; lines keep their width.
constexpr double kUnits = 1000;

using Value = std::optional<double>;

Value valueOf(const EpochReport& epoch, CurveKind kind, bool isTraining)
{
    if (kind == CurveKind::Accuracy) {
        return isTraining ? epoch.trainAccuracy : epoch.validationAccuracy;
    }
    return isTraining ? epoch.trainLoss : epoch.validationLoss;
}

QString valueText(double value, CurveKind kind)
{
    return kind == CurveKind::Accuracy ? format::percent(value) : format::loss(value);
}

QString tickText(double value, CurveKind kind)
{
    return kind == CurveKind::Accuracy ? QObject::tr("%1 %").arg(format::number(value * 100, 4))
                                       : format::number(value, 4);
}

QString coordinate(double value)
{
    return QString::number(value, 'f', 1);
}

/// What all curves of a chart have in common.
struct Frame {
    int lastEpoch = 1;
    QList<double> ticks;

    double x(int epoch) const { return lastEpoch > 1 ? kUnits * (epoch - 1) / (lastEpoch - 1) : kUnits / 2; }
    double y(double value) const { return kUnits * (ticks.last() - value) / (ticks.last() - ticks.first()); }
};

std::optional<Frame> frameOf(CurveKind kind, const QList<NamedCurves>& curves)
{
    Frame frame;
    QList<double> values;
    for (const NamedCurves& curve : curves) {
        for (const EpochReport& epoch : curve.epochs) {
            frame.lastEpoch = std::max(frame.lastEpoch, epoch.epoch);
            for (const bool isTraining : {true, false}) {
                if (const Value value = valueOf(epoch, kind, isTraining); value && std::isfinite(*value)) {
                    values.append(*value);
                }
            }
        }
    }
    if (values.isEmpty()) {
        return std::nullopt;
    }
    const auto [low, high] = std::ranges::minmax_element(values);
    frame.ticks = axisTicks(kind == CurveKind::Loss ? std::min(0.0, *low) : *low, *high);
    return frame;
}

QString gridLines(const Frame& frame)
{
    QString lines;
    for (const double tick : frame.ticks) {
        lines += QStringLiteral("<line class=\"grid\" x1=\"0\" x2=\"1000\" y1=\"%1\" y2=\"%1\"/>")
                     .arg(coordinate(frame.y(tick)));
    }
    return lines;
}

/// One line and, over it, a dot an epoch, which tells its value.
QString curveMarkup(const Frame& frame, CurveKind kind, const NamedCurves& curve, qsizetype colour,
                    bool isTraining)
{
    QStringList points;
    QString dots;
    const QString what = isTraining ? QObject::tr("training") : QObject::tr("validation");
    for (const EpochReport& epoch : curve.epochs) {
        const Value value = valueOf(epoch, kind, isTraining);
        if (!value || !std::isfinite(*value)) {
            continue;
        }
        const QString x = coordinate(frame.x(epoch.epoch));
        const QString y = coordinate(frame.y(*value));
        points.append(x + u',' + y);
        const QString words =
            QObject::tr("epoch %1, %2: %3").arg(epoch.epoch).arg(what, valueText(*value, kind));
        dots += QStringLiteral("<path class=\"dot\" data-epoch=\"%1\" d=\"M%2 %3h0\"><title>")
                    .arg(epoch.epoch)
                    .arg(x, y)
                + htmltext::escaped(curve.name) + QStringLiteral(" · ") + htmltext::escaped(words)
                + QStringLiteral("</title></path>");
    }
    return QStringLiteral("<g class=\"s%1 %2\"><polyline points=\"%3\"/>%4</g>\n")
        .arg(QString::number(colour), isTraining ? QStringLiteral("training") : QStringLiteral("validation"),
             points.join(u' '), dots);
}

QString valueAxis(const Frame& frame, CurveKind kind)
{
    QString texts;
    for (const double tick : frame.ticks) {
        texts += QStringLiteral("<text x=\"100%\" y=\"%1%\">%2</text>")
                     .arg(coordinate(frame.y(tick) / kUnits * 100), htmltext::escaped(tickText(tick, kind)));
    }
    return QStringLiteral("<svg class=\"values\" aria-hidden=\"true\">%1</svg>").arg(texts);
}

QString epochAxis(const Frame& frame)
{
    QString texts;
    const QList<double> ticks = axisTicks(1, frame.lastEpoch);
    QList<int> epochs{1};
    for (const double tick : ticks) {
        const int epoch = static_cast<int>(tick);
        if (epoch == tick && epoch > 1 && epoch <= frame.lastEpoch) {
            epochs.append(epoch);
        }
    }
    for (const int epoch : epochs) {
        texts += QStringLiteral("<text x=\"%1%\" y=\"14\">%2</text>")
                     .arg(coordinate(frame.x(epoch) / kUnits * 100), QString::number(epoch));
    }
    return QStringLiteral("<svg class=\"epochs\" aria-hidden=\"true\">%1</svg>").arg(texts);
}

}  // namespace

QList<double> axisTicks(double low, double high)
{
    constexpr int kMost = 8;  // more there are only where doubles can't tell the ticks apart
    if (!(high > low)) {
        high = low + (low == 0 ? 1 : std::abs(low) / 2);
    }
    const double rough = (high - low) / 4;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double nice : {5.0, 2.5, 2.0, 1.0}) {
        step = nice * power >= rough ? nice * power : step;
    }
    const double slack = 1e-9 * step;  // a value that is a tick but for its last digits asks for no other one
    const double first = std::floor((low + slack) / step);
    QList<double> ticks{first * step};
    while (ticks.last() + slack < high && ticks.size() <= kMost) {
        ticks.append((first + static_cast<double>(ticks.size())) * step);
    }
    return ticks.size() > 1 && ticks.size() <= kMost ? ticks : QList<double>{low, high};
}

QString curvesAsSvg(CurveKind kind, const QList<NamedCurves>& curves)
{
    const std::optional<Frame> frame = frameOf(kind, curves);
    if (!frame) {
        return {};
    }
    QString lines = gridLines(*frame);
    for (qsizetype i = 0; i < curves.size(); ++i) {
        lines += curveMarkup(*frame, kind, curves.at(i), i, true);
        lines += curveMarkup(*frame, kind, curves.at(i), i, false);
    }
    const QString title = kind == CurveKind::Accuracy ? QObject::tr("Accuracy") : QObject::tr("Loss");
    const QString label = htmltext::escaped(
        QObject::tr("%1 over the epochs, training solid, validation dashed").arg(title));
    return QStringLiteral("<figure><figcaption>") + htmltext::escaped(title)
           + QStringLiteral("</figcaption><div class=\"chart\">") + valueAxis(*frame, kind)
           + QStringLiteral("<svg class=\"plot\" role=\"img\" tabindex=\"0\" viewBox=\"0 0 1000 1000\" "
                            "preserveAspectRatio=\"none\" data-epochs=\"")
           + QString::number(frame->lastEpoch) + QStringLiteral("\" aria-label=\"") + label
           + QStringLiteral("\">") + lines + QStringLiteral("</svg>") + epochAxis(*frame)
           + QStringLiteral("</div></figure>\n");
}

QString curveLegend(const QList<NamedCurves>& curves)
{
    QString items;
    for (qsizetype i = 0; i < curves.size(); ++i) {
        items += QStringLiteral("<li><span class=\"swatch s%1\"></span>").arg(i)
                 + htmltext::escaped(curves.at(i).name) + QStringLiteral("</li>");
    }
    return QStringLiteral("<ul class=\"legend\">") + items + QStringLiteral("</ul>\n");
}

}  // namespace epochmark

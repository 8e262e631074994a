// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportphases.h"

#include "base/format.h"
#include "measure/shares.h"
#include "report/papertext.h"
#include "theme/tokens.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace epochmark {

namespace {

constexpr double kBarTop = 44;
constexpr double kBarHeight = 24;
constexpr double kGap = 2;
constexpr double kLegendTop = 104;
constexpr double kLegendStep = 32;
constexpr int kColumns = 2;

struct PhasesText {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

struct Part {
    QString name;
    QColor color;
    double seconds = 0;
    int permille = 0;
};

QList<Part> partsOf(const Phases& phases, const Tokens& t)
{
    QList<Part> parts{{PhasesText::tr("Decode"), t.decode(), phases.decodeSeconds},
                      {PhasesText::tr("Input"), t.input(), phases.inputSeconds},
                      {PhasesText::tr("Forward + backward"), t.compute(), phases.computeSeconds},
                      {PhasesText::tr("Optimiser"), t.optimizer(), phases.optimizerSeconds},
                      {PhasesText::tr("Validation"), t.validation(), phases.validationSeconds},
                      {PhasesText::tr("Other"), t.other(), phases.otherSeconds}};
    if (phases.exchangeSeconds) {  // where ranks trained
        parts.insert(3, {PhasesText::tr("Exchange"), t.series[4], *phases.exchangeSeconds});
    }
    QList<double> seconds;
    for (const Part& part : parts) {
        seconds.append(part.seconds);
    }
    const QList<int> shares = permilles(seconds);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        parts[i].permille = shares[i];
    }
    return parts;
}

void paintBar(QPainter& painter, const QList<Part>& parts, double total, const QRectF& bar)
{
    double left = bar.left();
    painter.setPen(Qt::NoPen);
    for (const Part& part : parts) {
        const double width = bar.width() * part.seconds / total;
        painter.setBrush(part.color);
        painter.drawRect(QRectF(left, bar.top(), std::max(0.0, width - kGap), bar.height()));
        left += width;
    }
}

}  // namespace

void paintReportPhases(QPainter& painter, const ReportData& report, const QRectF& box)
{
    if (report.phases.total() <= 0) {
        return;
    }
    const Tokens& t = paper::tokens(report);
    const QList<Part> parts = partsOf(report.phases, t);
    paper::left(painter, QPointF(box.left(), box.top() + 20), PhasesText::tr("Where the time went"),
                paper::font(22, true), t.text);
    paintBar(painter, parts, report.phases.total(),
             QRectF(box.left(), box.top() + kBarTop, box.width(), kBarHeight));
    if (report.feedShare) {
        paper::right(
            painter, QPointF(box.right(), box.top() + 20),
            PhasesText::tr("the processor feeds the device at %1").arg(format::percent(report.feedShare)),
            paper::font(17), t.muted);
    }
    const qsizetype rows = (parts.size() + kColumns - 1) / kColumns;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const double column = box.width() / kColumns;
        const double x = box.left() + static_cast<double>(i / rows) * column;
        const double y = box.top() + kLegendTop + static_cast<double>(i % rows) * kLegendStep;
        painter.setPen(Qt::NoPen);
        painter.setBrush(parts[i].color);
        painter.drawRoundedRect(QRectF(x, y - 7, 14, 14), 3, 3);
        paper::left(painter, QPointF(x + 26, y), parts[i].name, paper::font(17), t.muted);
        const QString share = PhasesText::tr("%1 %").arg(
            QLocale().toString(parts[i].permille / 10.0, 'f', 1));
        paper::right(painter, QPointF(x + column - 120, y), share, paper::font(17, true), t.text);
    }
}

}  // namespace epochmark

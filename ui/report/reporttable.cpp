// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reporttable.h"

#include "report/papertext.h"
#include "theme/fittedname.h"
#include "theme/tokens.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace epochmark {

namespace {

constexpr double kRowHeight = 64;
constexpr double kHeadHeight = 83;  // title and column heads
constexpr double kSpeedupBarHeight = 20;
constexpr double kEdge = 16;
constexpr double kColumnGap = 20;
constexpr double kBeforeBar = 28;
constexpr double kLeastBar = 96;
constexpr double kUsualBar = 472;  // where the bars begin unless names need more
constexpr double kPin = 22;
constexpr double kBadgeGap = 10;
constexpr double kLineOffset = 12;  // of a row's two lines from its middle

struct TableText {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// Where the columns stand, from the table's left edge. What is read as numbers gets what it needs, then the
/// names, and the bars what is left, but never less than they can be read at: then names are cut.
struct Columns {
    double rank = 12;
    double device = 56;
    double timeRight = 0;
    double bar = 0;
    double barEnd = 0;
    double speedupRight = 0;
    double costRight = 0;
    double nameRoom = 0;
};

double widest(const ReportData& report, QString ReportRow::*text, const QFont& font)
{
    double width = 0;
    for (const ReportRow& row : report.rows) {
        width = std::max(width, paper::widthOf(row.*text, font));
    }
    return width;
}

/// Of a badge with its pin, in front of the configuration; 0 without one.
double badgeWidth(const ReportRow& row)
{
    const double pin = row.isBaseline && !row.isThis ? kPin : 0;
    return row.badge.isEmpty() ? 0 : paper::widthOf(row.badge, paper::font(15, true)) + pin + kBadgeGap;
}

double nameWidth(const ReportData& report)
{
    double width = 0;
    for (const ReportRow& row : report.rows) {
        width = std::max({width, paper::widthOf(row.device, paper::font(18, true)),
                          badgeWidth(row) + paper::widthOf(row.configuration, paper::font(15))});
    }
    return width;
}

Columns columnsOf(const ReportData& report, double width)
{
    const QFont bold = paper::font(18, true);
    const QFont small = paper::font(16);
    Columns columns;
    columns.device = std::max(columns.device,
                              columns.rank + widest(report, &ReportRow::rank, bold) + kColumnGap);
    columns.costRight = width - kEdge;
    const double cost = std::max(widest(report, &ReportRow::cost, paper::font(18)),
                                 paper::widthOf(report.costHead, small));
    columns.speedupRight = report.hasCosts ? columns.costRight - cost - kColumnGap : columns.costRight;
    columns.barEnd = columns.speedupRight - widest(report, &ReportRow::speedup, bold) - kColumnGap;
    const double time = std::max(widest(report, &ReportRow::time, bold),
                                 paper::widthOf(report.timeHead, small));
    const double wanted = columns.device + nameWidth(report) + kColumnGap + time + kBeforeBar;
    const double most = columns.barEnd - kLeastBar;
    columns.bar = std::clamp(wanted, std::min(kUsualBar, most), most);
    columns.timeRight = columns.bar - kBeforeBar;
    columns.nameRoom = columns.timeRight - time - kColumnGap - columns.device;
    return columns;
}

class TablePainting {
public:
    TablePainting(QPainter& painter, const ReportData& report, const QRectF& box)
        : m_p(painter), m_report(report), m_box(box), m_columns(columnsOf(report, box.width()))
    {
        for (const ReportRow& row : report.rows) {
            const double end = row.speedupInterval ? row.speedupInterval->high : row.speedupValue.value_or(0);
            m_longest = std::max({m_longest, end, row.speedupValue.value_or(0)});
        }
    }

    /// Returns where the note ends.
    double paint()
    {
        paintHead();
        for (qsizetype i = 0; i < m_report.rows.size(); ++i) {
            const double top = m_box.top() + kHeadHeight + static_cast<double>(i) * kRowHeight;
            paintRow(m_report.rows[i], QRectF(m_box.left(), top, m_box.width(), kRowHeight));
        }
        return paintNote();
    }

private:
    double x(double column) const { return m_box.left() + column; }

    void paintHead()
    {
        const QFont small = paper::font(16);
        paper::left(m_p, QPointF(m_box.left(), m_box.top() + 20), TableText::tr("Leaderboard"),
                    paper::font(22, true), m_t.text);
        paper::right(m_p, QPointF(m_box.right(), m_box.top() + 20),
                     TableText::tr("measured, one workload; longer is faster"), small, m_t.muted);
        const double y = m_box.top() + 63;
        paper::left(m_p, QPointF(x(m_columns.device), y), TableText::tr("device"), small, m_t.muted);
        paper::right(m_p, QPointF(x(m_columns.timeRight), y), m_report.timeHead, small, m_t.muted);
        paper::left(m_p, QPointF(x(m_columns.bar), y), TableText::tr("speed-up"), small, m_t.muted);
        if (m_report.hasCosts) {
            paper::right(m_p, QPointF(x(m_columns.costRight), y), m_report.costHead, small, m_t.muted);
        }
        hairline(m_box.top() + kHeadHeight);
    }

    void hairline(double y)
    {
        m_p.setPen(QPen(m_t.border, 1));
        m_p.drawLine(QPointF(m_box.left(), y + 0.5), QPointF(m_box.right(), y + 0.5));
    }

    void paintRow(const ReportRow& row, const QRectF& rect)
    {
        if (row.isThis) {
            m_p.fillRect(rect.adjusted(0, 1, 0, 0), m_t.accentGround);
        }
        const double y = rect.center().y();
        const QFont bold = paper::font(18, true);
        const QFont plain = paper::font(18);
        paper::left(m_p, QPointF(x(m_columns.rank), y), row.rank, bold, m_t.text);
        paintDevice(row, y);
        paper::right(m_p, QPointF(x(m_columns.timeRight), y), row.time, bold, m_t.text);
        paintBar(row, y);
        paper::right(m_p, QPointF(x(m_columns.speedupRight), y), row.speedup, row.speedupValue ? bold : plain,
                     m_t.text);
        if (m_report.hasCosts) {
            paper::right(m_p, QPointF(x(m_columns.costRight), y), row.cost, plain, m_t.text);
        }
        hairline(rect.bottom());
    }

    void paintDevice(const ReportRow& row, double y)
    {
        const QFont name = paper::font(18, row.isThis);
        const QString shown = theme::fittedName(row.device, QFontMetricsF(name), m_columns.nameRoom);
        const bool isSingle = row.badge.isEmpty() && row.configuration.isEmpty();
        paper::left(m_p, QPointF(x(m_columns.device), isSingle ? y : y - kLineOffset), shown, name, m_t.text);
        paintBelowName(row, y + kLineOffset);
    }

    void paintBelowName(const ReportRow& row, double y)
    {
        const double badge = badgeWidth(row);
        double at = x(m_columns.device);
        if (badge > 0) {
            const bool hasPin = row.isBaseline && !row.isThis;
            if (hasPin) {
                paper::icon(m_p, QPointF(at, y), 18, QStringLiteral("pin"), m_t.accent);
            }
            paper::left(m_p, QPointF(at + (hasPin ? kPin : 0), y), row.badge, paper::font(15, true),
                        m_t.accent);
        }
        if (m_columns.nameRoom > badge) {
            paper::left(m_p, QPointF(at + badge, y), row.configuration, paper::font(15), m_t.muted,
                        m_columns.nameRoom - badge);
        }
    }

    void paintBar(const ReportRow& row, double y)
    {
        const double left = x(m_columns.bar);
        if (row.speedupValue && m_longest > 0) {
            const double unit = (m_columns.barEnd - m_columns.bar) / m_longest;
            m_p.setPen(Qt::NoPen);
            m_p.setBrush(row.isThis ? m_t.accentFill : m_t.control);
            m_p.drawRoundedRect(QRectF(left, y - kSpeedupBarHeight / 2,
                                       std::max(2.0, *row.speedupValue * unit), kSpeedupBarHeight),
                                2, 2);
            if (row.speedupInterval) {
                paintWhisker(left + row.speedupInterval->low * unit, left + row.speedupInterval->high * unit,
                             y);
            }
        }
        m_p.setPen(QPen(m_t.control, 1));
        m_p.drawLine(QPointF(left + 0.5, y - 16), QPointF(left + 0.5, y + 16));
    }

    void paintWhisker(double low, double high, double y)
    {
        m_p.setPen(QPen(m_t.text, 2, Qt::SolidLine, Qt::FlatCap));
        m_p.drawLine(QPointF(low, y), QPointF(high, y));
        for (const double end : {low, high}) {
            m_p.drawLine(QPointF(end, y - 6), QPointF(end, y + 6));
        }
    }

    double paintNote()
    {
        const double top = m_box.top() + kHeadHeight + static_cast<double>(m_report.rows.size()) * kRowHeight
                           + 20;
        m_p.setFont(paper::font(16));
        m_p.setPen(m_t.muted);
        QString note = m_report.tableNote;
        note.replace(QStringLiteral(" %"), QStringLiteral("\u00A0%"));  // a sign alone on a line reads badly
        QRectF drawn;
        m_p.drawText(QRectF(m_box.left(), top, m_box.width(), std::max(24.0, m_box.bottom() - top)),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, note, &drawn);
        return drawn.bottom();
    }

    QPainter& m_p;
    const ReportData& m_report;
    const QRectF m_box;
    const Columns m_columns;
    double m_longest = 0;
    const Tokens& m_t = paper::tokens(m_report);
};

}  // namespace

double paintReportTable(QPainter& painter, const ReportData& report, const QRectF& box)
{
    return TablePainting(painter, report, box).paint();
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportpainter.h"

#include "charts/curvepicture.h"
#include "report/pagedrawing.h"
#include "report/papertext.h"
#include "report/reportphases.h"
#include "report/reporttable.h"
#include "theme/tokens.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <iterator>
#include <memory>

namespace epochmark {

namespace {

constexpr double kMargin = 64;
constexpr double kRight = 1920 - kMargin;
constexpr double kFactsTop = 160;
constexpr double kFactsHeight = 136;
constexpr double kBeforeFact = 25;
constexpr double kAfterFact = 15;
constexpr double kBeforeUnit = 10;
constexpr double kSeal = 24;  // icon and gap
constexpr double kFooterLine = 1000;
constexpr double kFirstFooter = 1022;
constexpr double kSecondFooter = 1052;
constexpr double kFooterGap = 28;
constexpr double kChartsWidth = 836;
constexpr double kTableLeft = 964;
constexpr double kHalfWidth = (kRight - kMargin - 64) / 2;
constexpr double kLowerTop = 657;  // of the lower half: Loss, and what fills a short leaderboard
constexpr qsizetype kFewRows = 3;
constexpr double kBelowTable = 32;
constexpr double kNoteRoom = 600;
constexpr double kNoteSize = 19;

struct PainterText {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

}  // namespace

class ReportParts::Painting {
public:
    Painting(QPainter& painter, const ReportData& report) : m_p(painter), m_report(report) {}

    /// False when there is no such part.
    bool paint(int part)
    {
        using Part = void (Painting::*)();
        static constexpr Part kParts[] = {&Painting::paintGround,   &Painting::paintFacts,
                                          &Painting::paintAccuracy, &Painting::paintLoss,
                                          &Painting::paintBoard,    &Painting::paintFooter};
        if (part >= static_cast<int>(std::size(kParts))) {
            return false;
        }
        m_p.save();
        m_p.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        (this->*kParts[part])();
        m_p.restore();
        return true;
    }

private:
    void paintGround()
    {
        m_p.fillRect(QRectF(QPointF(), kReportSize), m_t.surface);
        paintHead();
    }

    void paintBoard()
    {
        if (!m_report.hasLeaderboard) {
            return;
        }
        const QPointF end(kRight, kFooterLine - 24);
        const double bottom = paintReportTable(m_p, m_report, QRectF(QPointF(kTableLeft, 325), end));
        if (m_report.rows.size() <= kFewRows) {
            const double top = std::max(kLowerTop, bottom + kBelowTable);
            paintReportPhases(m_p, m_report, QRectF(QPointF(kTableLeft, top), end));
        }
    }

    void paintHead()
    {
        const QFont brand = paper::font(26, true);
        const double brandWidth = paper::right(m_p, QPointF(kRight, 73), QStringLiteral("Epochmark"), brand,
                                               m_t.text);
        const double markLeft = kRight - brandWidth - 52;
        paper::mark(m_p, QRectF(markLeft, 54, 38, 38), m_t);
        const double room = markLeft - 48 - kMargin;
        double size = 38;
        while (size > 26 && paper::widthOf(m_report.headline, paper::font(size, true)) > room) {
            --size;
        }
        paper::left(m_p, QPointF(kMargin, 74), m_report.headline, paper::font(size, true), m_t.text, room);
        double noteWidth = 0;
        if (!m_report.note.isEmpty()) {
            noteWidth = 32
                        + paper::right(m_p, QPointF(kRight, 115), m_report.note, paper::font(kNoteSize),
                                       m_t.text, kNoteRoom);
        }
        paper::left(m_p, QPointF(kMargin, 115), m_report.subtitle, paper::font(19), m_t.muted,
                    kRight - kMargin - noteWidth);
    }

    void paintFacts()
    {
        const QRectF box(kMargin + 0.5, kFactsTop + 0.5, kRight - kMargin - 1, kFactsHeight - 1);
        m_p.setBrush(Qt::NoBrush);
        m_p.setPen(QPen(m_t.border, 1));
        m_p.drawRoundedRect(box, 8, 8);
        const QList<double> widths = factWidths();
        double x = kMargin;
        for (qsizetype i = 0; i < m_report.facts.size(); x += widths[i++]) {
            if (i > 0) {
                m_p.setPen(QPen(m_t.border, 1));
                m_p.drawLine(QPointF(std::round(x) + 0.5, box.top()),
                             QPointF(std::round(x) + 0.5, box.bottom()));
            }
            paintFact(m_report.facts[i], x + kBeforeFact, widths[i] - kBeforeFact - kAfterFact);
        }
    }

    /// Places alike where every fact fits its share; else each as wide as its words and a share of what is
    /// left. Words are cut only where all of them together are too long.
    QList<double> factWidths() const
    {
        const auto count = static_cast<double>(std::max<qsizetype>(1, m_report.facts.size()));
        const double share = (kRight - kMargin) / count;
        QList<double> widths;
        double widest = 0;
        double sum = 0;
        for (const ReportFact& fact : m_report.facts) {
            widths.append(kBeforeFact + widthOfFact(fact) + kAfterFact);
            widest = std::max(widest, widths.last());
            sum += widths.last();
        }
        const double spare = share - sum / count;
        for (double& width : widths) {
            width = widest <= share ? share : spare >= 0 ? width + spare : width * share * count / sum;
        }
        return widths;
    }

    static double widthOfFact(const ReportFact& fact)
    {
        const double seal = fact.seal.isEmpty() ? 0
                                                : kSeal + paper::widthOf(fact.seal, paper::font(16, true))
                                                      + paper::widthOf(QStringLiteral(", "), paper::font(16));
        return std::max({paper::widthOf(fact.name, paper::font(17)),
                         paper::widthOf(fact.value, paper::font(40, true)) + kBeforeUnit
                             + paper::widthOf(fact.unit, paper::font(21)),
                         seal + paper::widthOf(fact.note, paper::font(16))});
    }

    void paintFact(const ReportFact& fact, double x, double width)
    {
        const QFont noteFont = paper::font(16);
        paper::left(m_p, QPointF(x, 190), fact.name, paper::font(17), m_t.muted, width);
        const double value = paper::left(m_p, QPointF(x, 228), fact.value, paper::font(40, true), m_t.text,
                                         width);
        paper::left(m_p, QPointF(x + value + kBeforeUnit, 234), fact.unit, paper::font(21), m_t.muted,
                    width - value - kBeforeUnit);
        double at = x;
        if (!fact.seal.isEmpty()) {
            paper::icon(m_p, QPointF(at, 269), 20, QStringLiteral("seal"), m_t.success);
            at += kSeal;
            at += paper::left(m_p, QPointF(at, 269), fact.seal, paper::font(16, true), m_t.success);
            const QString rest = fact.note.isEmpty() ? QString() : QStringLiteral(", ") + fact.note;
            paper::left(m_p, QPointF(at, 269), rest, noteFont, m_t.muted, width - (at - x));
            return;
        }
        paper::left(m_p, QPointF(at, 269), fact.note, noteFont, m_t.muted, width);
    }

    /// Beside each other where there is no leaderboard beside them.
    void paintAccuracy()
    {
        paintChart(PainterText::tr("Accuracy"), m_report.accuracy,
                   m_report.hasLeaderboard ? QRectF(kMargin, 325, kChartsWidth, 326)
                                           : QRectF(kMargin, 325, kHalfWidth, 658));
    }

    void paintLoss()
    {
        paintChart(PainterText::tr("Loss"), m_report.loss,
                   m_report.hasLeaderboard ? QRectF(kMargin, kLowerTop, kChartsWidth, 326)
                                           : QRectF(kRight - kHalfWidth, 325, kHalfWidth, 658));
    }

    void paintChart(const QString& title, const CurveState& state, const QRectF& box)
    {
        const double width = paper::left(m_p, QPointF(box.left(), box.top() + 20), title,
                                         paper::font(22, true), m_t.text);
        paper::left(m_p, QPointF(box.left() + width + 16, box.top() + 22), m_report.chartsNote,
                    paper::font(16), m_t.muted, box.width() - width - 16);
        ChartStyle style;
        style.tokens = m_t;
        style.tick = paper::font(15);
        style.label = paper::font(17);
        style.value = paper::font(17, true);
        style.scale = 1.3;
        style.margin = 176;
        paintCurves(m_p, box.adjusted(0, 36, 0, 0), state, style);
    }

    void paintFooter()
    {
        m_p.setPen(QPen(m_t.border, 1));
        m_p.drawLine(QPointF(kMargin, kFooterLine + 0.5), QPointF(kRight, kFooterLine + 0.5));
        const QFont font = paper::font(16);
        double end = kRight;
        if (m_report.isDataInside) {
            const QString words = PainterText::tr(
                "The data are inside this picture: drop it into Epochmark.");
            end -= paper::right(m_p, QPointF(kRight, kFirstFooter), words, font, m_t.muted) + 28;
            paper::icon(m_p, QPointF(end, kFirstFooter), 20, QStringLiteral("import"), m_t.muted);
            end -= 24;
        }
        double x = kMargin
                   + paper::left(m_p, QPointF(kMargin, kFirstFooter), PainterText::tr("Fingerprint "), font,
                                 m_t.muted);
        x += paper::left(m_p, QPointF(x, kFirstFooter), m_report.fingerprint, font, m_t.text) + kFooterGap;
        paintParts(m_report.measured, QPointF(x, kFirstFooter), end);
        paintParts(m_report.made, QPointF(kMargin, kSecondFooter), kRight);
    }

    void paintParts(const QStringList& parts, QPointF at, double end)
    {
        for (const QString& part : parts) {
            at.rx() += kFooterGap
                       + paper::left(m_p, at, part, paper::font(16), m_t.muted, std::max(1.0, end - at.x()));
        }
    }

    QPainter& m_p;
    const ReportData& m_report;
    const Tokens& m_t = paper::tokens(m_report);
};

QString fittingNote(const QString& note)
{
    const QFont font = paper::font(kNoteSize);
    QString fitting = note;
    while (paper::widthOf(fitting, font) > kNoteRoom) {
        fitting.chop(1);
    }
    return fitting;
}

ReportParts::ReportParts(QPainter& painter, const ReportData& report)
    : m_painting(std::make_unique<Painting>(painter, report))
{}

ReportParts::~ReportParts() = default;

PageDrawing pageOf(const ReportData& report)
{
    const auto shared = std::make_shared<const ReportData>(report);
    return {report.headline, [shared](QPainter& painter, int part) {
                return ReportParts::Painting(painter, *shared).paint(part);
            }};
}

bool ReportParts::paintNext()
{
    return m_painting->paint(m_next++);
}

void paintReport(QPainter& painter, const ReportData& report)
{
    ReportParts parts(painter, report);
    while (parts.paintNext()) {}
}

void paintReportOutline(QPainter& painter, const QColor& ground, const QColor& shapes)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(), kReportSize), ground);
    painter.setPen(Qt::NoPen);
    painter.setBrush(shapes);
    const QList<QRectF> bars{{64, 54, 1000, 38},
                             {64, 104, 760, 20},
                             {1656, 54, 200, 38},
                             {64, 1014, 1792, 16},
                             {64, 1044, 900, 16}};
    for (const QRectF& bar : bars) {
        painter.drawRoundedRect(bar, 4, 4);
    }
    painter.drawRoundedRect(QRectF(64, kFactsTop, 1792, kFactsHeight), 8, 8);
    for (const double top : {361.0, 693.0}) {
        painter.drawRoundedRect(QRectF(64, top, kChartsWidth, 280), 8, 8);
    }
    for (int row = 0; row < 7; ++row) {
        painter.drawRoundedRect(QRectF(kTableLeft, 408 + row * 64 + 8, kRight - kTableLeft, 48), 4, 4);
    }
    painter.restore();
}

}  // namespace epochmark

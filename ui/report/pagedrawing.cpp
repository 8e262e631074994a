// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pagedrawing.h"

#include "report/papertext.h"
#include "report/reportpainter.h"
#include "theme/tokens.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace epochmark {

namespace {

constexpr double kPageRight = kPageContentLeft + kPageContentWidth;
constexpr double kHeadlineLine = 74;
constexpr double kSubtitleLine = 115;
constexpr double kPageFooterLine = 1000;
constexpr double kPageFirstFooter = 1026;
constexpr double kLargestHeadline = 38;
constexpr double kSmallestHeadline = 24;

struct PageText {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

void paintPageHead(QPainter& painter, const PageFrame& frame, const Tokens& tokens)
{
    const double brand = paper::right(painter, QPointF(kPageRight, 73), QStringLiteral("Epochmark"),
                                      paper::font(26, true), tokens.text);
    const double markLeft = kPageRight - brand - 52;
    paper::mark(painter, QRectF(markLeft, 54, 38, 38), tokens);
    const double room = markLeft - 48 - kPageContentLeft;
    double size = kLargestHeadline;
    while (size > kSmallestHeadline && paper::widthOf(frame.headline, paper::font(size, true)) > room) {
        --size;
    }
    paper::left(painter, QPointF(kPageContentLeft, kHeadlineLine), frame.headline, paper::font(size, true),
                tokens.text, room);
    paper::left(painter, QPointF(kPageContentLeft, kSubtitleLine), frame.subtitle, paper::font(19),
                tokens.muted, kPageContentWidth);
}

void paintPageFooter(QPainter& painter, const PageFrame& frame, const Tokens& tokens)
{
    painter.setPen(QPen(tokens.border, 1));
    painter.drawLine(QPointF(kPageContentLeft, kPageFooterLine + 0.5),
                     QPointF(kPageRight, kPageFooterLine + 0.5));
    const QFont font = paper::font(16);
    double end = kPageRight;
    if (frame.isDataInside) {
        const QString words = PageText::tr("The data are inside this picture: drop it into Epochmark.");
        end -= paper::right(painter, QPointF(kPageRight, kPageFirstFooter), words, font, tokens.muted) + 28;
        paper::icon(painter, QPointF(end, kPageFirstFooter), 20, QStringLiteral("import"), tokens.muted);
    }
    QStringList parts = frame.made;
    if (!frame.fingerprint.isEmpty()) {
        parts.prepend(PageText::tr("Fingerprint ") + frame.fingerprint);
    }
    paper::left(painter, QPointF(kPageContentLeft, kPageFirstFooter), parts.join(QStringLiteral("     ")),
                font, tokens.muted, std::max(1.0, end - kPageContentLeft - 28));
}

}  // namespace

void paintPageFrame(QPainter& painter, const PageFrame& frame, const Tokens& tokens)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(QRectF(QPointF(), kReportSize), tokens.surface);
    paintPageHead(painter, frame, tokens);
    paintPageFooter(painter, frame, tokens);
    painter.restore();
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace epochmark {
struct ReportData;
struct Tokens;
}  // namespace epochmark

/// Single lines of text on a picture: placed by the middle of their height, cut with "..." where they don't
/// fit.
namespace epochmark::paper {

/// A font of the report, in picture pixels, the same widths at every scale.
QFont font(double pixels, bool isBold = false);

/// Draws with its left edge at `at`; answers the width drawn. `width` <= 0: as wide as it is.
double left(QPainter& painter, const QPointF& at, const QString& text, const QFont& font, const QColor& color,
            double width = 0);

/// Draws with its right edge at `at`; answers the width drawn.
double right(QPainter& painter, const QPointF& at, const QString& text, const QFont& font,
             const QColor& color, double width = 0);

double widthOf(const QString& text, const QFont& font);

/// The colours of a report: light unless it asks for dark ones.
const Tokens& tokens(const ReportData& report);

/// The program's mark in its two colours.
void mark(QPainter& painter, const QRectF& box, const Tokens& tokens);

/// One of the program's icons, as vectors.
void icon(QPainter& painter, const QPointF& leftMiddle, int edge, const QString& name, const QColor& color);

}  // namespace epochmark::paper

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QPainter;

namespace epochmark {

struct ReportData;
struct Tokens;

/// A page of kReportSize that is painted part by part, each in some milliseconds. Value.
struct PageDrawing {
    QString title;  ///< of a PDF
    /// Paints one part, from 0; false when there is no such part. Main thread.
    std::function<bool(QPainter& painter, int part)> paint;
};

/// The report of one set as such a page.
PageDrawing pageOf(const ReportData& report);

/// What stands around the content of a page that is no report of one set.
struct PageFrame {
    QString headline;
    QString subtitle;
    QStringList made;          ///< last line of the footer: with which program, when
    QString fingerprint;       ///< empty: several
    bool isDataInside = true;  ///< says so in the footer (PNG)
};

/// Head and footer on the page's ground.
void paintPageFrame(QPainter& painter, const PageFrame& frame, const Tokens& tokens);

/// Where the content stands between them.
inline constexpr double kPageContentLeft = 64;
inline constexpr double kPageContentTop = 144;
inline constexpr double kPageContentWidth = 1792;
inline constexpr double kPageContentHeight = 836;

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

/// Cells and lines of the text tables that are exported: one place for their rules.
namespace epochmark::tabletext {

/// A table's bytes: UTF-8, said by a byte order mark, without which spreadsheets take it for another
/// encoding.
QByteArray csvFile(const QString& lines);
/// RFC 4180: fields with a comma, quote or line break are quoted, quotes doubled; CRLF at the end. A text
/// that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab or a line break, and is no
/// number) gets an apostrophe before it, which spreadsheets know as "this is text".
QString csvLine(const QStringList& fields);

/// With a decimal point whatever the locale, and the 15 digits that a double has: 0.94, not
/// 0.9400000000000001. Empty when absent.
QString csvNumber(double value);
QString csvNumber(const std::optional<double>& value);

/// A cell must stay one: bars, line breaks and what else Markdown would take for its own are escaped.
QString markdownCell(QString text);
/// "| a | b |" with LF; the cells as they are.
QString markdownLine(const QStringList& cells);

/// Whether a column of these cells can be left out: all are empty or "-".
bool tellsNothing(const QStringList& cells);

/// One column of a table, its cells as they are.
struct MarkdownColumn {
    QString head;
    const char* rule;  ///< the line under the head: "---", "--:" where numbers stand right
    QStringList cells;
};
/// GitHub's dialect. Columns that tell nothing (tellsNothing()) are left out, but for the first;
/// all have as many cells as that.
QString markdownTable(QList<MarkdownColumn> columns);

}  // namespace epochmark::tabletext

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/tabletext.h"

#include "base/format.h"
#include "base/printable.h"

#include <QLocale>

#include <algorithm>
#include <limits>
#include <utility>

namespace epochmark::tabletext {

namespace {

/// Names come from strangers, and who opens their table runs what they wrote.
QString harmless(const QString& field)
{
    static const QString kBegins = QStringLiteral("=+-@\t\r\n");
    bool isNumber = false;
    QLocale::c().toDouble(field, &isNumber);
    const bool isFormula = !field.isEmpty() && kBegins.contains(field.front()) && !isNumber;
    return isFormula ? u'\'' + field : field;
}

QString quoted(const QString& field)
{
    const bool isPlain = !field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"'))
                         && !field.contains(QLatin1Char('\n')) && !field.contains(QLatin1Char('\r'));
    if (isPlain) {
        return field;
    }
    QString doubled = field;
    doubled.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + doubled + QLatin1Char('"');
}

}  // namespace

QByteArray csvFile(const QString& lines)
{
    return "\xef\xbb\xbf" + lines.toUtf8();
}

QString csvLine(const QStringList& fields)
{
    QStringList line;
    for (const QString& field : fields) {
        line += quoted(harmless(field));
    }
    return line.join(QLatin1Char(',')) + QStringLiteral("\r\n");
}

QString csvNumber(double value)
{
    return QLocale::c().toString(value, 'g', std::numeric_limits<double>::digits10);
}

QString csvNumber(const std::optional<double>& value)
{
    return value ? csvNumber(*value) : QString();
}

QString markdownCell(QString text)
{
    text = oneLine(text.simplified());
    for (const char mark : {'\\', '|', '*', '_', '`', '<', '[', '~'}) {
        text.replace(QLatin1Char(mark), QStringLiteral("\\%1").arg(QLatin1Char(mark)));
    }
    return text;
}

QString markdownLine(const QStringList& cells)
{
    return QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | ")));
}

bool tellsNothing(const QStringList& cells)
{
    return std::ranges::all_of(
        cells, [](const QString& cell) { return cell.isEmpty() || cell == format::unknown(); });
}

QString markdownTable(QList<MarkdownColumn> columns)
{
    for (qsizetype i = columns.size() - 1; i > 0; --i) {
        if (tellsNothing(columns.at(i).cells)) {
            columns.removeAt(i);
        }
    }
    const auto line = [&columns](auto cell) {
        QStringList cells;
        for (const MarkdownColumn& column : std::as_const(columns)) {
            cells.append(cell(column));
        }
        return cells;
    };
    const QStringList rules = line([](const auto& column) { return QString::fromLatin1(column.rule); });
    QString text = markdownLine(line([](const auto& column) { return column.head; }))
                   + QStringLiteral("|%1|\n").arg(rules.join(QLatin1Char('|')));
    const qsizetype rows = columns.isEmpty() ? 0 : columns.constFirst().cells.size();
    for (qsizetype row = 0; row < rows; ++row) {
        text += markdownLine(line([row](const auto& column) { return column.cells.at(row); }));
    }
    return text;
}

}  // namespace epochmark::tabletext

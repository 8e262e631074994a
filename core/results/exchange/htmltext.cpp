// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/htmltext.h"

#include "base/printable.h"

namespace epochmark::htmltext {

namespace {

QString headCell(const BoardColumn& column)
{
    return QStringLiteral("<th scope=\"col\" data-kind=\"%1\" class=\"%1\">%2</th>")
        .arg(column.isNumber ? QStringLiteral("number") : QStringLiteral("words"), escaped(column.head));
}

QString bodyCell(const BoardColumn& column, qsizetype row, bool isRowHead)
{
    const QString element = isRowHead ? QStringLiteral("th scope=\"row\"") : QStringLiteral("td");
    const QString look = column.isNumber ? QStringLiteral(" class=\"number\"") : QString();
    const QString key = column.keys.isEmpty()
                            ? QString()
                            : QStringLiteral(" data-key=\"%1\"").arg(escaped(column.keys.at(row)));
    // Not by arg() in one go with the text: a foreign "%1" in it stays what it is.
    return u'<' + element + look + key + u'>' + escaped(column.cells.at(row))
           + (isRowHead ? QStringLiteral("</th>") : QStringLiteral("</td>"));
}

}  // namespace

QString escaped(const QString& text)
{
    return oneLine(text.simplified()).toHtmlEscaped();
}

QString table(const QList<BoardColumn>& columns, const TableFrame& frame, const QStringList& trailing)
{
    const QString caption = escaped(frame.caption);
    QString markup = QStringLiteral("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                     + caption + QStringLiteral("\"><table class=\"") + frame.look
                     + QStringLiteral("\"><caption>") + caption + QStringLiteral("</caption>\n<thead><tr>");
    for (const BoardColumn& column : columns) {
        markup += headCell(column);
    }
    markup += trailing.isEmpty() ? QString() : QStringLiteral("<td></td>");
    markup += QStringLiteral("</tr></thead>\n<tbody>\n");
    const qsizetype rows = columns.isEmpty() ? 0 : columns.first().cells.size();
    for (qsizetype row = 0; row < rows; ++row) {
        markup += frame.marked.value(row) ? QStringLiteral("<tr class=\"marked\">") : QStringLiteral("<tr>");
        for (qsizetype i = 0; i < columns.size(); ++i) {
            markup += bodyCell(columns.at(i), row, i == frame.namesRow);
        }
        markup += trailing.isEmpty() ? QString()
                                     : QStringLiteral("<td>") + trailing.at(row) + QStringLiteral("</td>");
        markup += QStringLiteral("</tr>\n");
    }
    return markup + QStringLiteral("</tbody></table></div>\n");
}

}  // namespace epochmark::htmltext

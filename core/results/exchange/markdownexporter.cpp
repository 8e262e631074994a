// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/exporter.h"

#include "base/format.h"
#include "results/exchange/boardcolumns.h"
#include "results/exchange/tabletext.h"

#include <QObject>

namespace epochmark {

namespace {

using tabletext::markdownCell;
using tabletext::MarkdownColumn;

QList<MarkdownColumn> markdownColumns(const QList<LeaderboardRow>& rows)
{
    QList<MarkdownColumn> columns;
    for (const BoardColumn& column : boardColumns(rows)) {
        QStringList cells;
        for (const QString& cell : column.cells) {
            cells.append(markdownCell(cell));
        }
        columns.append({column.head, column.isNumber ? "--:" : "---", cells});
    }
    return columns;
}

/// Empty where all of it is still running.
QString table(const LeaderboardGroup& group)
{
    const QList<LeaderboardRow> rows = endedRows(group);
    if (rows.isEmpty()) {
        return {};
    }
    const QString workload = workloadWords(
        group, QStringLiteral("`%1`").arg(format::fingerprint(group.fingerprint)));
    return QStringLiteral("### %1\n\n").arg(markdownCell(group.title))
           + (workload.isEmpty() ? QString() : workload + QStringLiteral("\n\n"))
           + tabletext::markdownTable(markdownColumns(rows));
}

}  // namespace

QByteArray MarkdownExporter::text(const ExportContent& content) const
{
    QStringList tables;
    for (const LeaderboardGroup& group : content.groups) {
        tables += table(group);
    }
    tables.removeAll(QString());
    const QString title = QObject::tr("## Epochmark results\n\n");
    return (title + tables.join(QLatin1Char('\n'))).toUtf8();
}

}  // namespace epochmark

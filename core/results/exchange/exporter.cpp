// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/exporter.h"

#include "base/outputfile.h"

#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QSet>

namespace epochmark {

Result<const Exporter*> Exporter::of(const QString& format)
{
    static const CsvExporter csv;
    static const JsonExporter json;
    static const MarkdownExporter markdown;
    static const HtmlExporter html;
    const QString name = format.toLower();
    if (name == QLatin1String("csv")) {
        return static_cast<const Exporter*>(&csv);
    }
    if (name == QLatin1String("json")) {
        return static_cast<const Exporter*>(&json);
    }
    if (name == QLatin1String("md")) {
        return static_cast<const Exporter*>(&markdown);
    }
    if (name == QLatin1String("html")) {
        return static_cast<const Exporter*>(&html);
    }
    return Error{
        ErrorCode::Usage,
        QObject::tr("There is no text format \"%1\". Choose one of: csv, json, md, html.").arg(format),
        {}};
}

QByteArray Exporter::textBeside(const ExportContent&) const
{
    return {};
}

QStringList Exporter::paths(const QString& path) const
{
    return {path};
}

Result<void> Exporter::check(const QString& path) const
{
    const QStringList paths = this->paths(path);
    for (const QString& one : paths) {
        if (const auto writable = outputfile::check(one); !writable) {
            return writable;
        }
        QFile file(one);
        // Of a pipe nothing is to be read.
        if (one != path && QFileInfo(one).isFile() && file.open(QIODevice::ReadOnly) && file.size() > 0
            && !file.peek(beginningBeside().size()).startsWith(beginningBeside())) {
            return Error{ErrorCode::Input,
                         QObject::tr("%1 is another file, and the epochs would stand there: give the table "
                                     "another name, or move that file.")
                             .arg(one),
                         {}};
        }
    }
    return {};
}

Result<QStringList> Exporter::save(const ExportContent& content, const QString& path) const
{
    if (const auto possible = check(path); !possible) {
        return possible.error();
    }
    const QStringList paths = this->paths(path);
    for (const QString& one : paths) {
        if (const auto written = outputfile::write(one, one == path ? text(content) : textBeside(content));
            !written) {
            return written.error();
        }
    }
    return paths;
}

QList<LeaderboardGroup> onlySets(const QList<LeaderboardGroup>& groups, const QStringList& setIds)
{
    const QSet<QString> wanted(setIds.begin(), setIds.end());
    QList<LeaderboardGroup> result;
    for (LeaderboardGroup group : groups) {
        group.rows.removeIf([&wanted](const LeaderboardRow& row) { return !wanted.contains(row.setId); });
        if (!group.rows.isEmpty()) {
            result.append(group);
        }
    }
    return result;
}

QByteArray JsonExporter::text(const ExportContent& content) const
{
    return toJson(content.document);
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/exchange/exporter.h"

#include <QByteArray>
#include <QFile>
#include <QSet>
#include <QString>

/// What tests of the formats have in common.
namespace epochmark::test {

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline ExportContent contentOf(const QList<RunRecord>& records, const QList<Annotations>& annotations = {})
{
    return {{records, annotations}, buildLeaderboard(records, annotations, nullptr)};
}

inline QSet<QString> idsOf(const LeaderboardRow& row)
{
    QSet<QString> ids;
    for (const RunRecord& run : row.runs) {
        ids.insert(run.id);
    }
    return ids;
}

inline const Exporter& exporter(const char* format)
{
    return *Exporter::of(QString::fromLatin1(format)).value();
}

}  // namespace epochmark::test

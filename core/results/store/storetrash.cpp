// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/store/storetrash.h"

#include "base/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTimeZone>

namespace epochmark {

namespace {

Result<void> nothingOf(const QSqlQuery&)
{
    return {};
}

QString nameOf(const RecordDocument& deleted)
{
    for (const Annotations& annotations : deleted.annotations) {
        if (!annotations.name.isEmpty()) {
            return annotations.name;
        }
    }
    return deleted.records.isEmpty() ? QString() : deleted.records.first().device.name;
}

/// As the store itself keeps records: with what this program can't read of them.
QByteArray kept(const RecordDocument& deleted)
{
    QJsonArray runs;
    for (const RunRecord& record : deleted.records) {
        runs.append(QJsonObject{{QStringLiteral("id"), record.id},
                                {QStringLiteral("set"), record.setId},
                                {QStringLiteral("record"), toJson(record)}});
    }
    const QByteArray annotations = toJson(RecordDocument{{}, deleted.annotations});
    const QJsonObject whole{{QStringLiteral("runs"), runs},
                            {QStringLiteral("annotations"), QString::fromUtf8(annotations)}};
    return qCompress(jsontext::written(whole, QJsonDocument::Compact));
}

Result<RecordDocument> readKept(const QByteArray& bytes)
{
    const QJsonObject whole = jsontext::parsed(qUncompress(bytes)).object();
    return documentFromJson(whole.value(QStringLiteral("annotations")).toString().toUtf8())
        .transform([&whole](RecordDocument document) {
            for (const QJsonValue& run : whole.value(QStringLiteral("runs")).toArray()) {
                document.records.append(storedRecordFromJson(run[QStringLiteral("record")].toObject(),
                                                             run[QStringLiteral("id")].toString(),
                                                             run[QStringLiteral("set")].toString()));
            }
            return document;
        });
}

/// What was taken out now, and runs of earlier deletions that weren't there any more.
RecordDocument joined(RecordDocument now, const std::optional<RecordDocument>& earlier)
{
    QSet<QString> ids;
    for (const RunRecord& record : now.records) {
        ids.insert(record.id);
    }
    for (const RunRecord& record : earlier.value_or(RecordDocument()).records) {
        if (!ids.contains(record.id)) {
            now.records.append(record);
        }
    }
    return now;
}

QDateTime utc(const QVariant& milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), QTimeZone::utc());
}

}  // namespace

Result<bool> StoreTrash::isMade() const
{
    return m_database
        .run(QStringLiteral("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'deleted_sets'"))
        .transform([](QSqlQuery found) { return found.next(); });
}

Result<void> StoreTrash::put(const QString& setId, const RecordDocument& taken)
{
    const auto earlier = documentOf(setId);
    if (!earlier) {
        return earlier.error();
    }
    const RecordDocument deleted = joined(taken, earlier.value());
    qint64 started = 0;
    for (const RunRecord& record : deleted.records) {
        started = std::max(started, record.startedAt.toMSecsSinceEpoch());
    }
    const auto made = m_database.run(QStringLiteral(
        "CREATE TABLE IF NOT EXISTS deleted_sets (set_id TEXT PRIMARY KEY, name TEXT NOT NULL, "
        "runs INTEGER NOT NULL, started_ms INTEGER NOT NULL, deleted_ms INTEGER NOT NULL, "
        "document BLOB NOT NULL)"));
    if (!made) {
        return made.error();
    }
    return m_database
        .run(QStringLiteral("INSERT OR REPLACE INTO deleted_sets VALUES (?, ?, ?, ?, ?, ?)"),
             {setId, nameOf(deleted), static_cast<int>(deleted.records.size()), started,
              QDateTime::currentMSecsSinceEpoch(), kept(deleted)})
        .andThen(nothingOf);
}

Result<QList<DeletedSet>> StoreTrash::all() const
{
    const auto made = isMade();
    if (!made || !made.value()) {
        return made ? Result<QList<DeletedSet>>(QList<DeletedSet>()) : made.error();
    }
    auto query = m_database.run(QStringLiteral("SELECT set_id, name, runs, started_ms, deleted_ms FROM "
                                               "deleted_sets ORDER BY deleted_ms DESC, set_id"));
    if (!query) {
        return query.error();
    }
    QList<DeletedSet> found;
    while (query->next()) {
        found.append({query->value(0).toString(), query->value(1).toString(), query->value(2).toInt(),
                      utc(query->value(3)), utc(query->value(4))});
    }
    return found;
}

Result<std::optional<RecordDocument>> StoreTrash::documentOf(const QString& setId) const
{
    using Found = std::optional<RecordDocument>;
    const auto made = isMade();
    if (!made || !made.value()) {
        return made ? Result<Found>(Found()) : made.error();
    }
    auto query = m_database.run(QStringLiteral("SELECT document FROM deleted_sets WHERE set_id = ?"),
                                {setId});
    if (!query) {
        return query.error();
    }
    if (!query->next()) {
        return Found();
    }
    return readKept(query->value(0).toByteArray()).transform([](const RecordDocument& document) {
        return Found(document);
    });
}

Result<void> StoreTrash::remove(const QString& setId)
{
    const auto made = isMade();
    if (!made || !made.value()) {
        return made ? Result<void>() : made.error();
    }
    return m_database.run(QStringLiteral("DELETE FROM deleted_sets WHERE set_id = ?"), {setId})
        .andThen(nothingOf);
}

}  // namespace epochmark

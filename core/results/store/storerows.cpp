// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/store/storerows.h"

#include "base/jsontext.h"
#include "results/record/recordjson.h"
#include "results/store/recordblob.h"
#include "results/store/rowfieldwriter.h"
#include "results/store/storeactivity.h"

#include <QFileInfo>
#include <QHash>
#include <QMutex>
#include <QObject>

namespace epochmark {

namespace {

QString compact(const QJsonObject& object)
{
    return QString::fromUtf8(jsontext::written(object, QJsonDocument::Compact));
}

Error unreadable(const StoreDatabase& database, const QString& runId, const QString& why)
{
    return {
        ErrorCode::Store,
        QObject::tr("The run %1 in the result store %2 can't be read: %3.").arg(runId, database.path(), why),
        {}};
}

RowFieldWriter rowOf(const RunRecord& record)
{
    RowFieldWriter row;
    visitRecord(record, row);
    // Its own words, for the program that knows them.
    if (const QJsonValue status = record.verbatim.value(QStringLiteral("status")); status.isString()) {
        row.set(QStringLiteral("status"), status.toString());
    }
    if (const QJsonValue ranked = record.verbatim.value(QStringLiteral("ranked")); ranked.isBool()) {
        row.set(QStringLiteral("ranked"), ranked.toBool());
    }
    row.set(QStringLiteral("fast"), toBlob(record));
    row.set(QStringLiteral("record"), compact(toJson(record)));
    return row;
}

/// What a statement brings that answers nothing.
Result<void> nothing(const QSqlQuery&)
{
    return {};
}

/// From so many on, one walk over all rows is faster than a question each.
constexpr qsizetype kFewRuns = 50;

QString timeOrNull(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

}  // namespace

/// What the stores of this process have parsed of one file, as long as one of them is open.
struct StoreRows::Parsed {
    struct Run {
        qint64 revision = 0;
        RunRecord record;
    };
    QMutex mutex;
    QHash<QString, Run> runs;

    static std::shared_ptr<Parsed> of(const QString& path)
    {
        static QMutex registryMutex;
        static QHash<QString, std::weak_ptr<Parsed>> registry;
        const QMutexLocker locker(&registryMutex);
        std::shared_ptr<Parsed> shared = registry.value(path).lock();
        if (!shared) {
            shared = std::make_shared<Parsed>();
            registry.insert(path, shared);
        }
        return shared;
    }
};

StoreRows::StoreRows(const StoreDatabase& database)
    : m_database(database), m_parsed(Parsed::of(QFileInfo(database.path()).absoluteFilePath()))
{}

void StoreRows::forget()
{
    const QMutexLocker locker(&m_parsed->mutex);
    m_parsed->runs.clear();
}

Result<qint64> StoreRows::nextRevision()
{
    return m_database.run(QStringLiteral("UPDATE revision SET value = value + 1"))
        .andThen(
            [this](const QSqlQuery&) { return m_database.run(QStringLiteral("SELECT value FROM revision")); })
        .transform([](QSqlQuery query) {
            query.next();
            return query.value(0).toLongLong();
        });
}

Result<void> StoreRows::insertOrReplace(const RunRecord& record)
{
    return m_database.run(QStringLiteral("INSERT OR IGNORE INTO sets (id) VALUES (?)"), {record.setId})
        .andThen([this](const QSqlQuery&) { return nextRevision(); })
        .andThen([this, &record](qint64 revision) { return write(rowOf(record), revision); });
}

Result<void> StoreRows::write(RowFieldWriter row, qint64 revision)
{
    row.set(QStringLiteral("revision"), revision);
    QStringList replaced;
    for (const QString& column : row.columns()) {
        replaced += QStringLiteral("%1 = excluded.%1").arg(column);
    }
    const QStringList marks(row.columns().size(), QStringLiteral("?"));
    const QString list = QStringLiteral(", ");
    return m_database
        .run(QStringLiteral("INSERT INTO runs (%1) VALUES (%2) ON CONFLICT (id) DO UPDATE SET %3")
                 .arg(row.columns().join(list), marks.join(list), replaced.join(list)),
             row.values())
        .andThen(nothing);
}

Result<void> StoreRows::insertEpoch(const QString& runId, const EpochReport& epoch)
{
    return m_database
        .run(QStringLiteral("INSERT OR REPLACE INTO epochs (run_id, epoch, report) VALUES (?, ?, ?)"),
             {runId, epoch.epoch, compact(toJson(epoch))})
        .andThen(nothing);
}

Result<void> StoreRows::clearEpochs(const QString& runId)
{
    return m_database.run(QStringLiteral("DELETE FROM epochs WHERE run_id = ?"), {runId}).andThen(nothing);
}

Result<void> StoreRows::writeAnnotations(const Annotations& annotations)
{
    return m_database
        .run(QStringLiteral("UPDATE sets SET name = ?, note = ?, pinned = ?, imported_at = ? WHERE id = ?"),
             {annotations.name.isNull() ? QStringLiteral("") : annotations.name,
              annotations.note.isNull() ? QStringLiteral("") : annotations.note, annotations.isPinned,
              timeOrNull(annotations.importedAt), annotations.setId})
        .andThen(nothing);
}

Result<void> StoreRows::removeSet(const QString& setId)
{
    return m_database.run(QStringLiteral("DELETE FROM sets WHERE id = ?"), {setId}).andThen(nothing);
}

Result<QList<StoreRows::Head>> StoreRows::heads(const QString& condition, const QVariantList& values) const
{
    auto query = m_database.run(QStringLiteral("SELECT id, revision, status FROM runs %1 "
                                               "ORDER BY started_ms DESC, id DESC")
                                    .arg(condition),
                                values);
    if (!query) {
        return query.error();
    }
    const QString running = toString(RunStatus::Running);
    QList<Head> found;
    while (query->next()) {
        found.append({query->value(0).toString(), query->value(1).toLongLong(),
                      query->value(2).toString() == running});
    }
    return found;
}

Result<RunRecord> StoreRows::fromJson(const QString& runId) const
{
    auto query = m_database.run(QStringLiteral("SELECT set_id, record FROM runs WHERE id = ?"), {runId});
    if (!query) {
        return query.error();
    }
    query->next();
    const QJsonObject object = jsontext::parsed(query->value(1).toString().toUtf8()).object();
    if (object.isEmpty()) {
        return unreadable(m_database, runId, QObject::tr("it is no JSON"));
    }
    return storedRecordFromJson(object, runId, query->value(0).toString());
}

Result<void> StoreRows::parse(const QString& condition, const QVariantList& values)
{
    auto query = m_database.run(QStringLiteral("SELECT id, revision, fast FROM runs %1").arg(condition),
                                values);
    if (!query) {
        return query.error();
    }
    BlobReader blobs;
    while (query->next()) {
        const QString runId = query->value(0).toString();
        const qint64 revision = query->value(1).toLongLong();
        const auto known = m_parsed->runs.constFind(runId);
        if (known != m_parsed->runs.constEnd() && known->revision == revision) {
            continue;
        }
        std::optional<RunRecord> record = blobs.read(query->value(2).toByteArray());
        if (!record) {
            Result<RunRecord> read = fromJson(runId);
            if (!read) {
                return read.error();
            }
            record = std::move(read).value();
        }
        m_parsed->runs.insert(runId, {revision, std::move(*record)});
    }
    return {};
}

Result<void> StoreRows::parseMissing(const QList<Head>& heads)
{
    QStringList missing;
    for (const Head& head : heads) {
        const auto known = m_parsed->runs.constFind(head.id);
        if (known == m_parsed->runs.constEnd() || known->revision != head.revision) {
            missing += head.id;
        }
    }
    if (missing.size() > kFewRuns) {
        return parse({}, {});
    }
    for (const QString& runId : missing) {
        if (const auto parsed = parse(QStringLiteral("WHERE id = ?"), {runId}); !parsed) {
            return parsed;
        }
    }
    return {};
}

Result<QList<RunRecord>> StoreRows::read(const QList<Head>& heads)
{
    const QMutexLocker locker(&m_parsed->mutex);
    if (const auto parsed = parseMissing(heads); !parsed) {
        return parsed.error();
    }
    StoreActivity::countRecords(heads.size());
    QList<RunRecord> records;
    records.reserve(heads.size());
    for (const Head& head : heads) {
        const auto known = m_parsed->runs.constFind(head.id);
        if (known == m_parsed->runs.constEnd()) {
            continue;  // deleted by another program since the heads were read
        }
        records.append(known->record);
        if (head.isRunning) {
            if (const auto journal = addJournal(records.last()); !journal) {
                return journal.error();
            }
        }
    }
    return records;
}

Result<void> StoreRows::addJournal(RunRecord& record) const
{
    auto query = m_database.run(QStringLiteral("SELECT report FROM epochs WHERE run_id = ? ORDER BY epoch"),
                                {record.id});
    if (!query) {
        return query.error();
    }
    record.epochs.clear();
    while (query->next()) {
        const QByteArray json = query->value(0).toString().toUtf8();
        const Result<EpochReport> epoch = epochFromJson(jsontext::parsed(json).object());
        if (epoch) {
            record.epochs.append(epoch.value());
        } else if (!record.isVerbatim()) {  // whose epochs only its own program may be able to read
            return unreadable(m_database, record.id, epoch.error().message);
        }
    }
    return {};
}

Result<StoreRows::Marks> StoreRows::marks() const
{
    auto query = m_database.run(
        QStringLiteral("SELECT (SELECT value FROM revision), (SELECT COUNT(*) FROM runs), "
                       "(SELECT COUNT(*) FROM epochs)"));
    if (!query) {
        return query.error();
    }
    query->next();
    return Marks{query->value(0).toLongLong(), query->value(1).toLongLong(), query->value(2).toLongLong()};
}

Result<QList<RunRecord>> StoreRows::all()
{
    return heads({}, {}).andThen([this](const QList<Head>& found) { return read(found); });
}

Result<std::optional<RunRecord>> StoreRows::one(const QString& runId)
{
    return heads(QStringLiteral("WHERE id = ?"), {runId})
        .andThen([this](const QList<Head>& found) { return read(found); })
        .transform([](const QList<RunRecord>& records) {
            return records.isEmpty() ? std::optional<RunRecord>() : records.first();
        });
}

Result<QList<RunRecord>> StoreRows::ofSet(const QString& setId)
{
    return heads(QStringLiteral("WHERE set_id = ?"), {setId}).andThen([this](const QList<Head>& found) {
        return read(found);
    });
}

Result<QStringList> StoreRows::idsWithStatus(RunStatus status) const
{
    return texts(QStringLiteral("SELECT id FROM runs WHERE status = ?"), {toString(status)});
}

Result<QStringList> StoreRows::setsWithStatus(RunStatus status) const
{
    return texts(QStringLiteral("SELECT DISTINCT set_id FROM runs WHERE status = ?"), {toString(status)});
}

Result<QStringList> StoreRows::setsWithPrefix(const QString& prefix) const
{
    return texts(
        QStringLiteral(
            "SELECT DISTINCT set_id FROM runs WHERE substr(id, 1, ?) = ? OR substr(set_id, 1, ?) = ?"),
        {prefix.size(), prefix, prefix.size(), prefix});
}

Result<QList<Annotations>> StoreRows::annotations() const
{
    auto query = m_database.run(QStringLiteral(
        "SELECT id, name, note, pinned, imported_at FROM sets WHERE name <> '' OR note <> '' OR pinned <> 0 "
        "OR imported_at IS NOT NULL ORDER BY id"));
    if (!query) {
        return query.error();
    }
    QList<Annotations> found;
    while (query->next()) {
        Annotations annotations;
        annotations.setId = query->value(0).toString();
        annotations.name = query->value(1).toString();
        annotations.note = query->value(2).toString();
        annotations.isPinned = query->value(3).toBool();
        if (!query->value(4).isNull()) {
            annotations.importedAt = QDateTime::fromString(query->value(4).toString(), Qt::ISODateWithMs);
        }
        found.append(annotations);
    }
    return found;
}

Result<bool> StoreRows::hasSet(const QString& setId) const
{
    return texts(QStringLiteral("SELECT id FROM sets WHERE id = ?"), {setId})
        .transform([](const QStringList& found) { return !found.isEmpty(); });
}

Result<std::optional<QString>> StoreRows::rankedFingerprint(const QString& setId) const
{
    return first(QStringLiteral("SELECT fingerprint FROM runs WHERE set_id = ? AND ranked = 1 LIMIT 1"),
                 {setId});
}

Result<std::optional<QString>> StoreRows::pinnedSet(const QString& fingerprint) const
{
    return first(QStringLiteral("SELECT sets.id FROM sets JOIN runs ON runs.set_id = sets.id "
                                "WHERE sets.pinned = 1 AND runs.fingerprint = ? LIMIT 1"),
                 {fingerprint});
}

Result<void> StoreRows::unpinAll(const QString& fingerprint)
{
    return m_database
        .run(QStringLiteral("UPDATE sets SET pinned = 0 WHERE pinned = 1 AND id IN "
                            "(SELECT set_id FROM runs WHERE fingerprint = ?)"),
             {fingerprint})
        .andThen(nothing);
}

Result<QStringList> StoreRows::texts(const QString& sql, const QVariantList& values) const
{
    auto query = m_database.run(sql, values);
    if (!query) {
        return query.error();
    }
    QStringList found;
    while (query->next()) {
        found += query->value(0).toString();
    }
    return found;
}

Result<std::optional<QString>> StoreRows::first(const QString& sql, const QVariantList& values) const
{
    return texts(sql, values).transform([](const QStringList& found) {
        return found.isEmpty() ? std::optional<QString>() : found.first();
    });
}

}  // namespace epochmark

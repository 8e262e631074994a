// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "team/teamcache.h"

#include "base/jsontext.h"
#include "results/store/recordblob.h"

#include <QAtomicInteger>
#include <QFileInfo>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QSqlError>
#include <QTimeZone>
#include <QVariant>

namespace epochmark {

namespace {

constexpr int kVersion = 1;
constexpr int kBusyTimeoutMs = 5'000;

Result<void> nothingOf(const QSqlQuery&)
{
    return {};
}

const QStringList& tables()
{
    static const QStringList kTables{
        QStringLiteral("CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE outbox (set_id TEXT NOT NULL UNIQUE, place INTEGER PRIMARY KEY)"),
        QStringLiteral(
            "CREATE TABLE runs (run_id TEXT PRIMARY KEY, set_id TEXT NOT NULL, shared_by TEXT NOT NULL, "
            "shared_ms INTEGER NOT NULL, set_name TEXT NOT NULL, set_note TEXT NOT NULL, "
            "started_ms INTEGER NOT NULL, fast BLOB NOT NULL, content TEXT NOT NULL)"),
        QStringLiteral("CREATE INDEX runs_of_set ON runs(set_id)"),
        QStringLiteral("PRAGMA user_version = %1").arg(kVersion)};
    return kTables;
}

QDateTime utc(const QVariant& milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), QTimeZone::utc());
}

}  // namespace

QString TeamCache::fileBeside(const QString& storePath)
{
    return QFileInfo(storePath).absolutePath() + QStringLiteral("/team.sqlite");
}

TeamCache::TeamCache(const QString& path) : m_path(path)
{
    static QAtomicInteger<int> serial;
    m_connection = QStringLiteral("epochmark-team-cache-%1").arg(serial.fetchAndAddRelaxed(1));
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kBusyTimeoutMs));
    m_database.setDatabaseName(path);
}

TeamCache::~TeamCache()
{
    m_database.close();
    m_database = QSqlDatabase();  // the last handle must be gone before the connection is removed
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<TeamCache>> TeamCache::open(const QString& path)
{
    std::unique_ptr<TeamCache> cache(new TeamCache(path));
    if (const auto prepared = cache->prepare(); !prepared) {
        return prepared.error();
    }
    return cache;
}

Result<void> TeamCache::prepare()
{
    if (!m_database.open()) {
        return Error{ErrorCode::Store,
                     QObject::tr("What is known of the team, %1, can't be opened: make its folder writable.")
                         .arg(m_path),
                     m_database.lastError().text()};
    }
    auto version = run(QStringLiteral("PRAGMA user_version"));
    if (!version) {
        return version.error();
    }
    const int found = version->next() ? version->value(0).toInt() : 0;
    version->finish();
    if (found > kVersion) {
        return Error{
            ErrorCode::Store,
            QObject::tr("What is known of the team, %1, was written by a newer Epochmark: update this one.")
                .arg(m_path),
            {}};
    }
    if (found == kVersion) {
        return {};
    }
    if (const auto log = run(QStringLiteral("PRAGMA journal_mode = WAL")); !log) {
        return log.error();
    }
    // Another program may make it at the same moment: the lock first, then the look that counts.
    if (const auto begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun) {
        return begun.error();
    }
    auto again = run(QStringLiteral("PRAGMA user_version"));
    const bool isMade = again && again->next() && again->value(0).toInt() == kVersion;
    if (again) {
        again->finish();
    }
    for (const QString& statement : isMade ? QStringList() : tables()) {
        if (const auto done = run(statement); !done) {
            (void)run(QStringLiteral("ROLLBACK"));
            return done.error();
        }
    }
    return run(QStringLiteral("COMMIT")).andThen(nothingOf);
}

Result<QSqlQuery> TeamCache::run(const QString& sql, const QVariantList& values) const
{
    QSqlQuery query(m_database);
    bool isDone = query.prepare(sql);
    for (qsizetype i = 0; isDone && i < values.size(); ++i) {
        query.bindValue(static_cast<int>(i), values[i]);
    }
    if (!isDone || !query.exec()) {
        return failed(query.lastError());
    }
    return query;
}

Error TeamCache::failed(const QSqlError& error) const
{
    return {ErrorCode::Store,
            QObject::tr("What is known of the team, %1, can't be used: %2. Delete the file to pull all of it "
                        "anew; what waited to be shared is then to be shared again.")
                .arg(m_path, error.databaseText()),
            error.text()};
}

Result<QString> TeamCache::setting(const QString& key) const
{
    return run(QStringLiteral("SELECT value FROM settings WHERE key = ?"), {key})
        .transform([](QSqlQuery found) { return found.next() ? found.value(0).toString() : QString(); });
}

Result<void> TeamCache::setSetting(const QString& key, const QString& value) const
{
    return run(QStringLiteral("INSERT INTO settings VALUES (?, ?) "
                              "ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
               {key, value.isNull() ? QStringLiteral("") : value})
        .andThen(nothingOf);
}

Result<QString> TeamCache::address() const
{
    return setting(QStringLiteral("address"));
}

/// All of them or none, with the right to write from the start.
Result<void> TeamCache::together(const std::function<Result<void>()>& work) const
{
    if (const auto begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun) {
        return begun.error();
    }
    Result<void> done = work();
    if (done) {
        done = run(QStringLiteral("COMMIT")).andThen(nothingOf);
    }
    if (!done) {
        (void)run(QStringLiteral("ROLLBACK"));
    }
    return done;
}

Result<void> TeamCache::join(const QString& address, const QString& boardId)
{
    return together([this, &address, &boardId]() -> Result<void> {
        const auto known = setting(QStringLiteral("board"));
        const auto waiting = outbox();
        if (!known || !waiting) {
            return known ? waiting.error() : known.error();
        }
        if (known.value() != boardId) {
            if (!known->isEmpty() && !waiting->isEmpty()) {
                return Error{
                    ErrorCode::Usage,
                    QObject::tr("Sets wait for the board that you are with (%1): share them there first, or "
                                "leave it (team leave), which forgets them.")
                        .arg(waiting->size()),
                    {}};
            }
            if (const auto done = forgetPulled(boardId); !done) {
                return done;
            }
        }
        return setSetting(QStringLiteral("address"), address);
    });
}

Result<void> TeamCache::leave()
{
    return together([this]() -> Result<void> {
        for (const char* table : {"settings", "outbox", "runs"}) {
            if (const auto done = run(QStringLiteral("DELETE FROM %1").arg(QLatin1String(table))); !done) {
                return done.error();
            }
        }
        return {};
    });
}

/// Within a transaction.
Result<void> TeamCache::forgetPulled(const QString& boardId) const
{
    for (const auto& done : {run(QStringLiteral("DELETE FROM runs")).andThen(nothingOf),
                             setSetting(QStringLiteral("sequence"), QStringLiteral("0")),
                             setSetting(QStringLiteral("fetched_ms"), QString()),
                             setSetting(QStringLiteral("board"), boardId)}) {
        if (!done) {
            return done;
        }
    }
    return {};
}

Result<bool> TeamCache::sharesAlways() const
{
    return setting(QStringLiteral("always")).transform([](const QString& value) {
        return value == QLatin1String("1");
    });
}

Result<void> TeamCache::setSharesAlways(bool isAlways)
{
    return setSetting(QStringLiteral("always"), isAlways ? QStringLiteral("1") : QStringLiteral("0"));
}

Result<QStringList> TeamCache::outbox() const
{
    return run(QStringLiteral("SELECT set_id FROM outbox ORDER BY place")).transform([](QSqlQuery found) {
        QStringList sets;
        while (found.next()) {
            sets.append(found.value(0).toString());
        }
        return sets;
    });
}

Result<void> TeamCache::addToOutbox(const QStringList& setIds)
{
    for (const QString& id : setIds) {
        if (const auto done = run(
                QStringLiteral("INSERT INTO outbox (set_id) VALUES (?) ON CONFLICT DO NOTHING"), {id});
            !done) {
            return done.error();
        }
    }
    return {};
}

Result<void> TeamCache::removeFromOutbox(const QString& setId)
{
    return run(QStringLiteral("DELETE FROM outbox WHERE set_id = ?"), {setId}).andThen(nothingOf);
}

Result<qint64> TeamCache::lastSequence(const QString& boardId)
{
    const auto known = setting(QStringLiteral("board"));
    if (!known) {
        return known.error();
    }
    if (known.value() != boardId) {
        if (const auto done = restart(boardId); !done) {
            return done.error();
        }
    }
    return setting(QStringLiteral("sequence")).transform([](const QString& value) {
        return value.toLongLong();
    });
}

Result<void> TeamCache::restart(const QString& boardId)
{
    return together([this, &boardId] { return forgetPulled(boardId); });
}

Result<QStringList> TeamCache::apply(const QString& boardId, qint64 from, const QList<TeamChange>& changes)
{
    QStringList leftOut;
    if (changes.isEmpty()) {
        return leftOut;
    }
    const auto applied = together([&]() -> Result<void> {
        const auto board = setting(QStringLiteral("board"));
        const auto sequence = setting(QStringLiteral("sequence"));
        if (!board || !sequence) {
            return board ? sequence.error() : board.error();
        }
        if (board.value() != boardId || sequence->toLongLong() != from) {
            return Error{
                ErrorCode::Store,
                QObject::tr("Another program has pulled from the team at the same time: pull once more."),
                {}};
        }
        for (const TeamChange& change : changes) {
            if (const auto done = applyOne(change, leftOut); !done) {
                return done;
            }
        }
        return setSetting(QStringLiteral("sequence"), QString::number(changes.last().sequence));
    });
    return applied ? Result<QStringList>(leftOut) : Result<QStringList>(applied.error());
}

Result<void> TeamCache::applyOne(const TeamChange& change, QStringList& leftOut) const
{
    const SharedRun& shared = change.run;
    if (change.isWithdrawal) {
        return run(QStringLiteral("DELETE FROM runs WHERE run_id = ?"), {shared.runId}).andThen(nothingOf);
    }
    if (!change.isWhole) {
        leftOut.append(QObject::tr("The shared run %1 can't be used: it isn't what its hash was made of.")
                           .arg(shared.runId.left(8)));
        return {};
    }
    const auto record = recordOf(shared);
    if (!record) {
        leftOut.append(record.error().message);
        return {};
    }
    const auto notNull = [](const QString& text) { return text.isNull() ? QStringLiteral("") : text; };
    return run(QStringLiteral("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
               {shared.runId, shared.setId, notNull(change.mark.by), change.mark.at.toMSecsSinceEpoch(),
                notNull(shared.setName), notNull(shared.setNote), record->startedAt.toMSecsSinceEpoch(),
                toBlob(record.value()), QString::fromUtf8(shared.content)})
        .andThen(nothingOf);
}

Result<void> TeamCache::setFetchedAt(const QDateTime& when)
{
    return setSetting(QStringLiteral("fetched_ms"), QString::number(when.toMSecsSinceEpoch()));
}

Result<QDateTime> TeamCache::fetchedAt() const
{
    return setting(QStringLiteral("fetched_ms")).transform([](const QString& milliseconds) {
        return milliseconds.isEmpty() ? QDateTime() : utc(milliseconds);
    });
}

Result<qint64> TeamCache::othersWrites() const
{
    return run(QStringLiteral("PRAGMA data_version")).transform([](QSqlQuery found) {
        return found.next() ? found.value(0).toLongLong() : 0;
    });
}

Result<TeamResults> TeamCache::results() const
{
    const auto fetched = fetchedAt();
    auto found = run(
        QStringLiteral("SELECT run_id, set_id, shared_by, shared_ms, set_name, set_note, fast, content "
                       "FROM runs ORDER BY started_ms DESC, run_id"));
    if (!fetched || !found) {
        return fetched ? found.error() : fetched.error();
    }
    TeamResults results;
    results.fetchedAt = fetched.value();
    BlobReader blobs;
    while (found->next()) {
        const QString setId = found->value(1).toString();
        std::optional<RunRecord> record = blobs.read(found->value(6).toByteArray());
        if (!record) {
            const QJsonObject json = jsontext::parsed(found->value(7).toString().toUtf8()).object();
            record = storedRecordFromJson(json, found->value(0).toString(), setId);
        }
        results.document.records.append(*record);
        if (!results.markOfSet.contains(setId)) {
            results.markOfSet.insert(setId, {found->value(2).toString(), utc(found->value(3))});
            Annotations annotations;
            annotations.setId = setId;
            annotations.name = found->value(4).toString();
            annotations.note = found->value(5).toString();
            results.document.annotations.append(annotations);
        }
    }
    return results;
}

RecordDocument withTeam(RecordDocument own, const TeamResults& team)
{
    QSet<QString> sets;
    QSet<QString> runs;
    for (const RunRecord& record : std::as_const(own.records)) {
        sets.insert(record.setId);
        runs.insert(record.id);
    }
    for (const RunRecord& record : team.document.records) {
        if (!sets.contains(record.setId) && !runs.contains(record.id)) {
            own.records.append(record);
        }
    }
    for (const Annotations& annotations : team.document.annotations) {
        if (!sets.contains(annotations.setId)) {
            own.annotations.append(annotations);
        }
    }
    return own;
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/store/storedatabase.h"

#include "base/filereason.h"
#include "results/store/storeactivity.h"

#include <QAtomicInteger>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QTemporaryFile>
#include <QThread>
#include <QUrl>

namespace epochmark {

namespace {

/// A look without locks can meet another program in the middle of a write; a damage that stays is one.
constexpr int kLooks = 3;

/// SQLite's result codes.
constexpr int kReadOnly = 8;
constexpr int kInputOutput = 10;
constexpr int kDiskFull = 13;
constexpr int kCannotOpen = 14;

/// What SQLite takes beside a store before it is written: its index of the log has 32 KiB.
constexpr qsizetype kFirstRoom = 64 << 10;

/// Statements of each migration: entry v takes a store from user_version v to v + 1. Never edited once
/// released.
const QList<QStringList>& migrations()
{
    static const QList<QStringList> kMigrations{
        {QStringLiteral(
             "CREATE TABLE sets (id TEXT PRIMARY KEY, name TEXT NOT NULL DEFAULT '', "
             "note TEXT NOT NULL DEFAULT '', pinned INTEGER NOT NULL DEFAULT 0, imported_at TEXT)"),
         QStringLiteral("CREATE TABLE runs (id TEXT PRIMARY KEY, "
                        "set_id TEXT NOT NULL REFERENCES sets(id) ON DELETE CASCADE, status TEXT NOT NULL, "
                        "ranked INTEGER NOT NULL, fingerprint TEXT NOT NULL, started_ms INTEGER NOT NULL, "
                        "revision INTEGER NOT NULL, fast BLOB NOT NULL, record TEXT NOT NULL)"),
         QStringLiteral("CREATE INDEX runs_of_set ON runs(set_id)"),
         QStringLiteral("CREATE INDEX runs_by_start ON runs(started_ms, id, revision, status)"),
         QStringLiteral("CREATE INDEX runs_by_status ON runs(status)"),
         QStringLiteral(
             "CREATE TABLE epochs (run_id TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE, "
             "epoch INTEGER NOT NULL, report TEXT NOT NULL, PRIMARY KEY (run_id, epoch)) WITHOUT ROWID"),
         QStringLiteral("CREATE TABLE revision (value INTEGER NOT NULL)"),
         QStringLiteral("INSERT INTO revision VALUES (0)")}};
    return kMigrations;
}

Error storeError(const QString& message, const QString& detail = {})
{
    return {ErrorCode::Store, message, detail};
}

Error damaged(const QString& path, const QString& detail)
{
    return storeError(
        QObject::tr("The result store %1 is damaged. It was left as it is: put a backup in its place, or "
                    "move it away to start a new one.")
            .arg(path),
        detail);
}

Error newer(const QString& path, int version)
{
    return storeError(
        QObject::tr("The result store %1 was written by a newer Epochmark (version %2 of the store, this "
                    "one reads up to %3). Update Epochmark, or choose another store.")
            .arg(path)
            .arg(version)
            .arg(StoreDatabase::kVersion));
}

Error cannotWriteStore(const QString& path)
{
    return storeError(
        QObject::tr("The result store %1 can't be written. Make it writable, or choose another place "
                    "for the results.")
            .arg(path));
}

/// The folder must take new files: SQLite writes its log beside the store, and `room` bytes of it at once.
Result<void> proveFolder(const QString& path, qsizetype room = 0)
{
    const QString folder = QFileInfo(path).absolutePath();
    QTemporaryFile probe(folder + QStringLiteral("/.write-test-XXXXXX"));
    if (!probe.open() || probe.write(QByteArray(room, ' ')) != room || !probe.flush()) {
        return storeError(
            QObject::tr("The folder %1 of the result store can't be written. Make it writable, or choose "
                        "another place for the results.")
                .arg(folder),
            fileReason(probe));
    }
    const QFileInfo file(path);
    if (file.exists() && (!file.isFile() || !file.isWritable())) {
        return cannotWriteStore(path);
    }
    return {};
}

}  // namespace

StoreDatabase::StoreDatabase(QString path, int busyTimeoutMs)
    : m_path(std::move(path)), m_busyTimeoutMs(busyTimeoutMs)
{
    static QAtomicInteger<int> serial;
    m_connection = QStringLiteral("epochmark-store-%1").arg(serial.fetchAndAddRelaxed(1));
}

StoreDatabase::~StoreDatabase()
{
    m_database.close();
    m_database = QSqlDatabase();  // the last handle must be gone before the connection is removed
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<StoreDatabase>> StoreDatabase::open(const QString& path, int busyTimeoutMs)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    auto use = StoreUse::begin(path);
    if (!use) {
        return use.error();
    }
    const bool isKnown = use.value()->isChecked();
    if (!isKnown) {
        if (const auto whole = checkWhole(path, busyTimeoutMs); !whole) {
            return whole.error();
        }
    }
    std::unique_ptr<StoreDatabase> database(new StoreDatabase(path, busyTimeoutMs));
    database->m_use = use.value();
    if (const auto prepared = database->prepare(); !prepared) {
        return prepared.error();
    }
    if (!isKnown) {
        use.value()->setChecked();
    }
    StoreActivity::countOpen();
    return database;
}

bool StoreDatabase::canBeWritten(const QString& path)
{
    return proveFolder(path, kFirstRoom).hasValue();
}

Result<std::unique_ptr<StoreDatabase>> StoreDatabase::openReadOnly(const QString& path, int busyTimeoutMs)
{
    auto use = StoreUse::begin(path);
    if (!use) {
        return use.error();
    }
    std::unique_ptr<StoreDatabase> database(new StoreDatabase(path, busyTimeoutMs));
    database->m_use = use.value();
    database->m_place = FileIdentity::ofPath(path).value_or(FileIdentity());
    Result<void> checked = database->check(path);
    const QList<int> wantedToWrite{kReadOnly, kInputOutput, kDiskFull, kCannotOpen};
    if (!checked && wantedToWrite.contains(database->m_lastCode)) {
        checked = database->checkCopy();
    }
    if (!checked) {
        return checked.error();
    }
    if (const auto version = database->version(); !version || version.value() < kVersion) {
        return version ? cannotWriteStore(path) : version.error();  // it would have to be migrated
    }
    StoreActivity::countOpen();
    return database;
}

/// SQLite wants to write beside a log that another program left.
Result<void> StoreDatabase::checkCopy()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
    m_copy = std::make_unique<QTemporaryDir>();
    const QString copy = m_copy->filePath(QStringLiteral("results.sqlite"));
    for (const char* part : {"", "-wal"}) {
        const QString name = QLatin1String(part);
        if (!QFile::copy(m_path + name, copy + name)) {
            return storeError(QObject::tr("The result store %1 can't be read. Make it readable, or choose "
                                          "another place for the results.")
                                  .arg(m_path));
        }
        QFile::setPermissions(copy + name, QFile::ReadOwner | QFile::WriteOwner);
    }
    return check(copy);
}

/// Looked at without a right to write first: a refused store keeps its bytes.
Result<void> StoreDatabase::checkWhole(const QString& path, int busyTimeoutMs)
{
    if (const auto folder = proveFolder(path); !folder) {
        return folder;
    }
    Result<void> checked;
    if (QFileInfo(path).size() > 0) {
        StoreActivity::countCheck();
        for (int attempt = 0; attempt < kLooks && (attempt == 0 || !checked); ++attempt) {
            checked = StoreDatabase(path, busyTimeoutMs).check(path);
        }
    }
    return checked;
}

Result<void> StoreDatabase::connect(const QString& name, const QString& options)
{
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(name);
    m_database.setConnectOptions(
        QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1;%2").arg(m_busyTimeoutMs).arg(options));
    if (!m_database.open()) {
        return error(m_database.lastError());
    }
    return {};
}

/// `path`: the store or its copy.
Result<void> StoreDatabase::check(const QString& path)
{
    // With a log beside it the file alone may be out of date; without one, "immutable" makes SQLite create
    // nothing.
    const bool hasLog = QFileInfo::exists(path + QStringLiteral("-wal"));
    QUrl url = QUrl::fromLocalFile(path);
    url.setQuery(hasLog ? QStringLiteral("mode=ro") : QStringLiteral("immutable=1"));
    const QString name = QString::fromLatin1(url.toEncoded());
    return connect(name, QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"))
        .andThen([this]() { return version(); })
        .andThen([this](int) { return run(QStringLiteral("PRAGMA quick_check(1)")); })
        .andThen([this](QSqlQuery verdict) -> Result<void> {
            if (!verdict.next() || verdict.value(0).toString() != QLatin1String("ok")) {
                return damaged(m_path, verdict.value(0).toString());
            }
            return {};
        });
}

Result<void> StoreDatabase::prepare()
{
    return connect(m_path, {})
        .andThen([this]() { return useWriteAheadLog(); })
        .andThen([this]() { return run(QStringLiteral("PRAGMA foreign_keys = ON")); })
        .andThen([this](const QSqlQuery&) {
            m_place = FileIdentity::ofPath(m_path).value_or(FileIdentity());
            return migrate();
        });
}

Result<void> StoreDatabase::checkPlace() const
{
    const auto now = FileIdentity::ofPath(m_path);
    if (now && now->isSameFile(m_place)) {
        return {};
    }
    return storeError(
        QObject::tr(
            "The result store %1 was deleted or replaced while it was in use. Start the program again "
            "to use what lies there now.")
            .arg(m_path));
}

Result<void> StoreDatabase::useWriteAheadLog()
{
    // Two programs that create the same store at once meet here, where SQLite's own waiting doesn't reach.
    const QDeadlineTimer deadline(m_busyTimeoutMs);
    for (;;) {
        auto mode = run(QStringLiteral("PRAGMA journal_mode = WAL"));
        if (mode && mode->next() && mode->value(0).toString() == QLatin1String("wal")) {
            return {};
        }
        const bool isHopeless = !mode && m_lastCode == kDiskFull;
        if (isHopeless || deadline.hasExpired()) {
            return mode ? storeError(
                       QObject::tr("The result store %1 can't be written safely where it lies. Choose "
                                   "a folder on a disk of this machine.")
                           .arg(m_path))
                        : mode.error();
        }
        QThread::msleep(20);
    }
}

/// The store's user_version; Error::Store when it is newer than this program's.
Result<int> StoreDatabase::version() const
{
    return run(QStringLiteral("PRAGMA user_version")).andThen([this](QSqlQuery query) {
        query.next();
        const int found = query.value(0).toInt();
        return found > kVersion ? Result<int>(newer(m_path, found)) : Result<int>(found);
    });
}

Result<void> StoreDatabase::migrate()
{
    const auto before = version();
    if (!before || before.value() == kVersion) {
        return before ? Result<void>() : before.error();
    }
    StoreTransaction transaction(*this);
    if (!transaction.begun()) {
        return transaction.begun();
    }
    const auto found = version();  // another program may have been faster
    if (!found) {
        return found.error();
    }
    for (int step = found.value(); step < kVersion; ++step) {
        for (const QString& statement : migrations().at(step)) {
            if (const auto done = run(statement); !done) {
                return done.error();
            }
        }
    }
    if (const auto done = run(QStringLiteral("PRAGMA user_version = %1").arg(kVersion)); !done) {
        return done.error();
    }
    return transaction.commit();
}

Result<QSqlQuery> StoreDatabase::run(const QString& sql, const QVariantList& values) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) {
        return error(query.lastError());
    }
    for (const QVariant& value : values) {
        query.addBindValue(value);
    }
    if (!query.exec()) {
        return error(query.lastError());
    }
    return query;
}

void StoreDatabase::limitWaiting(int ms) const
{
    static_cast<void>(run(QStringLiteral("PRAGMA busy_timeout = %1").arg(qMin(ms, m_busyTimeoutMs))));
}

Error StoreDatabase::error(const QSqlError& sqlError) const
{
    const int code = sqlError.nativeErrorCode().toInt() & 0xff;  // the primary result code of SQLite
    m_lastCode = code;
    const QString detail = sqlError.databaseText();
    switch (code) {
    case 5:  // busy
    case 6:  // locked
        return storeError(
            QObject::tr("The result store %1 is locked by another program. Close that program, then try "
                        "again.")
                .arg(m_path),
            detail);
    case kDiskFull:
        return storeError(
            QObject::tr("The result store %1 can't be written: the disk is full. Free some space, then "
                        "try again.")
                .arg(m_path),
            detail);
    case 11:  // corrupt
    case 26:  // not a database
        return damaged(m_path, detail);
    case kReadOnly:
    case kInputOutput:
    case kCannotOpen:
        return storeError(
            QObject::tr("The result store %1 can't be read or written. Check the disk and the folder's "
                        "permissions, then try again.")
                .arg(m_path),
            detail);
    default: return storeError(QObject::tr("The result store %1 refused a request.").arg(m_path), detail);
    }
}

StoreTransaction::StoreTransaction(const StoreDatabase& database) : m_database(database)
{
    // Immediate: the write lock is waited for here, not refused in the middle.
    if (const auto begun = m_database.run(QStringLiteral("BEGIN IMMEDIATE")); !begun) {
        m_begun = begun.error();
    } else {
        m_isOpen = true;
    }
}

StoreTransaction::~StoreTransaction()
{
    if (m_isOpen) {
        static_cast<void>(m_database.run(QStringLiteral("ROLLBACK")));
    }
}

Result<void> StoreTransaction::commit()
{
    if (const auto done = m_database.run(QStringLiteral("COMMIT")); !done) {
        return done.error();
    }
    m_isOpen = false;
    return {};
}

}  // namespace epochmark

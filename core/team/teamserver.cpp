// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "team/teamserver.h"

#include "team/teamschema.h"

#include <QAtomicInteger>
#include <QCryptographicHash>
#include <QObject>
#include <QSqlDriver>
#include <QTimeZone>
#include <QVariant>

#include <algorithm>

namespace epochmark {

namespace {

// PostgreSQL's own codes (appendix A of its manual).
constexpr QLatin1String kNotAllowed("42501");
constexpr QLatin1String kNoSuchTable("42P01");
constexpr QLatin1String kNoSuchSchema("3F000");

constexpr qint64 kPageBytes = 16 << 20;  // of records in one answer

Error storeError(const QString& sentence, const QString& detail = {})
{
    return {ErrorCode::Store, sentence, detail};
}

Error notDriven()
{
    return storeError(
        QObject::tr("A team's board needs Qt's driver for PostgreSQL: install libqt6sql6-psql (Debian's "
                    "name of the package), then try again."));
}

/// What the board will never take, whoever sends it how often: values it can't keep (class 22) and rules they
/// break (class 23, its triggers' own). All else may be another day's.
bool isRefusal(const QSqlError& error)
{
    const QString code = error.nativeErrorCode();
    return code.startsWith(QLatin1String("22")) || code.startsWith(QLatin1String("23"));
}

/// The server's own first line, without its prefix.
QString told(const QSqlError& error)
{
    QString line = error.databaseText().section(u'\n', 0, 0).trimmed();
    const QString prefix = QStringLiteral("ERROR:");
    if (line.startsWith(prefix)) {
        line = line.mid(prefix.size()).trimmed();
    }
    return line;
}

Error unreachable(const QString& place, const QSqlError& error)
{
    QString sentence = QObject::tr("The team's board %1 can't be reached: %2.").arg(place, told(error));
    if (sentence.contains(QLatin1String("SSL"), Qt::CaseInsensitive)
        || sentence.contains(QLatin1String("certificate"), Qt::CaseInsensitive)) {
        sentence += u' '
                    + QObject::tr("Off this machine the server has to prove who it is: sslrootcert=FILE in "
                                  "the address names whose certificates are trusted.");
    }
    return storeError(sentence, error.databaseText());
}

QByteArray hashOf(const QByteArray& content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}

}  // namespace

TeamServer::TeamServer(const TeamAddress& address) : m_place(address.place())
{
    static QAtomicInteger<int> serial;
    m_connection = QStringLiteral("epochmark-team-%1").arg(serial.fetchAndAddRelaxed(1));
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_connection);
    m_database.setConnectOptions(address.connectOptions());
}

TeamServer::~TeamServer()
{
    m_database.close();
    m_database = QSqlDatabase();  // the last handle must be gone before the connection is removed
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<TeamServer>> TeamServer::open(const TeamAddress& address)
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL"))) {
        return notDriven();
    }
    if (address.isService()) {
        TeamAddress::useVerifiedServices();
    }
    std::unique_ptr<TeamServer> server(new TeamServer(address));
    if (!server->m_database.open()) {
        return unreachable(server->m_place, server->m_database.lastError());
    }
    // Whoever holds a lock, or keeps the answer, holds up nobody's run for ever.
    if (const auto limited = server->runAll(
            {QStringLiteral("SET lock_timeout = '10s'"), QStringLiteral("SET statement_timeout = '60s'")});
        !limited) {
        return limited.error();
    }
    return server;
}

Result<std::unique_ptr<TeamServer>> TeamServer::connect(const TeamAddress& address)
{
    auto server = open(address);
    if (server) {
        if (const auto greeted = server.value()->greet(); !greeted) {
            return greeted.error();
        }
    }
    return server;
}

Result<int> TeamServer::init(const TeamAddress& address)
{
    const auto server = open(address);
    if (!server) {
        return server.error();
    }
    const TeamServer& there = *server.value();
    auto encoding = there.run(QStringLiteral("SHOW server_encoding"));
    if (!encoding) {
        return encoding.error();
    }
    if (!encoding->next() || encoding->value(0).toString() != QLatin1String("UTF8")) {
        return storeError(
            QObject::tr("The database %1 keeps its texts as %2; a board wants one made with ENCODING "
                        "'UTF8'.")
                .arg(there.m_place, encoding->value(0).toString()));
    }
    if (const auto begun = there.run(QStringLiteral("BEGIN")); !begun) {
        return begun.error();
    }
    const auto found = there.version();
    if (!found) {
        return found.error();
    }
    if (found.value() > teamschema::kVersion) {
        return storeError(
            QObject::tr("The board %1 was made by a newer Epochmark: update this one.").arg(there.m_place));
    }
    QStringList statements;
    for (int from = found.value(); from < teamschema::kVersion; ++from) {
        statements += teamschema::migration(from);
    }
    statements.append(QStringLiteral("COMMIT"));
    const auto done = there.runAll(statements);  // an error takes all of it back with the connection
    return done ? Result<int>(found.value()) : Result<int>(done.error());
}

Result<QSqlQuery> TeamServer::run(const QString& sql, const QVariantList& values) const
{
    QSqlQuery query(m_database);
    // Whatever needs no value is sent as it stands: some statements can't be prepared.
    bool isDone = false;
    if (values.isEmpty()) {
        isDone = query.exec(sql);
    } else {
        isDone = query.prepare(sql);
        for (qsizetype i = 0; isDone && i < values.size(); ++i) {
            query.bindValue(static_cast<int>(i), values[i]);
        }
        isDone = isDone && query.exec();
    }
    if (!isDone) {
        return error(query.lastError());
    }
    return query;
}

Result<void> TeamServer::runAll(const QStringList& statements) const
{
    for (const QString& statement : statements) {
        if (const auto done = run(statement); !done) {
            return done.error();
        }
    }
    return {};
}

Error TeamServer::error(const QSqlError& sqlError) const
{
    if (isRefusal(sqlError)) {
        return {ErrorCode::Input,
                QObject::tr("The team's board %1 refuses that: %2").arg(m_place, told(sqlError)),
                sqlError.databaseText()};
    }
    return storeError(QObject::tr("The team's board %1 answers: %2").arg(m_place, told(sqlError)),
                      sqlError.databaseText());
}

/// 0 where there is no board.
Result<int> TeamServer::version() const
{
    auto there = run(QStringLiteral("SELECT to_regclass('epochmark.board') IS NOT NULL"));
    if (!there) {
        return there.error();
    }
    if (!there->next() || !there->value(0).toBool()) {
        return 0;
    }
    auto version = run(QStringLiteral("SELECT version FROM epochmark.board"));
    if (!version) {
        return version.error();
    }
    return version->next() ? version->value(0).toInt() : 0;
}

Result<void> TeamServer::greet()
{
    QSqlQuery board(m_database);
    if (!board.exec(QStringLiteral(
            "SELECT id::text, version, session_user, "
            "has_column_privilege('epochmark.runs', 'content', 'INSERT') FROM epochmark.board"))) {
        const QString code = board.lastError().nativeErrorCode();
        if (code == kNoSuchTable || code == kNoSuchSchema) {
            return storeError(
                QObject::tr("There is no board in %1 yet: whoever looks after the database makes one "
                            "with \"epochmark-cli team init ADDRESS\".")
                    .arg(m_place));
        }
        if (code == kNotAllowed) {
            return storeError(
                QObject::tr("You may not read the board in %1: whoever looks after it grants you "
                            "%2 (or %3, to share as well).")
                    .arg(m_place, QLatin1String(teamschema::kReader), QLatin1String(teamschema::kMember)));
        }
        return error(board.lastError());
    }
    if (!board.next()) {
        return storeError(QObject::tr("The board in %1 says nothing of itself: it is damaged.").arg(m_place));
    }
    if (board.value(1).toInt() > teamschema::kVersion) {
        return storeError(
            QObject::tr("The board %1 was made by a newer Epochmark: update this one.").arg(m_place));
    }
    m_boardId = board.value(0).toString();
    m_user = board.value(2).toString();
    m_canShare = board.value(3).toBool();
    return {};
}

Result<TeamLink::Shared> TeamServer::share(const QList<SharedRun>& runs)
{
    if (!m_canShare) {
        return Error{
            ErrorCode::Store,
            QObject::tr("You may read the board %1, but not share: whoever looks after it grants you %2.")
                .arg(m_place, QLatin1String(teamschema::kMember)),
            {}};
    }
    if (const auto begun = run(QStringLiteral("BEGIN")); !begun) {
        return begun.error();
    }
    bool isAnew = false;
    for (const SharedRun& one : runs) {
        const auto sent = shareOne(one);
        if (!sent) {
            (void)run(QStringLiteral("ROLLBACK"));
            return sent.error();
        }
        isAnew |= sent.value();
    }
    const auto committed = run(QStringLiteral("COMMIT"));
    if (!committed) {
        return committed.error();
    }
    return isAnew ? Shared::Anew : Shared::Known;
}

/// Whether it lies there. Error::Input where it does with another content.
Result<bool> TeamServer::isThere(const SharedRun& one) const
{
    auto there = run(QStringLiteral("SELECT encode(sha256, 'hex'), shared_by FROM epochmark.runs "
                                    "WHERE run_id = ?::uuid"),
                     {one.runId});
    if (!there) {
        return there.error();
    }
    if (!there->next()) {
        return false;
    }
    if (there->value(0).toByteArray() != hashOf(one.content)) {
        return Error{
            ErrorCode::Input,
            QObject::tr("Run %1 is on the board with another content (shared by %2): it would have to be "
                        "withdrawn there first.")
                .arg(one.runId.left(8), there->value(1).toString()),
            {}};
    }
    return true;
}

/// Whether it wasn't there.
Result<bool> TeamServer::shareOne(const SharedRun& one) const
{
    if (one.content.contains("\\u0000") || one.setName.contains(QChar(0)) || one.setNote.contains(QChar(0))) {
        return Error{
            ErrorCode::Input,
            QObject::tr("Run %1 has a text with a zero byte, which no board keeps.").arg(one.runId.left(8)),
            {}};
    }
    const auto isKnown = isThere(one);
    if (!isKnown || isKnown.value()) {
        return isKnown ? Result<bool>(false) : isKnown;
    }
    const auto notNull = [](const QString& text) { return text.isNull() ? QStringLiteral("") : text; };
    const auto inserted = run(
        QStringLiteral("INSERT INTO epochmark.runs (run_id, set_id, set_name, set_note, content) "
                       "VALUES (?::uuid, ?::uuid, ?, ?, ?::json) ON CONFLICT (run_id) DO NOTHING"),
        {one.runId, one.setId, notNull(one.setName), notNull(one.setNote), QString::fromUtf8(one.content)});
    if (!inserted) {
        return inserted.error();
    }
    if (inserted->numRowsAffected() > 0) {
        return true;
    }
    // Another connection of this user was faster.
    return isThere(one).transform([](bool) { return false; });
}

Result<int> TeamServer::withdraw(const QString& setId)
{
    return run(QStringLiteral(
                   "DELETE FROM epochmark.runs WHERE set_id = ?::uuid AND shared_by = session_user"),
               {setId})
        .transform([](const QSqlQuery& done) { return done.numRowsAffected(); });
}

Result<qint64> TeamServer::lastSequence() const
{
    return run(QStringLiteral("SELECT greatest((SELECT max(seq) FROM epochmark.runs), "
                              "(SELECT max(seq) FROM epochmark.withdrawals), 0)"))
        .transform([](QSqlQuery found) { return found.next() ? found.value(0).toLongLong() : 0; });
}

/// How many of the next changes go into one answer.
Result<int> TeamServer::countWithin(qint64 sequence, int most, qint64 bytes) const
{
    auto found = run(
        QStringLiteral("SELECT seq, octet_length(content::text) FROM epochmark.runs WHERE seq > ? "
                       "UNION ALL SELECT seq, 0 FROM epochmark.withdrawals WHERE seq > ? "
                       "ORDER BY 1 LIMIT ?"),
        {sequence, sequence, most});
    if (!found) {
        return found.error();
    }
    int count = 0;
    qint64 sum = 0;
    while (found->next()) {
        sum += std::min<qint64>(found->value(1).toLongLong(), kMostSharedBytes);
        if (count > 0 && sum > bytes) {
            break;
        }
        ++count;
    }
    return count;
}

Result<QList<TeamChange>> TeamServer::changesAfter(qint64 sequence, int most)
{
    const auto count = countWithin(sequence, most, kPageBytes);
    if (!count) {
        return count.error();
    }
    auto found = run(
        QStringLiteral("SELECT seq, run_id::text, set_id::text, shared_by, "
                       "(extract(epoch FROM shared_at) * 1000)::bigint, set_name, set_note, "
                       "CASE WHEN octet_length(content::text) <= ? THEN content::text ELSE '' END, false, "
                       "encode(sha256, 'hex') FROM epochmark.runs WHERE seq > ? "
                       "UNION ALL SELECT seq, run_id::text, set_id::text, '', "
                       "(extract(epoch FROM withdrawn_at) * 1000)::bigint, '', '', '', true, '' "
                       "FROM epochmark.withdrawals WHERE seq > ? ORDER BY 1 LIMIT ?"),
        {kMostSharedBytes, sequence, sequence, count.value()});
    if (!found) {
        return found.error();
    }
    QList<TeamChange> changes;
    while (found->next()) {
        TeamChange change;
        change.sequence = found->value(0).toLongLong();
        change.run = {found->value(1).toString(), found->value(2).toString(), found->value(5).toString(),
                      found->value(6).toString(), found->value(7).toString().toUtf8()};
        change.mark = {found->value(3).toString(),
                       QDateTime::fromMSecsSinceEpoch(found->value(4).toLongLong(), QTimeZone::utc())};
        change.isWithdrawal = found->value(8).toBool();
        change.isWhole = change.isWithdrawal || found->value(9).toByteArray() == hashOf(change.run.content);
        changes.append(change);
    }
    return changes;
}

Result<void> TeamServer::listen(std::function<void()> told)
{
    QSqlDriver* driver = m_database.driver();
    if (!driver->subscribeToNotification(QLatin1String(teamschema::kChannel))) {
        return error(driver->lastError());
    }
    QObject::connect(driver, &QSqlDriver::notification, driver,
                     [told = std::move(told)](const QString&, QSqlDriver::NotificationSource,
                                              const QVariant&) { told(); });
    return {};
}

}  // namespace epochmark

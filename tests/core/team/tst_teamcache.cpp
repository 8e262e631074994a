// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/jsontext.h"
#include "board/board.h"
#include "team/teamcache.h"
#include "team/teamexchange.h"

#include "samplerecord.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace epochmark;

namespace {

const QString kBoard = QStringLiteral("board");

TeamChange sharedBy(const char* user, const SharedRun& run, qint64 sequence)
{
    return {sequence,
            false,
            true,
            run,
            {QString::fromLatin1(user), QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, QTimeZone::utc())}};
}

TeamChange withdrawn(const SharedRun& run, qint64 sequence)
{
    TeamChange change;
    change.sequence = sequence;
    change.isWithdrawal = true;
    change.run.runId = run.runId;
    change.run.setId = run.setId;
    return change;
}

SharedRun sharedRun(const RunRecord& record)
{
    return sharedRuns({{record}, {}}).first();
}

}  // namespace

/// What a team shared, kept without a network: what came, what went, what can't be used, and what waits.
class TestTeamCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cache = TeamCache::open(path()).value();
        QVERIFY(m_cache->join(QStringLiteral("dbname=lab"), kBoard));
    }

    void completedRunsAreSharedWhole()
    {
        RunRecord record = sample::completed(57, 3);
        record.unknown.insert(QStringLiteral("of_a_newer_program"), 7);
        RunRecord stopped = sample::completed(20, 2);
        stopped.status = RunStatus::Stopped;
        Annotations annotations;
        annotations.setId = record.setId;
        annotations.name = QStringLiteral("The box");
        annotations.note = QStringLiteral("under the desk");
        const QList<SharedRun> runs = sharedRuns({{stopped, record}, {annotations}});
        QCOMPARE(runs.size(), 1);
        QCOMPARE(jsontext::parsed(runs.first().content).object(), toJson(record));
        QCOMPARE(recordOf(runs.first()).value(), record);
        QCOMPARE(runs.first().setName, annotations.name);
        const QString leaves = textsThatLeave(runs).join(u'\n');
        for (const QString& text : {annotations.name, annotations.note, record.device.name,
                                    record.dataset.name, record.workload.classes.first()}) {
            QVERIFY2(leaves.contains(text), qPrintable(leaves));
        }
        QVERIFY(!leaves.contains(record.id));
    }

    void comesAndGoesInOrder()
    {
        const RunRecord one = sample::completed(57, 3);
        const RunRecord two = sample::completed(20, 2);
        QCOMPARE(m_cache->lastSequence(kBoard).value(), 0);
        QVERIFY(apply({sharedBy("alice", sharedRun(one), 3), sharedBy("bob", sharedRun(two), 4)})
                    .value()
                    .isEmpty());
        QCOMPARE(m_cache->lastSequence(kBoard).value(), 4);
        m_cache = TeamCache::open(path()).value();  // another start
        TeamResults results = m_cache->results().value();
        QCOMPARE(results.document.records.size(), 2);
        QVERIFY(results.document.records.contains(one) && results.document.records.contains(two));
        QCOMPARE(results.markOfSet.value(one.setId).by, QStringLiteral("alice"));
        QVERIFY(!results.fetchedAt.isValid());
        QVERIFY(apply({withdrawn(sharedRun(one), 5), sharedBy("alice", sharedRun(one), 6),
                       withdrawn(sharedRun(two), 7)}));
        results = m_cache->results().value();
        QCOMPARE(results.document.records, QList<RunRecord>{one});
        // Another program has pulled meanwhile: what it has isn't applied twice.
        QVERIFY(!m_cache->apply(kBoard, 4, {sharedBy("bob", sharedRun(two), 5)}));
        QVERIFY(!m_cache->apply(QStringLiteral("other"), 7, {sharedBy("bob", sharedRun(two), 8)}));
        QCOMPARE(m_cache->results().value().document.records.size(), 1);
        // Another board under the same address: what was pulled from the first is no part of it.
        QCOMPARE(m_cache->lastSequence(QStringLiteral("other")).value(), 0);
        QVERIFY(m_cache->results().value().document.records.isEmpty());
    }

    void whatIsNoRecordIsLeftOut()
    {
        const RunRecord good = sample::completed(57, 3);
        SharedRun foreignId = sharedRun(good);
        foreignId.runId = sample::uuid();
        SharedRun beyond = sharedRun(sample::completed(20, 2));
        QJsonObject json = jsontext::parsed(beyond.content).object();
        QJsonObject device = json.value(QStringLiteral("device")).toObject();
        device.insert(QStringLiteral("threads"), -3);
        json.insert(QStringLiteral("device"), device);
        beyond.content = jsontext::written(json, QJsonDocument::Compact);
        SharedRun torn = sharedRun(sample::completed(20, 2));
        torn.content.chop(10);
        SharedRun heavy = sharedRun(sample::completed(20, 2));
        heavy.content += QByteArray(5 << 20, ' ');
        SharedRun none = sharedRun(sample::completed(20, 2));
        none.content = "[]";
        qint64 sequence = 0;
        QList<TeamChange> changes{sharedBy("mallory", sharedRun(sample::completed(20, 2)), ++sequence)};
        changes.first().isWhole = false;
        for (const SharedRun& run : {foreignId, beyond, torn, heavy, none, sharedRun(good)}) {
            changes.append(sharedBy("mallory", run, ++sequence));
        }
        const QStringList leftOut = apply(changes).value();
        QCOMPARE(leftOut.size(), 6);
        for (const QString& sentence : leftOut) {
            QVERIFY2(sentence.contains(QLatin1String("can't be used")), qPrintable(sentence));
        }
        QCOMPARE(m_cache->results().value().document.records, QList<RunRecord>{good});
    }

    void outboxKeepsItsOrder()
    {
        QVERIFY(m_cache->addToOutbox({QStringLiteral("c"), QStringLiteral("a")}));
        QVERIFY(m_cache->addToOutbox({QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(m_cache->outbox().value(),
                 (QStringList{QStringLiteral("c"), QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(m_cache->removeFromOutbox(QStringLiteral("a")));
        QCOMPARE(TeamCache::open(path()).value()->outbox().value(),
                 (QStringList{QStringLiteral("c"), QStringLiteral("b")}));
    }

    /// A board that can't be reached: all waits.
    void waitsWhileUnreachable()
    {
        const auto store = ResultStore::open(m_folder->filePath(QStringLiteral("results.sqlite"))).value();
        const RunRecord kept = sample::completed(57, 3);
        QVERIFY(store->importDocument({{kept}, {}}));
        QVERIFY(m_cache->addToOutbox({kept.setId}));
        const auto sent = teamexchange::sendOutbox(*store, *m_cache, nullptr, QStringLiteral("No line."));
        QCOMPARE(sent.value().waiting, QStringList{kept.setId});
        QCOMPARE(sent.value().whyWaiting, QStringLiteral("No line."));
        QCOMPARE(m_cache->outbox().value(), QStringList{kept.setId});
    }

    /// What waits for one team never reaches another.
    void otherTeamGetsNothing()
    {
        QVERIFY(m_cache->addToOutbox({QStringLiteral("a")}));
        QVERIFY(apply({sharedBy("alice", sharedRun(sample::completed(57, 3)), 1)}));
        const auto joined = m_cache->join(QStringLiteral("dbname=other"), QStringLiteral("other"));
        QVERIFY(!joined && joined.error().code == ErrorCode::Usage);
        QCOMPARE(m_cache->address().value(), QStringLiteral("dbname=lab"));
        QVERIFY(m_cache->join(QStringLiteral("service=lab"), kBoard));  // the same by another way
        QCOMPARE(m_cache->results().value().document.records.size(), 1);
        QVERIFY(m_cache->removeFromOutbox(QStringLiteral("a")));
        QVERIFY(m_cache->join(QStringLiteral("dbname=other"), QStringLiteral("other")));
        QVERIFY(m_cache->results().value().document.records.isEmpty());
        QCOMPARE(m_cache->lastSequence(QStringLiteral("other")).value(), 0);
    }

    void leavingForgets()
    {
        QVERIFY(m_cache->join(QStringLiteral("dbname=lab"), kBoard) && m_cache->setSharesAlways(true));
        QVERIFY(m_cache->addToOutbox({QStringLiteral("a")}));
        QVERIFY(apply({sharedBy("alice", sharedRun(sample::completed(57, 3)), 1)}));
        QVERIFY(m_cache->leave());
        QVERIFY(m_cache->address().value().isEmpty() && !m_cache->sharesAlways().value());
        QVERIFY(m_cache->outbox().value().isEmpty() && m_cache->results().value().document.records.isEmpty());
    }

    /// Own rows stay as they are, whatever a member shares under their ids; the others are ranked with them.
    void teamIsRankedWithOwn()
    {
        RunRecord own = sample::completed(57, 3);
        RunRecord foreign = sample::completed(20, 3);
        foreign.device.name = QStringLiteral("Tesla T4");
        RunRecord intruder = sample::completed(1, 3);
        intruder.setId = own.setId;
        QVERIFY(apply({sharedBy("alice", sharedRun(foreign), 1), sharedBy("mallory", sharedRun(intruder), 2),
                       sharedBy("mallory", sharedRun(own), 3)}));
        const Board board = boardOf({{own}, {}}, m_cache->results().value(), CostModel(PriceBook()));
        QCOMPARE(board.groups.size(), 1);
        const QList<LeaderboardRow>& rows = board.groups.first().rows;
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.first().runs, QList<RunRecord>{foreign});
        QCOMPARE(rows.first().shared.value().by, QStringLiteral("alice"));
        QCOMPARE(rows.last().runs, QList<RunRecord>{own});
        QVERIFY(!rows.last().shared);
        QCOMPARE(rows.first().rank.value(), 1);
        QCOMPARE(rows.last().rank.value(), 2);
    }

    void newerFileIsRefused()
    {
        m_cache.reset();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"),
                                                              QStringLiteral("newer"));
            database.setDatabaseName(path());
            QVERIFY(database.open());
            QSqlQuery(database).exec(QStringLiteral("PRAGMA user_version = 9"));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("newer"));
        const auto refused = TeamCache::open(path());
        QVERIFY(!refused && refused.error().message.contains(QLatin1String("newer Epochmark")));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(4096, 'x')) == 4096);
        file.close();
        QVERIFY(!TeamCache::open(path()));
    }

private:
    Result<QStringList> apply(const QList<TeamChange>& changes)
    {
        return m_cache->apply(kBoard, m_cache->lastSequence(kBoard).value(), changes);
    }
    QString path() const { return m_folder->filePath(QStringLiteral("team.sqlite")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TeamCache> m_cache;
};

QTEST_GUILESS_MAIN(TestTeamCache)
#include "tst_teamcache.moc"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/collective/gathering.h"

#include <QTest>

#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>

using namespace epochmark;
using namespace std::chrono_literals;

namespace {

/// A store in memory that takes no value beyond a limit, as c10d's TCP store.
struct SmallStore {
    std::mutex mutex;  // each question comes on a thread of its own
    std::map<std::string, std::string> values;
    std::size_t most = 1 << 20;  ///< bytes of a value
    std::string lacks;           ///< a key that it says nothing of
    std::size_t longest = 0;     ///< that was ever set

    static PatientStore functionsOf(const std::shared_ptr<SmallStore>& store)
    {
        RankStore functions;
        functions.set = [store](const std::string& key, const std::string& value) {
            const std::lock_guard lock(store->mutex);
            if (value.size() > store->most) {
                throw std::runtime_error("Invalid payload size");
            }
            store->longest = std::max(store->longest, value.size());
            store->values[key] = value;
        };
        functions.has = [store](const std::string& key) {
            const std::lock_guard lock(store->mutex);
            return key != store->lacks && store->values.contains(key);
        };
        functions.get = [store](const std::string& key) {
            const std::lock_guard lock(store->mutex);
            return store->values.at(key);
        };
        functions.add = [](const std::string&, int64_t value) { return value; };
        return {functions, 60s};
    }
};

/// Of that length, and no two of its pieces alike.
QByteArray longMessage(qsizetype bytes, char first)
{
    QByteArray message(bytes, first);
    for (qsizetype i = 0; i < bytes; i += 4) {
        message[i] = char(i * 7 / 1024 + i / 4096);
    }
    return message;
}

void takeAll(Gathering& gathering)
{
    while (!gathering.missing().isEmpty() && gathering.take()) {}
}

}  // namespace

/// What ranks give each other through a store that takes small values alone.
class TestGathering : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyLengthComes_data()
    {
        QTest::addColumn<qsizetype>("bytes");
        QTest::newRow("nothing") << qsizetype(0);
        QTest::newRow("a few bytes") << qsizetype(5);
        QTest::newRow("the longest that goes whole") << Gathering::kMostWhole;
        QTest::newRow("one byte more") << Gathering::kMostWhole + 1;
        QTest::newRow("one piece") << Gathering::kPiece;
        QTest::newRow("one byte more than a piece") << Gathering::kPiece + 1;
        QTest::newRow("nine megabytes") << qsizetype(9 << 20);
    }
    void anyLengthComes()
    {
        QFETCH(qsizetype, bytes);
        const auto store = std::make_shared<SmallStore>();
        std::vector<Gathering> ranks;
        QList<QByteArray> given;
        for (int rank = 0; rank < 3; ++rank) {
            ranks.emplace_back(SmallStore::functionsOf(store), "gather1", rank, 3);
            given.append(rank == 2 ? QByteArray("short") : longMessage(bytes, char('a' + rank)));
        }
        // Nobody has anything before it is given.
        QVERIFY(!ranks[0].take());
        QCOMPARE(ranks[0].missing(), (QList<int>{0, 1, 2}));
        for (int rank = 0; rank < 3; ++rank) {
            QVERIFY(ranks[size_t(rank)].give(given.at(rank)));
        }
        for (Gathering& rank : ranks) {
            takeAll(rank);
            QCOMPARE(rank.missing(), QList<int>());
            QVERIFY(rank.all() == given);
        }
        QVERIFY(qsizetype(store->longest) <= Gathering::kPiece);
    }

    /// What goes on where it left off, once the rest is there.
    void aPieceComesLater()
    {
        const auto store = std::make_shared<SmallStore>();
        Gathering giver(SmallStore::functionsOf(store), "gather1", 0, 2);
        Gathering taker(SmallStore::functionsOf(store), "gather1", 1, 2);
        const QByteArray message = longMessage(3 * Gathering::kPiece, 'x');
        QVERIFY(giver.give(message) && taker.give("here"));
        store->lacks = "gather1/0/1";
        takeAll(taker);
        QCOMPARE(taker.missing(), QList<int>{0});
        store->lacks.clear();
        takeAll(taker);
        QCOMPARE(taker.missing(), QList<int>());
        QVERIFY(taker.all().at(0) == message && taker.all().at(1) == "here");
    }

    /// Nothing is found of a message of which the store refused a part.
    void aStoreThatRefuses()
    {
        const auto store = std::make_shared<SmallStore>();
        store->most = 1000;
        Gathering giver(SmallStore::functionsOf(store), "gather1", 0, 2);
        QVERIFY(!giver.give(longMessage(3 * Gathering::kPiece, 'x')));
        QCOMPARE(giver.missing(), (QList<int>{0, 1}));
        Gathering taker(SmallStore::functionsOf(store), "gather1", 1, 2);
        QVERIFY(!taker.take());
    }

    /// Another process may have written anything.
    void whatCantBeAMessageIsEmpty_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("of another kind") << QByteArray("?text");
        QTest::newRow("no number") << QByteArray("pmany");
        QTest::newRow("no pieces") << QByteArray("p0");
        QTest::newRow("fewer than none") << QByteArray("p-3");
        QTest::newRow("more than there can be") << QByteArray("p2000000000");
    }
    void whatCantBeAMessageIsEmpty()
    {
        QFETCH(QByteArray, head);
        const auto store = std::make_shared<SmallStore>();
        store->values["gather1/0"] = head.toStdString();
        Gathering taker(SmallStore::functionsOf(store), "gather1", 1, 2);
        QVERIFY(taker.give("here"));
        takeAll(taker);
        QCOMPARE(taker.missing(), QList<int>());
        QCOMPARE(taker.all(), (QList<QByteArray>{QByteArray(), QByteArray("here")}));
    }

    void aPieceIsNoLongerThanAllowed()
    {
        const auto store = std::make_shared<SmallStore>();
        store->values["gather1/0"] = "p1";
        store->values["gather1/0/0"] = std::string(std::size_t(Gathering::kPiece) + 100, 'x');
        Gathering taker(SmallStore::functionsOf(store), "gather1", 1, 2);
        QVERIFY(taker.give("here"));
        takeAll(taker);
        QCOMPARE(taker.all().at(0).size(), Gathering::kPiece);
    }
};

QTEST_GUILESS_MAIN(TestGathering)
#include "tst_gathering.moc"

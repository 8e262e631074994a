// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/collective/gathering.h"

#include <QTest>

#include <functional>
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
    QList<QByteArray> read;      ///< keys whose values were got, in that order
    std::function<void(const std::string& key)> onGet = [](const std::string&) {};

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
            store->read.append(QByteArray::fromStdString(key));
            store->onGet(key);
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
        QTest::newRow("one piece too many")
            << QByteArray("p" + QByteArray::number(Gathering::kMostPieces + 1));
        QTest::newRow("whole, but too long") << QByteArray(Gathering::kMostWhole + 2, 'w');
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

    /// Of a stranger no piece is read, however many it says that there are.
    void aStrangerIsBelievedWhatIsShort()
    {
        const auto store = std::make_shared<SmallStore>();
        Gathering stranger(SmallStore::functionsOf(store), "gather1", 0, 3);
        QVERIFY(stranger.give(longMessage(2 * Gathering::kPiece, 'x')));
        Gathering other(SmallStore::functionsOf(store), "gather1", 2, 3, 0);
        QVERIFY(!other.give(longMessage(Gathering::kMostWhole + 1, 'x')));
        const QByteArray longest = longMessage(Gathering::kMostWhole, 'y');
        QVERIFY(other.give(longest));
        Gathering taker(SmallStore::functionsOf(store), "gather1", 1, 3, 0);
        QVERIFY(taker.give("here"));
        takeAll(taker);
        QCOMPARE(taker.missing(), QList<int>());
        QVERIFY(taker.all() == (QList<QByteArray>{QByteArray(), "here", longest}));
        QCOMPARE(store->read, (QList<QByteArray>{"gather1/0", "gather1/2"}));
    }

    /// Who has ended may have given its part before.
    void theRestIsTaken()
    {
        const auto store = std::make_shared<SmallStore>();
        Gathering giver(SmallStore::functionsOf(store), "gather1", 0, 2);
        Gathering taker(SmallStore::functionsOf(store), "gather1", 1, 2);
        const QByteArray message = longMessage(3 * Gathering::kPiece, 'x');
        QVERIFY(giver.give(message) && taker.give("here"));
        taker.takeRest({}, 1h);
        QCOMPARE(taker.missing(), QList<int>());
        QVERIFY(taker.all().at(0) == message);
    }

    /// What one lacks can't be made good by reading what another gave.
    void theRestIsInVain()
    {
        const auto store = std::make_shared<SmallStore>();
        Gathering giver(SmallStore::functionsOf(store), "gather1", 0, 4);
        Gathering brief(SmallStore::functionsOf(store), "gather1", 1, 4);
        Gathering taker(SmallStore::functionsOf(store), "gather1", 2, 4);
        QVERIFY(giver.give(longMessage(3 * Gathering::kPiece, 'x')) && brief.give("brief"));
        QVERIFY(taker.give("here"));
        taker.takeRest({}, 1h);
        QCOMPARE(taker.missing(), (QList<int>{0, 3}));
        QCOMPARE(taker.all().at(1), QByteArray("brief"));
        QCOMPARE(store->read, (QList<QByteArray>{"gather1/0", "gather1/1"}));
    }

    /// By a stop in the middle, or by no time at all.
    void theRestIsLeft()
    {
        const auto store = std::make_shared<SmallStore>();
        Gathering giver(SmallStore::functionsOf(store), "gather1", 0, 2);
        Gathering taker(SmallStore::functionsOf(store), "gather1", 1, 2);
        const QByteArray message = longMessage(4 * Gathering::kPiece, 'x');
        QVERIFY(giver.give(message) && taker.give("here"));
        taker.takeRest({}, 0ms);
        QCOMPARE(store->read, QList<QByteArray>{"gather1/0"});
        StopSource stop;
        store->onGet = [&stop](const std::string& key) {
            if (key == "gather1/0/1") {
                stop.requestStop();
            }
        };
        taker.takeRest(stop.token(), 1h);
        QCOMPARE(taker.missing(), QList<int>{0});
        QCOMPARE(store->read, (QList<QByteArray>{"gather1/0", "gather1/0/0", "gather1/0/1"}));
        taker.takeRest({}, 1h);  // and goes on where it left off
        QVERIFY(taker.missing().isEmpty() && taker.all().at(0) == message);
    }
};

QTEST_GUILESS_MAIN(TestGathering)
#include "tst_gathering.moc"

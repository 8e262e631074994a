// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/collective/collective.h"
#include "engine/train/trainingfailure.h"
#include "mutelistener.h"
#include "threadranks.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#include <atomic>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace epochmark;
using namespace Qt::StringLiterals;
using test::freePort;
using test::MuteListener;
using test::ThreadRanks;

namespace {

using Joined = Result<std::shared_ptr<Collective>>;
using namespace std::chrono_literals;

constexpr auto kTimeOut = 60s;  // far above what a rank takes to come or to give its part on a busy machine
constexpr auto kBriefly = 3s;   // where a test waits until it is over

RankPlace placeOf(int rank, int size, const QString& file)
{
    RankPlace place;
    place.rank = place.localRank = rank;
    place.size = place.localSize = size;
    place.launcher = QStringLiteral("by hand");
    place.file = file;
    return place;
}

RankPlace placeAt(int rank, int size, quint16 port)
{
    RankPlace place = placeOf(rank, size, {});
    place.address = QStringLiteral("127.0.0.1");
    place.port = port;
    return place;
}

const RankContract kContract{u"build"_s, u"work"_s, u"42"_s, {}};

Joined join(const RankPlace& place, const RankContract& contract = kContract,
            std::chrono::seconds timeOut = kTimeOut)
{
    JoinOptions options;
    options.timeOut = timeOut;
    return joinOverGloo(place, contract, options);
}

Joined joinBriefly(const RankPlace& place)
{
    return join(place, kContract, kBriefly);
}

QString messageOf(const Joined& joined)
{
    return joined ? QStringLiteral("(joined)") : joined.error().message;
}

}  // namespace

/// The real thing, its ranks threads of this process. gloo opens ports on the loopback: only where servers
/// are asked for.
class TestGlooRanks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariable("EPOCHMARK_TEST_SERVERS") != QLatin1String("1")) {
            QSKIP("gloo opens ports on the loopback: EPOCHMARK_TEST_SERVERS=1 allows that");
        }
    }

    void meetInAFile()
    {
        QTemporaryDir folder;
        sumAndGather([&](int rank) { return placeOf(rank, 3, folder.filePath(u"meeting"_s)); });
    }

    void meetAtAnAddress()
    {
        const quint16 port = freePort();
        sumAndGather([&](int rank) { return placeAt(rank, 3, port); });
    }

    /// torchrun's agent keeps the store; rank 0 joins it like the others.
    void meetAtALaunchersStore()
    {
        const quint16 port = freePort();
        c10d::TCPStoreOptions options;
        options.port = port;
        options.isServer = true;
        options.waitWorkers = false;
        const auto agent = c10::make_intrusive<c10d::TCPStore>("127.0.0.1", options);
        sumAndGather([&](int rank) {
            RankPlace place = placeAt(rank, 3, port);
            place.isStoreHosted = true;
            place.attempt = 1;
            return place;
        });
    }

    void anotherContract()
    {
        QTemporaryDir folder;
        QStringList messages(2);
        ThreadRanks::onEach(2, [&](int rank) {
            RankContract contract = kContract;
            contract.seed = rank == 1 ? QStringLiteral("43") : QStringLiteral("42");
            messages[rank] = messageOf(join(placeOf(rank, 2, folder.filePath(u"meeting"_s)), contract));
        });
        for (const QString& message : messages) {
            QVERIFY2(message.contains("43"_L1) && message.contains("Rank 1"_L1), qPrintable(message));
        }
    }

    void aRankIsMissing()
    {
        QTemporaryDir folder;
        const Joined joined = joinBriefly(placeOf(0, 2, folder.filePath(u"meeting"_s)));
        QVERIFY(!joined);
        QVERIFY2(joined.error().message.contains("1"_L1) && joined.error().message.contains("3 s"_L1),
                 qPrintable(joined.error().message));
    }

    void rankZeroIsMissing()
    {
        const Joined joined = joinBriefly(placeAt(1, 2, freePort()));
        QVERIFY(!joined);
        QVERIFY2(joined.error().message.contains("Rank 0"_L1), qPrintable(joined.error().message));
    }

    void twoWithOneNumber()
    {
        QTemporaryDir folder;
        QStringList messages(3);
        ThreadRanks::onEach(3, [&](int thread) {
            const int rank = thread == 2 ? 1 : thread;
            auto joined = joinBriefly(placeOf(rank, 2, folder.filePath(u"meeting"_s)));
            messages[thread] = messageOf(joined);
        });
        // Who came second says so; the others may have met by then, or hear of it.
        QVERIFY2(!messages.filter(QStringLiteral("two ranks with the number 1")).isEmpty(),
                 qPrintable(messages.join(u'\n')));
    }

    void thePortIsTaken()
    {
        const MuteListener listener;
        QVERIFY(listener.port() != 0);
        const Joined joined = joinBriefly(placeAt(0, 2, listener.port()));
        QVERIFY(!joined);
        QVERIFY2(joined.error().message.contains("MASTER_PORT"_L1), qPrintable(joined.error().message));
    }

    /// c10d would wait for ever for its answer.
    void aListenerThatSaysNothing()
    {
        const MuteListener listener;
        QVERIFY(listener.port() != 0);
        const Joined joined = joinBriefly(placeAt(1, 2, listener.port()));
        QVERIFY(!joined);
        QVERIFY2(joined.error().message.contains("Rank 0"_L1), qPrintable(joined.error().message));
    }

    /// A rank that ends early: the others are told why, in its own words, and don't wait for the time-out.
    void lastWords()
    {
        QTemporaryDir folder;
        QStringList messages(3);
        std::atomic<int> quick = 0;
        ThreadRanks::onEach(3, [&](int rank) {
            auto joined = join(placeOf(rank, 3, folder.filePath(u"meeting"_s)));
            if (!joined) {
                return;
            }
            const auto ranks = joined.value();
            if (rank == 2) {
                ranks->endEarly(QStringLiteral("No memory is left."));
                return;
            }
            QElapsedTimer clock;
            clock.start();
            try {
                at::Tensor values = at::ones({1000});
                ranks->sum(values);
            } catch (const TrainingFailure& failed) {
                messages[rank] = failed.error().message;
            }
            quick += std::chrono::milliseconds(clock.elapsed()) < kTimeOut ? 1 : 0;
        });
        for (const int rank : {0, 1}) {
            QVERIFY2(messages[rank].contains("No memory is left."_L1) && messages[rank].contains("Rank 2"_L1),
                     qPrintable(messages[rank]));
        }
        QCOMPARE(quick.load(), 2);
    }

    /// One is asked to stop while the link is probed: all of them stop, in the same sum.
    void aProbeIsStoppedByAll()
    {
        QTemporaryDir folder;
        QStringList messages(3);
        QList<int> sharers(3);
        ThreadRanks::onEach(3, [&](int rank) {
            auto joined = join(placeOf(rank, 3, folder.filePath(u"meeting"_s)));
            if (!joined) {
                return;
            }
            StopSource stop;
            if (rank == 1) {
                stop.requestStop();
            }
            const auto probe = joined.value()->probe(4000, 1'000'000, stop.token());
            messages[rank] = !probe && probe.error().code == ErrorCode::Stopped ? QStringLiteral("stopped")
                                                                                : QStringLiteral("went on");
            sharers[rank] = joined.value()->sharers();
            // What one wishes all see.
            if (rank == 2) {
                joined.value()->wishStop();
            }
            const auto all = joined.value()->gather("here");
            if (!all || !joined.value()->isStopWished()) {
                messages[rank] += QStringLiteral(", and heard of no wish");
            }
            joined.value()->part();
        });
        QCOMPARE(messages, QStringList(3, QStringLiteral("stopped")));
        QCOMPARE(sharers, QList<int>(3, 3));  // threads of one process run on the same processors
    }

    /// One lives and gives nothing, as if it read from a disk that doesn't answer: after a stop it is waited
    /// for no longer than the time-out.
    void aStopWithoutOneThatHangs()
    {
        QTemporaryDir folder;
        std::atomic<bool> isOver = false;
        QString message;
        qint64 waitedMs = 0;
        bool isStopped = false;
        ThreadRanks::onEach(2, [&](int rank) {
            auto joined = joinBriefly(placeOf(rank, 2, folder.filePath(u"meeting"_s)));
            if (rank == 1 || !joined) {
                while (joined && !isOver) {
                    std::this_thread::sleep_for(10ms);
                }
                isOver = true;
                return;
            }
            StopSource stop;
            stop.requestStop();
            QElapsedTimer clock;
            clock.start();
            const auto all = joined.value()->gather("here", stop.token());
            waitedMs = clock.elapsed();
            isStopped = !all && all.error().code == ErrorCode::Stopped && joined.value()->isStopWished();
            message = all ? QString() : all.error().message;
            isOver = true;
            joined.value()->part();
        });
        QVERIFY2(isStopped && message.contains("Rank 1"_L1), qPrintable(message));
        QVERIFY2(waitedMs > 2900, "it was waited for at first");
    }

    /// It is given up for good: what it gives later is no reason to begin again.
    void whoHungIsWaitedForOnce()
    {
        QTemporaryDir folder;
        std::atomic<bool> isGivenUp = false;
        std::atomic<bool> hasGiven = false;
        bool wereStopped = false;
        ThreadRanks::onEach(2, [&](int rank) {
            auto joined = joinBriefly(placeOf(rank, 2, folder.filePath(u"meeting"_s)));
            if (!joined) {
                isGivenUp = hasGiven = true;
                return;
            }
            const auto ranks = joined.value();
            if (rank == 1) {
                waitFor(isGivenUp);
                (void)ranks->gather("late");  // finds what the other gave
                StopSource stop;
                stop.requestStop();
                hasGiven = true;
                (void)ranks->gather("late, too", stop.token());
                return;
            }
            StopSource stop;
            stop.requestStop();
            const auto first = ranks->gather("here", stop.token());
            isGivenUp = true;
            waitFor(hasGiven);
            const auto second = ranks->gather("here", stop.token());
            wereStopped = !first && !second && first.error().code == ErrorCode::Stopped
                          && second.error().message == first.error().message;
            ranks->part();
        });
        QVERIFY(wereStopped);
    }

    /// c10d's store over TCP takes no value of more than eight megabytes; hundreds of thousands of pictures
    /// are told of in one message.
    void longMessagesComeOverTcp()
    {
        const quint16 port = freePort();
        QList<QByteArray> given;
        for (const char first : {'a', 'b', 'c'}) {
            QByteArray message((9 << 20) + first, first);
            message[5 << 20] = '!';
            given.append(first == 'c' ? QByteArray("short") : message);
        }
        std::atomic<int> right = 0;
        QStringList messages(3);
        ThreadRanks::onEach(3, [&](int rank) {
            auto joined = join(placeAt(rank, 3, port));
            messages[rank] = messageOf(joined);
            if (!joined) {
                return;
            }
            const auto all = joined.value()->gather(given.at(rank), {}, 10 << 20);
            messages[rank] = all ? QStringLiteral("gathered") : all.error().message;
            right += all && all.value() == given ? 1 : 0;
            joined.value()->part();
        });
        QVERIFY2(right == 3, qPrintable(messages.join(u'\n')));
    }

    /// Nobody is believed more than was asked for.
    void whatIsTooLongIsNotBelieved()
    {
        QTemporaryDir folder;
        std::atomic<int> right = 0;
        ThreadRanks::onEach(2, [&](int rank) {
            auto joined = join(placeOf(rank, 2, folder.filePath(u"meeting"_s)));
            if (!joined) {
                return;
            }
            const QByteArray longOne(Ranks::kShort + 1, 'x');
            const auto all = joined.value()->gather(rank == 0 ? longOne : QByteArray("short"), {},
                                                    rank == 0 ? 2 * Ranks::kShort : Ranks::kShort);
            right += all && all->at(1) == "short" && all->at(0) == (rank == 0 ? longOne : QByteArray());
            joined.value()->part();
        });
        QCOMPARE(right.load(), 2);
    }

    /// What the first one made of a run the others hear, though one of them is lost; it waits for nobody.
    void theFirstIsHeard()
    {
        QTemporaryDir folder;
        std::atomic<bool> isLost = false;
        QList<QByteArray> heard(3);
        ThreadRanks::onEach(3, [&](int rank) {
            auto joined = join(placeOf(rank, 3, folder.filePath(u"meeting"_s)));
            if (!joined) {
                isLost = true;
                return;
            }
            const auto ranks = joined.value();
            const auto all = ranks->gather("ready");
            if (!all || rank == 1) {
                ranks->endEarly(QStringLiteral("No memory is left."));
                isLost = true;
                return;
            }
            waitFor(isLost);
            const auto said = ranks->hearFirst("run " + QByteArray::number(rank));
            heard[rank] = said ? said.value() + ", end " + ranks->part(QByteArray::number(rank))
                               : said.error().message.toUtf8();
        });
        QCOMPARE(heard, (QList<QByteArray>{"run 0, end 0", "", "run 0, end 0"}));
    }

    /// It ends before it has said anything: nobody waits for the time-out.
    void theFirstSaysNothing()
    {
        QTemporaryDir folder;
        QString message;
        QByteArray last("unset");
        ThreadRanks::onEach(2, [&](int rank) {
            auto joined = join(placeOf(rank, 2, folder.filePath(u"meeting"_s)));
            if (!joined) {
                return;
            }
            if (rank == 0) {
                joined.value()->endEarly(QStringLiteral("No memory is left."));
                return;
            }
            const auto said = joined.value()->hearFirst({});
            message = said ? QStringLiteral("heard") : said.error().message;
            last = joined.value()->part();
        });
        QVERIFY2(message.contains("Rank 0"_L1) && message.contains("No memory is left."_L1),
                 qPrintable(message));
        QVERIFY(last.isEmpty());
    }

    /// What one run was stopped by isn't a wish against the next one.
    void wishesAreForgotten()
    {
        QTemporaryDir folder;
        std::atomic<int> right = 0;
        ThreadRanks::onEach(2, [&](int rank) {
            auto joined = join(placeOf(rank, 2, folder.filePath(u"meeting"_s)));
            if (!joined) {
                return;
            }
            const auto ranks = joined.value();
            if (rank == 1) {
                ranks->wishStop();
            }
            const auto said = ranks->gather("skip");
            const bool wasWished = ranks->isStopWished();
            ranks->forgetWishes();
            right += said && wasWished && !ranks->isStopWished() ? 1 : 0;
            // Those of two ranks, on one machine.
            right += ranks->machines() == QList<int>{0, 0} ? 1 : 0;
            ranks->part();
        });
        QCOMPARE(right.load(), 4);
    }

private:
    static void waitFor(const std::atomic<bool>& isSo)
    {
        while (!isSo) {
            std::this_thread::sleep_for(10ms);
        }
    }

    template <typename Place>
    void sumAndGather(Place place)
    {
        QList<bool> areRight(3, false);
        QStringList messages(3);
        ThreadRanks::onEach(3, [&](int rank) {
            auto joined = join(place(rank));
            messages[rank] = messageOf(joined);
            if (!joined) {
                return;
            }
            const auto ranks = joined.value();
            at::Tensor large = at::full({100'000}, double(rank + 1));
            at::Tensor small = at::full({3}, double(rank));
            ranks->start(large);
            ranks->start(small);
            ranks->finish();
            const auto all = ranks->gather(QByteArray(rank * 1000, char('a' + rank)));
            areRight[rank] = large.eq(6).all().item<bool>() && small.eq(3).all().item<bool>() && all
                             && all->at(0).isEmpty() && all->at(2) == QByteArray(2000, 'c')
                             && ranks->hosts().size() == 3 && ranks->probe(4000, 3, {});
            ranks->part();
        });
        QVERIFY2(areRight == QList<bool>(3, true), qPrintable(messages.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestGlooRanks)
#include "tst_glooranks.moc"

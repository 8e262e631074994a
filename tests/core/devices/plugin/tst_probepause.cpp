// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/stoptoken.h"
#include "devices/devicecatalog.h"
#include "devices/plugin/machinelock.h"
#include "devices/plugin/plugins.h"
#include "devices/plugin/probelock.h"
#include "devices/plugin/probepause.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <optional>
#include <thread>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 100'000;
const PluginLibrary kStub{QStringLiteral("stub"), QStringLiteral(STUB_PLUGIN), true};

void makeFile(const QString& path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}

}  // namespace

/// Plug-ins are asked before something is measured or after it, and one at a time.
class TestProbePause : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.emplace();
        qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home->path()));
        qputenv("STUB_PLUGIN", "");
        qputenv("STUB_GATE", QFile::encodeName(at("gate")));
        qputenv("STUB_ASLEEP", QFile::encodeName(at("asleep")));
        PluginPlaces places;
        places.named = {kStub};
        Plugins::instance().setPlaces(places);
        Plugins::instance().takePutOff();
    }

    /// Has the answer when it is quiet, and not before.
    void waitsForTheAnswer()
    {
        qputenv("STUB_PLUGIN", "wait at client");
        makeFile(at("gate"));
        std::jthread asker([] { Plugins::instance().ask(kStub); });
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(at("asleep")), kPatienceMs);
        std::atomic<int> waits = 0;
        std::atomic<bool> isQuiet = false;
        std::atomic<bool> isAnswered = false;
        std::jthread measurer([&] {
            const ProbePause pause({}, [&] { ++waits; });
            isAnswered = Plugins::instance().wasAsked(kStub);
            isQuiet = pause.outcome() == ProbePause::Outcome::Quiet;
        });
        QTRY_COMPARE_WITH_TIMEOUT(waits.load(), 1, kPatienceMs);
        QVERIFY(!isQuiet);
        QVERIFY(QFile::remove(at("gate")));
        measurer.join();
        QVERIFY(isQuiet);
        QVERIFY(isAnswered);
        QCOMPARE(waits.load(), 1);
    }

    void whereNobodyAsksNobodyWaits()
    {
        const ProbePause pause({}, [] { QFAIL("there is nothing to wait for"); });
        QVERIFY(pause.outcome() == ProbePause::Outcome::Quiet);
        const ProbePause another({}, [] { QFAIL("who measures doesn't ask"); });
        QVERIFY(another.outcome() == ProbePause::Outcome::Quiet);
    }

    void stopEndsTheWaiting()
    {
        qputenv("STUB_PLUGIN", "hang at client");
        StopSource askers;
        PluginVerdict verdict;
        std::jthread asker([&] { verdict = Plugins::instance().ask(kStub, false, askers.token()); });
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(at("asleep")), kPatienceMs);
        StopSource stop;
        {
            const ProbePause pause(stop.token(), [&stop] { stop.requestStop(); });
            QVERIFY(pause.outcome() == ProbePause::Outcome::Stopped);
            QVERIFY(!Plugins::instance().wasAsked(kStub));  // it hangs as before
        }
        askers.requestStop();
        asker.join();
        QVERIFY(verdict.failure && verdict.failure->kind == WorkerFailure::Kind::Stopped);
        QVERIFY(!Plugins::instance().wasAsked(kStub));
        QVERIFY(!ProbeLock::isTaken());
        qputenv("STUB_PLUGIN", "");
        QVERIFY(!Plugins::instance().ask(kStub).failure);
    }

    /// Nothing is loaded meanwhile, nothing is held against the plug-in, and it is known that it is to be
    /// asked yet. By whatever process something is measured.
    void whileSomethingIsMeasuredNothingIsAsked_data()
    {
        QTest::addColumn<bool>("isHere");
        QTest::newRow("here") << true;
        QTest::newRow("by another process") << false;
    }

    void whileSomethingIsMeasuredNothingIsAsked()
    {
        QFETCH(bool, isHere);
        qputenv("STUB_PLUGIN", "hang at client");
        {
            std::optional<ProbePause> pause;
            std::optional<MachineLock> others;
            if (isHere) {
                pause.emplace(StopToken());
            } else {
                QVERIFY(others.emplace(QStringLiteral("measure")).tryShared());
            }
            const PluginVerdict verdict = Plugins::instance().ask(kStub, true);
            QVERIFY(verdict.failure && verdict.failure->kind == WorkerFailure::Kind::Stopped);
            QVERIFY(!QFile::exists(at("asleep")));
            QVERIFY(!Plugins::instance().wasAsked(kStub));
            const auto device = DeviceCatalog::scan().usable(QStringLiteral("pjrt:stub:0"));
            QVERIFY(!device);
            QVERIFY2(device.error().message.contains(
                         QLatin1String("This plug-in isn't asked for its devices while something is measured "
                                       "on this machine. Look again when that is over.")),
                     qPrintable(device.error().message));
        }
        QVERIFY(Plugins::instance().takePutOff());
        QVERIFY(!Plugins::instance().takePutOff());
        qputenv("STUB_PLUGIN", "");
        QCOMPARE(Plugins::instance().ask(kStub).devices.size(), 1);
        QVERIFY(!Plugins::instance().isAnyPutOff());
    }

    /// What is known lastingly is told without asking.
    void whatIsKnownIsToldMeanwhile()
    {
        QVERIFY(!Plugins::instance().ask(kStub).failure);
        qputenv("STUB_PLUGIN", "hang at client");
        const ProbePause pause({});
        QCOMPARE(Plugins::instance().ask(kStub).devices.size(), 1);
        QVERIFY(!Plugins::instance().isAnyPutOff());
    }

    /// Another process has its file locked while it asks: its own way to it, as here.
    void otherProcessesAreWaitedFor()
    {
        std::optional<MachineLock> other;
        QVERIFY(other.emplace(QStringLiteral("probe")).tryAlone());
        QVERIFY(ProbeLock::isTaken());
        std::atomic<int> waits = 0;
        std::atomic<bool> isQuiet = false;
        std::jthread measurer([&] {
            const ProbePause pause({}, [&] { ++waits; });
            isQuiet = pause.outcome() == ProbePause::Outcome::Quiet;
        });
        QTRY_COMPARE_WITH_TIMEOUT(waits.load(), 1, kPatienceMs);
        QVERIFY(!isQuiet);
        other.reset();
        measurer.join();
        QVERIFY(isQuiet);
        QVERIFY(!ProbeLock::isTaken());
    }

    /// Who asks one plug-in after another, as a scan does, leaves gaps too short to be seen: whoever measures
    /// gets in all the same, and none begins behind it.
    void scansAreInterrupted()
    {
        std::atomic<int> held = 0;
        std::atomic<int> putOff = 0;
        std::jthread scan([&](const std::stop_token& over) {
            while (!over.stop_requested()) {
                const ProbeLock lock;
                ++(lock.state() == ProbeLock::State::Held ? held : putOff);
            }
        });
        QTRY_VERIFY_WITH_TIMEOUT(held > 100, kPatienceMs);
        {
            const ProbePause pause({});
            QVERIFY(pause.outcome() == ProbePause::Outcome::Quiet);
            const int before = held;
            const int refused = putOff;
            QTRY_VERIFY_WITH_TIMEOUT(putOff > refused + 100, kPatienceMs);
            QCOMPARE(held.load(), before);
        }
        const int before = held;
        QTRY_VERIFY_WITH_TIMEOUT(held > before + 100, kPatienceMs);
    }

    /// Of two that ask each has its turn, however fast the other one comes again.
    void eachHasItsTurn()
    {
        std::atomic<int> turns[2] = {0, 0};
        std::jthread askers[2];
        for (int i = 0; i < 2; ++i) {
            askers[i] = std::jthread([&turns, i](const std::stop_token& over) {
                while (!over.stop_requested()) {
                    const ProbeLock lock;
                    ++turns[i];
                }
            });
        }
        QTRY_VERIFY_WITH_TIMEOUT(turns[0] > 5 && turns[1] > 5, kPatienceMs);
    }

    /// Where nothing can be kept only this process knows who asks.
    void asksWhereNoFileCanBeMade()
    {
        makeFile(at("file"));
        qputenv("EPOCHMARK_HOME", QFile::encodeName(at("file")));
        {
            const ProbeLock lock;
            QVERIFY(lock.state() == ProbeLock::State::Held);
            QVERIFY(ProbeLock::isTaken());
        }
        QVERIFY(!ProbeLock::isTaken());
        const ProbePause pause({});
        QVERIFY(ProbeLock().state() == ProbeLock::State::PutOff);
    }

private:
    QString at(const char* name) const { return m_home->filePath(QString::fromLatin1(name)); }

    std::optional<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestProbePause)
#include "tst_probepause.moc"

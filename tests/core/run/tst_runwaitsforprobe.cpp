// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/plugins.h"
#include "devices/plugin/probelock.h"
#include "fakerun.h"
#include "run/rehearsal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <optional>
#include <thread>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr int kPatienceMs = 100'000;
const PluginLibrary kStub{QStringLiteral("stub"), QStringLiteral(STUB_PLUGIN), true};

}  // namespace

/// A run begins when no plug-in is being asked any more, and none is asked until it is over.
class TestRunWaitsForProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.emplace();
        qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home->path()));
        qputenv("STUB_PLUGIN", "");
        qputenv("STUB_GATE", QFile::encodeName(at("gate")));
        qputenv("STUB_ASLEEP", QFile::encodeName(at("asleep")));
        Plugins::instance().setPlaces({});
    }

    void beginsWhenThePluginHasAnswered()
    {
        QFile gate(at("gate"));
        QVERIFY(gate.open(QIODevice::WriteOnly));
        qputenv("STUB_PLUGIN", "wait at client");
        std::jthread asker([] { Plugins::instance().ask(kStub); });
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(at("asleep")), kPatienceMs);
        std::atomic<bool> wasAnswered = false;
        std::atomic<int> decoded = 0;
        FakeBehaviour behaviour;
        behaviour.onDecode = [&] {
            wasAnswered = Plugins::instance().wasAsked(kStub);
            ++decoded;
        };
        Run run(behaviour);
        std::jthread runner([&run] { run.result = run.execute(); });
        QTRY_VERIFY_WITH_TIMEOUT(run.isWaiting, kPatienceMs);
        QCOMPARE(decoded.load(), 0);
        QVERIFY(gate.remove());
        runner.join();
        QVERIFY2(run.result && *run.result, "the run failed");
        QVERIFY(run.result->value().status == RunStatus::Completed);
        QVERIFY(wasAnswered);
        QVERIFY(run.sink.messages.contains(sentence()));
    }

    void stopIsHeardMeanwhile()
    {
        qputenv("STUB_PLUGIN", "hang at client");
        StopSource askers;
        std::jthread asker([&askers] { Plugins::instance().ask(kStub, false, askers.token()); });
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(at("asleep")), kPatienceMs);
        Run run;
        std::jthread runner([&run] { run.result = run.execute(); });
        QTRY_VERIFY_WITH_TIMEOUT(run.isWaiting, kPatienceMs);
        run.stop.requestStop();
        runner.join();
        QVERIFY(!Plugins::instance().wasAsked(kStub));  // it hangs as before: that isn't what ended the wait
        askers.requestStop();
        QVERIFY(run.result && !*run.result);
        QCOMPARE(run.result->error().code, ErrorCode::Stopped);
        QVERIFY(run.sink.stages.isEmpty());
        QVERIFY(run.stored().isEmpty());
    }

    /// A plug-in that answers to nobody isn't waited for without end: the run says what it was measured beside.
    void doesntWaitForEver()
    {
        const ProbeLock probe;
        QCOMPARE(probe.state(), ProbeLock::State::Held);
        FakeRun run;
        const auto result = run.execute();
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QVERIFY(result->status == RunStatus::Completed);
        QVERIFY(run.sink.messages.contains(sentence()));
        QVERIFY(hasWarning(result->warnings, QStringLiteral("plugin-asked")));
        QVERIFY(ProbeLock::isTaken());  // it didn't end meanwhile
    }

    /// And where nothing is asked nothing is said.
    void nothingIsAskedUntilItIsOver()
    {
        Plugins::instance().takePutOff();
        FakeBehaviour behaviour;
        behaviour.onEpochDone = [](int) { Plugins::instance().ask(kStub); };
        FakeRun run(behaviour);
        const auto result = run.execute();
        QVERIFY(result && result->status == RunStatus::Completed);
        QVERIFY(!Plugins::instance().wasAsked(kStub));
        QVERIFY(Plugins::instance().takePutOff());
        QVERIFY(!run.sink.messages.contains(sentence()));
        QVERIFY(!hasWarning(result->warnings, QStringLiteral("plugin-asked")));
        QVERIFY(!Plugins::instance().ask(kStub).failure);
    }

    /// Nothing is decoded before the lock is given back, and nothing is asked meanwhile.
    void rehearsalsWait()
    {
        std::optional<ProbeLock> probe(std::in_place);
        std::atomic<bool> isGivenBack = false;
        bool wasGivenBack = false;
        PluginVerdict asked;
        FakeBehaviour behaviour;
        behaviour.onDecode = [&] {
            wasGivenBack = isGivenBack;
            asked = Plugins::instance().ask(kStub);
        };
        FakeRun run(behaviour);
        std::optional<Result<Rehearsal>> rehearsed;
        std::jthread runner([&] { rehearsed = rehearse(run.request, run.dependencies(), {}); });
        QTRY_VERIFY_WITH_TIMEOUT(ProbePause::isActive(), kPatienceMs);
        isGivenBack = true;
        probe.reset();
        runner.join();
        QVERIFY2(*rehearsed, qPrintable(*rehearsed ? QString() : rehearsed->error().message));
        QVERIFY(wasGivenBack);
        QVERIFY(asked.failure && asked.failure->kind == WorkerFailure::Kind::Stopped);
        QVERIFY(Plugins::instance().takePutOff());
    }

    void rehearsalsHearAStopMeanwhile()
    {
        qputenv("STUB_PLUGIN", "hang at client");
        StopSource askers;
        std::jthread asker([&askers] { Plugins::instance().ask(kStub, false, askers.token()); });
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(at("asleep")), kPatienceMs);
        FakeRun run;
        run.deviceId = QStringLiteral("pjrt:stub:0");
        run.request.deviceId = run.deviceId;
        run.stop.requestStop();
        const auto rehearsed = rehearse(run.request, run.dependencies(), run.stop.token());
        QVERIFY(!Plugins::instance().wasAsked(kStub));  // its answer isn't what was waited for
        askers.requestStop();
        QVERIFY(!rehearsed);
        QCOMPARE(rehearsed.error().code, ErrorCode::Stopped);
    }

private:
    /// Tells another thread that it waits.
    struct Run : FakeRun {
        explicit Run(FakeBehaviour behaviour = {}) : FakeRun(std::move(behaviour)) {}
        class Sink final : public RunSink {
        public:
            explicit Sink(Run& run) : m_run(run) {}
            void handle(const RunEvent& event) override
            {
                m_run.sink.handle(event);
                if (m_run.sink.messages.contains(sentence())) {
                    m_run.isWaiting = true;
                }
            }

        private:
            Run& m_run;
        };

        Result<RunRecord> execute()
        {
            Sink told(*this);
            return RunExecutor(request, QUuid::createUuid().toString(QUuid::WithoutBraces), dependencies(),
                               told, stop.token())
                .run();
        }
        std::atomic<bool> isWaiting = false;
        std::optional<Result<RunRecord>> result;
    };

    static QString sentence()
    {
        return QStringLiteral("Waiting for a plug-in that is being asked for its devices: at most half a "
                              "minute.");
    }
    QString at(const char* name) const { return m_home->filePath(QString::fromLatin1(name)); }

    std::optional<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestRunWaitsForProbe)
#include "tst_runwaitsforprobe.moc"

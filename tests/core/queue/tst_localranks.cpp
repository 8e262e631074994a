// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "disturbances.h"
#include "places.h"
#include "queue/queuejob.h"
#include "results/store/resultstore.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <optional>
#include <set>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr int kPatienceMs = 300'000;

/// Processes that this one has started and that still run.
std::set<pid_t> startedProcesses()
{
    std::set<pid_t> found;
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(name));
        if (file.open(QIODevice::ReadOnly)) {
            const QByteArray line = file.readAll();
            const QList<QByteArray> rest = line.mid(line.lastIndexOf(')') + 2).split(' ');
            if (rest.value(1).toLongLong() == getpid() && rest.value(0) != "Z") {
                found.insert(name.toInt());
            }
        }
    }
    return found;
}

}  // namespace

/// Ranks as the window starts them: a queue in this process, the others are the terminal's real program.
/// gloo opens ports on the loopback: only where servers are asked for.
class TestLocalRanks : public QObject {
    Q_OBJECT

    struct Job {
        QTemporaryDir home;
        std::unique_ptr<QueueJob> job;
        QList<Result<RunRecord>> results;
        std::optional<QueueFinished> finished;
        QStringList messages;
        int epochs = 0;

        explicit Job(int planned, const QString& program = QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-cli"))
        {
            RunRequest request;
            request.datasetPath = QStringLiteral("demo");
            request.workload.epochs = planned;
            request.storePath = home.filePath(QStringLiteral("results.sqlite"));
            RunPlan plan = RunPlan::of(request, {{QStringLiteral("cpu"), 1}});
            plan.ranks = 2;
            QueueDependencies dependencies = undisturbed();
            dependencies.meetRanks = [program](const RunPlan& asked, const QString& command,
                                               const StopToken& stop) {
                auto meeting = RankMeeting::onThisMachine(asked, command);
                meeting->program->path = program;
                meeting->timeOut = std::chrono::seconds(100);
                return RankSession::open(meeting.value(), asked, stop);
            };
            job = std::make_unique<QueueJob>(plan, dependencies);
            QObject::connect(job.get(), &QueueJob::happened,
                             [this](const QueueEvent& event) { take(event); });
            job->start();
        }
        void take(const QueueEvent& event)
        {
            if (const auto* run = std::get_if<RunFinished>(&event)) {
                results.append(run->result);
            } else if (const auto* end = std::get_if<QueueFinished>(&event)) {
                finished = *end;
            } else if (const auto* report = std::get_if<RunReported>(&event)) {
                epochs += std::holds_alternative<EpochReport>(report->event) ? 1 : 0;
                if (const auto* message = std::get_if<LogMessage>(&report->event)) {
                    messages.append(message->text);
                }
            }
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariable("EPOCHMARK_TEST_SERVERS") != QLatin1String("1")) {
            QSKIP("gloo opens ports on the loopback: EPOCHMARK_TEST_SERVERS=1 allows that");
        }
    }

    void twoProcessesAreOneRun()
    {
        Job two(1);
        QTRY_VERIFY_WITH_TIMEOUT(two.finished, kPatienceMs);
        QCOMPARE(two.results.size(), 1);
        const Result<RunRecord>& run = two.results.first();
        QVERIFY2(run, qPrintable(run ? QString() : run.error().message));
        QVERIFY(run->status == RunStatus::Completed);
        QVERIFY(run->ranks && run->ranks->isStateAlike);
        QCOMPARE(run->ranks->world, 2);
        QCOMPARE(run->ranks->launcher, QStringLiteral("epochmark"));
        QVERIFY(run->timing.phases.exchangeSeconds.value_or(0) > 0);
        QVERIFY2(two.messages.join(u'\n').contains(QStringLiteral("over this link")),
                 qPrintable(two.messages.join(u'\n')));
        QVERIFY(startedProcesses().empty());
    }

    void stopEndsAllOfThem()
    {
        Job two(1000);
        QTRY_VERIFY_WITH_TIMEOUT(two.epochs > 0, kPatienceMs);
        QVERIFY(!startedProcesses().empty());
        two.job->requestStop();
        QTRY_VERIFY_WITH_TIMEOUT(two.finished, kPatienceMs);
        QVERIFY(two.results.first());
        QVERIFY(two.results.first()->status == RunStatus::Stopped);
        QVERIFY(!two.results.first()->epochs.isEmpty());
        QVERIFY(startedProcesses().empty());
    }

    /// What happens when the window is closed.
    void noneOutlivesItsOwner()
    {
        Job two(1000);
        QTRY_VERIFY_WITH_TIMEOUT(two.epochs > 0, kPatienceMs);
        QVERIFY(!startedProcesses().empty());
        two.job.reset();
        QVERIFY(startedProcesses().empty());
    }

    void aKilledOneIsTold()
    {
        Job two(1000);
        QTRY_VERIFY_WITH_TIMEOUT(two.epochs > 0, kPatienceMs);
        for (const pid_t child : startedProcesses()) {
            ::kill(child, SIGKILL);
        }
        QTRY_VERIFY_WITH_TIMEOUT(two.finished, kPatienceMs);
        QVERIFY(two.results.first());
        QVERIFY(two.results.first()->status == RunStatus::Failed);
        const QString reasons = two.results.first()->unrankedReasons.join(u' ');
        QVERIFY2(reasons.contains(QStringLiteral("Rank 1")), qPrintable(reasons));
        QVERIFY(startedProcesses().empty());
    }

    void aProgramThatIsntThereIsTold()
    {
        Job two(1, QStringLiteral("/nonexistent/epochmark-cli"));
        QTRY_VERIFY_WITH_TIMEOUT(two.finished, kPatienceMs);
        QVERIFY(!two.results.first());
        QVERIFY2(two.results.first().error().message.contains(QStringLiteral("/nonexistent/epochmark-cli")),
                 qPrintable(two.results.first().error().message));
    }

    void aProgramThatEndsAtOnceIsTold()
    {
        Job two(1, QStringLiteral("/bin/false"));
        QTRY_VERIFY_WITH_TIMEOUT(two.finished, kPatienceMs);
        QVERIFY(!two.results.first());
        QVERIFY2(two.results.first().error().message.contains(QStringLiteral("Rank 1")),
                 qPrintable(two.results.first().error().message));
    }
};

QTEST_GUILESS_MAIN(TestLocalRanks)
#include "tst_localranks.moc"

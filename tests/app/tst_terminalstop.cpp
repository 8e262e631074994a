// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stagedruns.h"

#include <QElapsedTimer>
#include <QTest>

using namespace epochmark::test;

namespace {

constexpr int kMostAttempts = 10;
constexpr const char* kAcknowledgement = "Stopping after the step under way";

/// A run that was asked to stop in that stage; null when it was always faster.
std::unique_ptr<ChildProcess> stopIn(const QString& stage, int signal, const StagedRuns& runs,
                                     std::unique_ptr<Terminal>& terminal)
{
    for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
        terminal = std::make_unique<Terminal>();
        auto process = std::make_unique<ChildProcess>(runs.setup(*terminal, stage));
        if (!StagedRuns::waitForStage(*process, stage)) {
            return nullptr;
        }
        QElapsedTimer clock;
        clock.start();
        process->signal(signal);
        if (!process->waitForText(kAcknowledgement)) {
            continue;
        }
        const QString caught = StagedRuns::lastStage(process->out);
        const double acknowledgedMs = double(clock.nsecsElapsed()) / 1e6;
        process->wait();
        const QString last = StagedRuns::lastStage(process->out);
        // A signal between a stage's last look at it and the next stage's first words belongs to the next.
        if (caught == stage && (last == stage || last == QLatin1String("store"))) {
            qInfo("%s: acknowledged after %.1f ms, ended after %.0f ms", qPrintable(stage), acknowledgedMs,
                  double(clock.nsecsElapsed()) / 1e6);
            return process;
        }
    }
    return nullptr;
}

}  // namespace

/// Ctrl-C in every stage of the real program: said at once, done within a step, and what was measured is
/// kept.
class TestTerminalStop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopped_data();
    void stopped();
    void secondSignalEndsAtOnce();
    void severalSigtermsAreOneStop();
    void lateStopEndsTheQueueNotTheRun();
    void readerThatGoesAwayEndsNoTraining();

private:
    StagedRuns m_runs;
};

void TestTerminalStop::stopped_data()
{
    QTest::addColumn<QString>("stage");
    QTest::addColumn<int>("signal");
    QTest::addColumn<QString>("status");  // empty: nothing is stored
    QTest::newRow("check") << "check" << SIGINT << QString();
    QTest::newRow("decode") << "decode" << SIGINT << QString();
    QTest::newRow("warm up") << "warm up" << SIGTERM << "stopped";
    QTest::newRow("train") << "train" << SIGHUP << "stopped";
}

void TestTerminalStop::stopped()
{
    QFETCH(QString, stage);
    QFETCH(int, signal);
    QFETCH(QString, status);
    std::unique_ptr<Terminal> terminal;
    const auto process = stopIn(stage, signal, m_runs, terminal);
    QVERIFY2(process, "the program could be caught in this stage");
    QVERIFY2(process->status == 5, process->err.constData());
    QCOMPARE(StagedRuns::lastStage(process->out), status.isEmpty() ? stage : QStringLiteral("store"));
    const QJsonArray records = terminal->run("list --json").records();
    if (status.isEmpty()) {
        QVERIFY2(process->err.contains("nothing is stored"), process->err.constData());
        QVERIFY(records.isEmpty());
        return;
    }
    QCOMPARE(records.size(), 1);
    const QJsonObject record = records.first().toObject();
    QCOMPARE(record.value(QStringLiteral("status")).toString(), status);
    QVERIFY(!record.value(QStringLiteral("ranked")).toBool());
    // Every epoch that was shown is there; the one under way was dropped.
    const auto epochs = record.value(QStringLiteral("epochs")).toArray().size();
    QCOMPARE(epochs, process->out.count("\nEpoch "));
    QVERIFY2(process->out.contains("Stopped after " + QByteArray::number(epochs)), process->out.constData());
}

void TestTerminalStop::secondSignalEndsAtOnce()
{
    const Terminal terminal;
    ChildProcess process(m_runs.setup(terminal, QStringLiteral("train")));
    QVERIFY(StagedRuns::waitForStage(process, QStringLiteral("train")));
    process.signal(SIGINT);
    QVERIFY(process.waitForText(kAcknowledgement));
    process.signal(SIGINT);
    process.wait();
    // Where the step was over before, the second had nothing to end any more.
    QVERIFY2(process.status == 5 || process.endedBySignal == SIGINT, process.err.constData());
    const QJsonObject record = terminal.run("list --json").records().first().toObject();
    QVERIFY(record.value(QStringLiteral("epochs")).toArray().size() >= 2);
}

/// At a time limit Slurm's daemon and srun each send their own.
void TestTerminalStop::severalSigtermsAreOneStop()
{
    const Terminal terminal;
    ChildProcess process(m_runs.setup(terminal, QStringLiteral("train")));
    QVERIFY(StagedRuns::waitForStage(process, QStringLiteral("train")));
    process.signal(SIGTERM);
    process.signal(SIGTERM);
    QVERIFY(process.waitForText(kAcknowledgement));
    process.signal(SIGTERM);
    process.wait();
    QVERIFY2(process.status == 5, process.err.constData());
    QCOMPARE(process.err.count(kAcknowledgement), 1);
    const QJsonObject record = terminal.run("list --json").records().first().toObject();
    QCOMPARE(record.value(QStringLiteral("status")).toString(), QStringLiteral("stopped"));
}

void TestTerminalStop::lateStopEndsTheQueueNotTheRun()
{
    std::unique_ptr<Terminal> terminal;
    const auto process = stopIn(QStringLiteral("store"), SIGINT, m_runs, terminal);
    QVERIFY2(process, "the program could be caught in this stage");
    QVERIFY2(process->status == 0, process->err.constData());
    const QJsonArray records = terminal->run("list --json").records();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first().toObject().value(QStringLiteral("status")).toString(),
             QStringLiteral("completed"));
    QVERIFY(QFileInfo(terminal->path(QStringLiteral("model.pt"))).size() > 30'000'000);
}

void TestTerminalStop::readerThatGoesAwayEndsNoTraining()
{
    const Terminal terminal;
    ChildProcess::Setup setup = m_runs.setup(terminal, QStringLiteral("warm up"));
    setup.beforeStart = [] {
        std::array<int, 2> nobody{};
        if (::pipe(nobody.data()) == 0) {
            ::close(nobody[0]);
            ::dup2(nobody[1], STDOUT_FILENO);
        }
    };
    ChildProcess process(setup);
    process.wait();
    QVERIFY2(process.status == 0, process.err.constData());
    const QJsonArray records = terminal.run("list --json").records();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first().toObject().value(QStringLiteral("status")).toString(),
             QStringLiteral("completed"));
}

QTEST_GUILESS_MAIN(TestTerminalStop)
#include "tst_terminalstop.moc"

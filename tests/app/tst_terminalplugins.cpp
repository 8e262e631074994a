// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/probelock.h"
#include "terminal.h"
#include "tinypictures.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <csignal>
#include <optional>

using namespace epochmark;
using namespace epochmark::test;

namespace {

QJsonObject deviceOf(const QJsonObject& document, const char* id)
{
    for (const QJsonValue& device : document.value(QStringLiteral("devices")).toArray()) {
        if (device[QStringLiteral("id")].toString() == QLatin1String(id)) {
            return device.toObject();
        }
    }
    return {};
}

/// Until it has printed them, wherever.
bool waitForWords(QProcess& process, const QByteArray& words)
{
    QByteArray printed;
    for (int waited = 0; !printed.contains(words) && waited < Terminal::kPatienceMs; waited += 50) {
        process.waitForReadyRead(50);
        printed += process.readAllStandardError() + process.readAllStandardOutput();
    }
    return printed.contains(words);
}

/// The stub on this terminal's machine, which hangs or waits when it is asked.
QStringList withStub(const Terminal& terminal, const char* mode, const QStringList& line)
{
    qputenv("STUB_PLUGIN", mode);
    qputenv("STUB_ASLEEP", QFile::encodeName(terminal.path(QStringLiteral("asleep"))));
    qputenv("STUB_GATE", QFile::encodeName(terminal.path(QStringLiteral("gate"))));
    return line + QStringList{QStringLiteral("--plugin"), QStringLiteral("stub=" STUB_PLUGIN)};
}

bool isAsked(const Terminal& terminal)
{
    return QFile::exists(terminal.path(QStringLiteral("asleep")));
}

}  // namespace

/// Plug-ins in the terminal: what is refused, how, and what the window has named.
class TestTerminalPlugins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qputenv("EPOCHMARK_PLUGINS", "");
        for (const char* name : {"STUB_PLUGIN", "STUB_ASLEEP", "STUB_GATE"}) {
            qunsetenv(name);
        }
    }
    void refusals_data();
    void refusals();
    void ownOfTheWindowAreTheTerminalsToo();
    void stopIsHeardWhileAPluginIsAsked_data();
    void stopIsHeardWhileAPluginIsAsked();
    void runsWaitUntilAnotherProcessHasItsAnswer();
    void standsBesideTheProcessorInOneWorkload();
    void twoTrainAtOnce();
};

void TestTerminalPlugins::refusals_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char* line, int status, const char* words) {
        QTest::newRow(line) << QString::fromLatin1(line) << status << QByteArray(words);
    };
    row("devices --plugin mine=/nowhere.so", 3, "There is no file /nowhere.so for the plug-in mine.");
    row("run --dataset demo --device pjrt:mine:0 --plugin mine=/nowhere.so", 3,
        "There is no file /nowhere.so for the plug-in mine.");
    row("devices --plugin /nowhere.so", 2, "--plugin takes NAME=FILE");
    row("devices --plugin Mine=/nowhere.so", 2, "--plugin takes NAME=FILE");
    row("run --dataset demo --device cpu --precision bf16-products", 4,
        "cpu doesn't train in bf16-products: TPUs do");
    row("run --dataset demo --device cpu --precision tf32", 4,
        "cpu doesn't train in tf32: NVIDIA's cards do");
}

void TestTerminalPlugins::refusals()
{
    QFETCH(QString, line);
    QFETCH(int, status);
    QFETCH(QByteArray, words);
    const Terminal terminal;
    const Outcome outcome = terminal.run(line.split(u' '));
    QVERIFY2(outcome.status == status, outcome.err.constData());
    QVERIFY2(outcome.err.contains(words), outcome.err.constData());
    QVERIFY2(outcome.out.isEmpty(), outcome.out.constData());
}

void TestTerminalPlugins::ownOfTheWindowAreTheTerminalsToo()
{
    const Terminal terminal;
    QFile file(terminal.path(QStringLiteral("own-plugins.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"plugins\": [{\"name\": \"stub\", \"file\": \"" STUB_PLUGIN "\"}]}");
    file.close();
    const Outcome outcome = terminal.run("devices --json");
    QCOMPARE(outcome.status, 0);
    const QJsonObject device = deviceOf(outcome.json(), "pjrt:stub:0");
    QVERIFY(device.value(QStringLiteral("usable")).toBool());
}

void TestTerminalPlugins::stopIsHeardWhileAPluginIsAsked_data()
{
    QTest::addColumn<int>("signal");  // 0: by the file
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("--stop-file") << 0;
}

/// Before the run has begun. Unheard, it would end by the plug-in's limit, and with another status.
void TestTerminalPlugins::stopIsHeardWhileAPluginIsAsked()
{
    QFETCH(int, signal);
    const Terminal terminal;
    const QString stopFile = terminal.path(QStringLiteral("stop"));
    const auto process = terminal.start(
        withStub(terminal, "hang at client",
                 {QStringLiteral("run"), QStringLiteral("--dataset"), QStringLiteral("demo"),
                  QStringLiteral("--device"), QStringLiteral("pjrt:stub:0"), QStringLiteral("--stop-file"),
                  stopFile}));
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(terminal), Terminal::kPatienceMs);
    if (signal != 0) {
        QCOMPARE(::kill(static_cast<pid_t>(process->processId()), signal), 0);
    } else {
        QFile file(stopFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const Outcome outcome = Terminal::finish(*process);
    QVERIFY2(outcome.status == 5, outcome.err.constData());
    QVERIFY2(outcome.err.contains("Stopped before training began"), outcome.err.constData());
    QVERIFY(terminal.run("list --json").records().isEmpty());
}

/// A TPU has one holder, and asking takes time of what is measured.
void TestTerminalPlugins::runsWaitUntilAnotherProcessHasItsAnswer()
{
    const Terminal terminal;
    const TinyPictures pictures;
    qputenv("EPOCHMARK_HOME", QFile::encodeName(terminal.home()));  // this process is another one
    QFile gate(terminal.path(QStringLiteral("gate")));
    QVERIFY(gate.open(QIODevice::WriteOnly));
    const auto asker = terminal.start(withStub(terminal, "wait at client", {QStringLiteral("devices")}));
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(terminal), Terminal::kPatienceMs);
    QVERIFY(ProbeLock::isTaken());
    QVERIFY(gate.remove());
    QCOMPARE(Terminal::finish(*asker).status, 0);

    std::optional<ProbeLock> asking(std::in_place);
    QVERIFY(asking->state() == ProbeLock::State::Held);
    const auto run = terminal.start({QStringLiteral("run"), QStringLiteral("--dataset"), pictures.path(),
                                     QStringLiteral("--epochs"), QStringLiteral("1"),
                                     QStringLiteral("--device"), QStringLiteral("cpu")});
    QVERIFY(waitForWords(*run, "Waiting for a plug-in that is being asked"));
    QVERIFY(run->state() == QProcess::Running);
    asking.reset();
    const Outcome trained = Terminal::finish(*run);
    QVERIFY2(trained.status == 0, trained.err.constData());
    QCOMPARE(terminal.run("list --json").records().size(), 1);
}

/// With the plug-in that packaging/setup.sh --pjrt-cpu fetches: other software, the same work.
void TestTerminalPlugins::standsBesideTheProcessorInOneWorkload()
{
    if (!QDir(QStringLiteral(FETCHED_PLUGINS)).exists(QStringLiteral("cpu"))) {
        QSKIP("No PJRT plug-in was fetched: packaging/setup.sh --pjrt-cpu does.");
    }
    qputenv("EPOCHMARK_PLUGINS", FETCHED_PLUGINS);
    const Terminal terminal;
    for (const char* device : {"cpu", "pjrt:cpu:0"}) {
        const Outcome run = terminal.run(qPrintable(
            QStringLiteral("run --dataset demo --epochs 3 --device %1").arg(QLatin1String(device))));
        QVERIFY2(run.status == 0, run.err.constData());
    }
    const Outcome list = terminal.run("list --json");
    QCOMPARE(list.status, 0);
    const QJsonArray records = list.records();
    QCOMPARE(records.size(), 2);
    const auto fingerprint = [&records](int i) {
        return records[i][QStringLiteral("workload")][QStringLiteral("fingerprint")].toString();
    };
    QVERIFY(!fingerprint(0).isEmpty());
    QCOMPARE(fingerprint(0), fingerprint(1));
    const Outcome board = terminal.run("list");
    QVERIFY2(board.out.contains("by XLA"), board.out.constData());
}

/// Two processes, each with a worker of its own for the fetched plug-in: each says that it isn't alone and
/// goes on, until both are stopped; what they have measured is stored.
void TestTerminalPlugins::twoTrainAtOnce()
{
    if (!QDir(QStringLiteral(FETCHED_PLUGINS)).exists(QStringLiteral("cpu"))) {
        QSKIP("No PJRT plug-in was fetched: packaging/setup.sh --pjrt-cpu does.");
    }
    qputenv("EPOCHMARK_PLUGINS", FETCHED_PLUGINS);
    const Terminal terminal;
    const TinyPictures pictures;
    const QStringList line{
        QStringLiteral("run"),       QStringLiteral("--dataset"), pictures.path(),
        QStringLiteral("--epochs"),  QStringLiteral("1000"),      QStringLiteral("--device"),
        QStringLiteral("pjrt:cpu:0")};
    const auto one = terminal.start(line);
    QVERIFY(waitForWords(*one, "Epoch 1:"));
    const auto other = terminal.start(line);
    QVERIFY(waitForWords(*other, "Epoch 2:"));
    QVERIFY(waitForWords(*one, "Epoch "));  // beside it
    for (QProcess* process : {one.get(), other.get()}) {
        QVERIFY(process->state() == QProcess::Running);
        QCOMPARE(::kill(static_cast<pid_t>(process->processId()), SIGINT), 0);
    }
    for (QProcess* process : {one.get(), other.get()}) {
        const Outcome outcome = Terminal::finish(*process);
        QVERIFY2(outcome.status == 5, outcome.err.constData());
    }
    const QJsonArray records = terminal.run("list --json").records();
    QCOMPARE(records.size(), 2);
    for (const QJsonValue& record : records) {
        QCOMPARE(record[QStringLiteral("status")].toString(), QStringLiteral("stopped"));
        QCOMPARE(record[QStringLiteral("device")][QStringLiteral("id")].toString(),
                 QStringLiteral("pjrt:cpu:0"));
        QVERIFY(record[QStringLiteral("epochs")].toArray().size() >= 2);
        QStringList codes;
        for (const QJsonValue& warning : record[QStringLiteral("warnings")].toArray()) {
            codes << warning[QStringLiteral("code")].toString();
        }
        QVERIFY2(codes.contains(QStringLiteral("other-run")), qPrintable(codes.join(u' ')));
    }
}

QTEST_GUILESS_MAIN(TestTerminalPlugins)
#include "tst_terminalplugins.moc"

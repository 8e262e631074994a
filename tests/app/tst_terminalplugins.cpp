// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "terminal.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

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

}  // namespace

/// Plug-ins in the terminal: what is refused, how, and what the window has named.
class TestTerminalPlugins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { qputenv("EPOCHMARK_PLUGINS", ""); }
    void refusals_data();
    void refusals();
    void ownOfTheWindowAreTheTerminalsToo();
    void standsBesideTheProcessorInOneWorkload();
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

QTEST_GUILESS_MAIN(TestTerminalPlugins)
#include "tst_terminalplugins.moc"

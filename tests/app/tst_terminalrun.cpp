// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places.h"
#include "terminal.h"
#include "tinypictures.h"

#include <QDeadlineTimer>
#include <QTest>

#include <cmath>
#include <csignal>

using namespace epochmark::test;

namespace {

QString text(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

/// The one run that `list --json` shows, once it has so many epochs; empty when that never happens.
QJsonObject waitForEpochs(const Terminal& terminal, int epochs)
{
    QDeadlineTimer patience(Terminal::kPatienceMs);
    while (!patience.hasExpired()) {
        const QJsonArray records = terminal.run("list --json").records();
        if (!records.isEmpty()
            && records.first().toObject().value(QStringLiteral("epochs")).toArray().size() >= epochs) {
            return records.first().toObject();
        }
    }
    return {};
}

}  // namespace

/// Real trainings of a few steps on pictures that take a moment.
class TestTerminalRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneRunFromZipToEverything();
    void repeatsAreOneSet();
    void sameSeedSameLosses();
    void learningRateZeroIsStoredUnranked();
    void interruptKeepsTheEpochs_data();
    void interruptKeepsTheEpochs();
    void killedRunIsInterrupted();

private:
    QStringList runLine(const QStringList& more) const;
    TinyPictures m_pictures;
};

void TestTerminalRun::initTestCase()
{
    QVERIFY(QFile::exists(QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-cli")));
}

QStringList TestTerminalRun::runLine(const QStringList& more) const
{
    return QStringList{QStringLiteral("run"),     QStringLiteral("--dataset"), m_pictures.path(),
                       QStringLiteral("--batch"), QStringLiteral("12"),        QStringLiteral("--threads"),
                       QStringLiteral("1")}
           + more;
}

void TestTerminalRun::oneRunFromZipToEverything()
{
    const Terminal terminal;
    const QString csv = terminal.path(QStringLiteral("run.csv"));
    const QString model = terminal.path(QStringLiteral("model.pt"));
    const Outcome run = terminal.run(
        runLine({QStringLiteral("--epochs"), QStringLiteral("2"), QStringLiteral("--seed"),
                 QStringLiteral("5"), QStringLiteral("--json"), QStringLiteral("-"), QStringLiteral("--csv"),
                 csv, QStringLiteral("--save-model"), model}));
    QVERIFY2(run.status == 0, run.err.constData());
    QVERIFY2(run.err.contains("Epoch 2"),
             "progress goes to standard error when standard output carries JSON");
    QCOMPARE(run.records().size(), 1);
    const QJsonObject record = run.records().first().toObject();
    QCOMPARE(text(record, "status"), QStringLiteral("completed"));
    QCOMPARE(text(record, "preset"), QStringLiteral("custom"));
    QCOMPARE(record.value(QStringLiteral("seed")).toInt(), 5);
    QCOMPARE(record.value(QStringLiteral("epochs")).toArray().size(), 2);
    const QJsonObject workload = record.value(QStringLiteral("workload")).toObject();
    QCOMPARE(workload.value(QStringLiteral("network")).toObject().value(QStringLiteral("parameters")).toInt(),
             9494561);
    QCOMPARE(record.value(QStringLiteral("device")).toObject().value(QStringLiteral("threads")).toInt(), 1);
    QVERIFY(QFileInfo(csv).size() > 100);
    QVERIFY(QFileInfo(model).size() > 30'000'000);

    // The store holds the same record, which survives the way through a file into another store and back.
    const QString id = text(record, "id");
    QCOMPARE(terminal.run({QStringLiteral("show"), id.left(8), QStringLiteral("--json")}).records(),
             QJsonArray{record});
    const QString json = terminal.path(QStringLiteral("all.json"));
    QCOMPARE(terminal
                 .run({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("json"),
                       QStringLiteral("--out"), json})
                 .status,
             0);
    const QString png = terminal.path(QStringLiteral("report.png"));
    const Outcome drawn = terminal.run({QStringLiteral("export"), id, QStringLiteral("--format"),
                                        QStringLiteral("png"), QStringLiteral("--out"), png});
    QVERIFY2(drawn.status == 0, drawn.err.constData());
    for (const QString& file : {json, png}) {
        const Terminal other;
        QVERIFY(other.run({QStringLiteral("import"), file}).out.contains("1 new"));
        QVERIFY(other.run({QStringLiteral("import"), file}).out.contains("1 known"));
        QCOMPARE(other.run("list --json").records(), QJsonArray{record});
    }
    const Outcome markdown = terminal.run("export --format md --out -");
    QVERIFY2(markdown.out.contains("| rank |"), markdown.out.constData());

    QCOMPARE(terminal.run({QStringLiteral("rename"), id, QStringLiteral("Old faithful")}).status, 0);
    QVERIFY(terminal.run("list").out.contains("Old faithful"));
    const QString set = text(record, "set_id").left(8);
    QVERIFY(terminal.run({QStringLiteral("delete"), id}).out.contains("restore " + set.toLatin1()));
    QVERIFY(terminal.run("list --json").records().isEmpty());
    QVERIFY(terminal.run("restore").out.contains("Old faithful"));
    QCOMPARE(terminal.run({QStringLiteral("restore"), QStringLiteral("ffffff")}).status, 2);
    QCOMPARE(terminal.run({QStringLiteral("restore"), set}).status, 0);
    QCOMPARE(terminal.run("list --json").records(), QJsonArray{record});
    QVERIFY(terminal.run("list").out.contains("Old faithful"));
    QCOMPARE(terminal.run({QStringLiteral("delete"), id}).status, 0);
    QCOMPARE(terminal.run({QStringLiteral("restore"), set, QStringLiteral("--empty")}).status, 2);
    QVERIFY(terminal.run("restore --empty").out.contains("1"));
    QVERIFY(!terminal.run("restore").out.contains("Old faithful"));
}

void TestTerminalRun::repeatsAreOneSet()
{
    const Terminal terminal;
    const Outcome run = terminal.run(
        runLine({QStringLiteral("--epochs"), QStringLiteral("1"), QStringLiteral("--repeats"),
                 QStringLiteral("2"), QStringLiteral("--json"), QStringLiteral("-")}));
    QVERIFY2(run.status == 0, run.err.constData());
    QCOMPARE(run.records().size(), 2);
    const QJsonObject first = run.records().at(0).toObject();
    const QJsonObject second = run.records().at(1).toObject();
    QCOMPARE(text(first, "set_id"), text(second, "set_id"));
    QVERIFY(text(first, "id") != text(second, "id"));
    QCOMPARE(first.value(QStringLiteral("seed")).toInt(), 42);
    QCOMPARE(second.value(QStringLiteral("seed")).toInt(), 43);
    QCOMPARE(
        terminal.run({QStringLiteral("show"), text(second, "id"), QStringLiteral("--json")}).records().size(),
        2);
}

void TestTerminalRun::sameSeedSameLosses()
{
    const Terminal terminal;
    const QStringList line = runLine({QStringLiteral("--epochs"), QStringLiteral("1"),
                                      QStringLiteral("--quiet"), QStringLiteral("--json"),
                                      QStringLiteral("-")});
    const auto loss = [&terminal](const QStringList& words) {
        const QJsonObject record = terminal.run(words).records().first().toObject();
        return record.value(QStringLiteral("epochs"))
            .toArray()
            .first()
            .toObject()
            .value(QStringLiteral("train_loss"))
            .toDouble();
    };
    const double first = loss(line);
    QVERIFY(first > 0);
    QVERIFY(std::abs(loss(line) - first) < 1e-4);
    QVERIFY(std::abs(loss(line + QStringList{QStringLiteral("--seed"), QStringLiteral("7")}) - first) > 1e-4);
}

void TestTerminalRun::learningRateZeroIsStoredUnranked()
{
    const Terminal terminal;
    const Outcome run = terminal.run(
        runLine({QStringLiteral("--epochs"), QStringLiteral("1"), QStringLiteral("--lr"), QStringLiteral("0"),
                 QStringLiteral("--json"), QStringLiteral("-")}));
    QVERIFY2(run.status == 0, run.err.constData());
    const QJsonObject record = run.records().first().toObject();
    QVERIFY(!record.value(QStringLiteral("ranked")).toBool());
    QVERIFY(
        QJsonDocument(record.value(QStringLiteral("unranked_reasons")).toArray()).toJson().contains("learn"));
    const Outcome pinned = terminal.run({QStringLiteral("pin"), text(record, "id")});
    QCOMPARE(pinned.status, 2);
    QVERIFY2(pinned.err.contains("ranked"), pinned.err.constData());
}

void TestTerminalRun::interruptKeepsTheEpochs_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestTerminalRun::interruptKeepsTheEpochs()
{
    QFETCH(int, signal);
    const Terminal terminal;
    const auto process = terminal.start(runLine(
        {QStringLiteral("--epochs"), QStringLiteral("1000"), QStringLiteral("--json"), QStringLiteral("-")}));
    const QJsonObject running = waitForEpochs(terminal, 1);
    QCOMPARE(text(running, "status"), QStringLiteral("running"));
    QVERIFY(!running.value(QStringLiteral("ranked")).toBool());
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), signal), 0);
    const Outcome stopped = Terminal::finish(*process);
    QVERIFY2(stopped.status == 5, stopped.err.constData());
    QCOMPARE(stopped.records().size(), 1);
    const QJsonObject record = stopped.records().first().toObject();
    QCOMPARE(text(record, "status"), QStringLiteral("stopped"));
    QVERIFY(!record.value(QStringLiteral("ranked")).toBool());
    QVERIFY(record.value(QStringLiteral("epochs")).toArray().size() >= 1);
    QCOMPARE(terminal.run("list --json").records(), QJsonArray{record});
}

void TestTerminalRun::killedRunIsInterrupted()
{
    const Terminal terminal;
    const auto process = terminal.start(runLine({QStringLiteral("--epochs"), QStringLiteral("1000")}));
    QVERIFY(!waitForEpochs(terminal, 1).isEmpty());
    process->kill();
    QVERIFY(process->waitForFinished(Terminal::kPatienceMs));
    const QJsonArray records = terminal.run("list --json").records();
    QCOMPARE(records.size(), 1);
    const QJsonObject record = records.first().toObject();
    QCOMPARE(text(record, "status"), QStringLiteral("interrupted"));
    QVERIFY(!record.value(QStringLiteral("ranked")).toBool());
    QVERIFY(record.value(QStringLiteral("epochs")).toArray().size() >= 1);
}

QTEST_GUILESS_MAIN(TestTerminalRun)
#include "tst_terminalrun.moc"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "terminal.h"
#include "tinypictures.h"

#include <QSet>
#include <QTest>

#include <cmath>
#include <csignal>

using namespace epochmark::test;

namespace {

double timing(const QJsonObject& record, const char* key)
{
    return record.value(QStringLiteral("timing")).toObject().value(QLatin1String(key)).toDouble();
}

double phasesSum(const QJsonObject& record)
{
    double sum = 0;
    const QJsonObject phases =
        record.value(QStringLiteral("timing")).toObject().value(QStringLiteral("phases")).toObject();
    for (const QJsonValue& seconds : phases) {
        sum += seconds.toDouble();
    }
    return sum;
}

int threadsOf(const QJsonObject& record)
{
    return record.value(QStringLiteral("device")).toObject().value(QStringLiteral("threads")).toInt();
}

/// Reads on until standard error or output holds those words; false when the process ends or patience does.
bool waitForWords(QProcess& process, const char* words)
{
    QByteArray seen;
    while (process.state() != QProcess::NotRunning || process.bytesAvailable() > 0) {
        seen += process.readAllStandardOutput();
        if (seen.contains(words)) {
            return true;
        }
        if (!process.waitForReadyRead(Terminal::kPatienceMs)) {
            return false;
        }
    }
    return false;
}

}  // namespace

/// Queues of real trainings of a few steps.
class TestTerminalQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void phasesSumToTheHeadline_data();
    void phasesSumToTheHeadline();
    void setsTakeTurnsAndAreCompared();
    void automaticRepeatsSayWhyTheyEnd();
    void modelsAreNumbered();
    void everySetHasItsReport();
    void interruptInAPauseEndsTheQueue();
    void interruptInARunLeavesTheRestOut();
    void aFileSkipsARunAndAPause();
    void aDeviceThatIsMissingIsSaidBefore();

private:
    QStringList line(const QString& more) const
    {
        return QStringList{QStringLiteral("run"), QStringLiteral("--dataset"), m_pictures.path(),
                           QStringLiteral("--batch"), QStringLiteral("12")}
               + more.split(u' ');
    }
    TinyPictures m_pictures;
};

void TestTerminalQueue::phasesSumToTheHeadline_data()
{
    QTest::addColumn<QString>("pipeline");
    QTest::addColumn<QString>("epochs");
    QTest::newRow("tuned") << "tuned"
                           << "2";
    QTest::newRow("plain") << "plain"
                           << "1";  // takes several times as long
}

/// On real pictures: what the parts leave out would be time that nobody accounts for.
void TestTerminalQueue::phasesSumToTheHeadline()
{
    QFETCH(QString, pipeline);
    QFETCH(QString, epochs);
    const Terminal terminal;
    const Outcome run = terminal.run(
        {QStringLiteral("run"), QStringLiteral("--dataset"), QStringLiteral("demo"),
         QStringLiteral("--epochs"), epochs, QStringLiteral("--batch"), QStringLiteral("100"),
         QStringLiteral("--threads"), QStringLiteral("1"), QStringLiteral("--pipeline"), pipeline,
         QStringLiteral("--json"), QStringLiteral("-")});
    QVERIFY2(run.status == 0, run.err.constData());
    const QJsonObject record = run.records().first().toObject();
    const double total = timing(record, "total_s");
    QVERIFY(total > 0);
    QVERIFY2(std::abs(phasesSum(record) / total - 1) < 0.01,
             qPrintable(QStringLiteral("%1 of %2").arg(phasesSum(record)).arg(total)));
    QVERIFY(std::abs(timing(record, "data_s") + timing(record, "train_s") - total) < 1e-6);
    for (const QJsonValue& value : record.value(QStringLiteral("epochs")).toArray()) {
        const QJsonObject epoch = value.toObject();
        double sum = 0;
        for (const QJsonValue& seconds : epoch.value(QStringLiteral("phases")).toObject()) {
            sum += seconds.toDouble();
        }
        const double seconds = epoch.value(QStringLiteral("seconds")).toDouble();
        QVERIFY2(std::abs(sum / seconds - 1) < 0.01,
                 qPrintable(QStringLiteral("%1 of %2").arg(sum).arg(seconds)));
    }
    const QByteArray shown =
        terminal.run({QStringLiteral("show"), record.value(QStringLiteral("id")).toString()}).out;
    QVERIFY2(shown.contains("Where the time went"), shown.constData());
    QVERIFY2(!shown.contains("feeds this device"), shown.constData());  // the device is the processor
}

void TestTerminalQueue::setsTakeTurnsAndAreCompared()
{
    const Terminal terminal;
    const Outcome run = terminal.run(
        line(QStringLiteral("--epochs 1 --threads 1,2 --repeats 2 --cool-down 1 --seed 7 --json -")));
    QVERIFY2(run.status == 0, run.err.constData());
    QStringList order;
    QSet<QString> sets;
    for (const QJsonValue& value : run.records()) {
        const QJsonObject record = value.toObject();
        order.append(
            QStringLiteral("%1/%2").arg(threadsOf(record)).arg(record.value(QStringLiteral("seed")).toInt()));
        sets.insert(record.value(QStringLiteral("set_id")).toString());
        const QJsonValue pause =
            record.value(QStringLiteral("timing")).toObject().value(QStringLiteral("cool_down_s"));
        QCOMPARE(pause.isNull(), order.size() == 1);
        QVERIFY(pause.toDouble(1) >= 1);
    }
    QCOMPARE(order.join(u' '), QStringLiteral("1/7 2/7 1/8 2/8"));
    QCOMPARE(sets.size(), 2);
    for (const char* words :
         {"CPU, 1 thread, repeat 1", "CPU, 2 threads, repeat 2", "(run 4 of 4)", "Cooling down"}) {
        QVERIFY2(run.err.contains(words), words);
    }
    // Whether such small sets learn enough to be ranked is chance; the table is there all the same.
    QVERIFY(run.err.contains("95 % interval") && run.err.contains("speed-up"));
    QCOMPARE(terminal.run("list --json").records().size(), 4);
}

void TestTerminalQueue::automaticRepeatsSayWhyTheyEnd()
{
    const Terminal terminal;
    const Outcome run = terminal.run(line(QStringLiteral("--epochs 1 --threads 1 --repeats auto --json -")));
    QVERIFY2(run.status == 0, run.err.constData());
    const auto count = run.records().size();
    QVERIFY(count >= 3 && count <= 6);
    const QByteArray reason = count < 6 ? "Enough after " + QByteArray::number(count)
                                        : QByteArrayLiteral("after 6 runs");
    QVERIFY2(run.err.contains(reason), run.err.constData());
    QVERIFY(!run.err.contains("Cooling down"));
}

void TestTerminalQueue::modelsAreNumbered()
{
    const Terminal terminal;
    const QString model = terminal.path(QStringLiteral("model.pt"));
    const Outcome run = terminal.run(
        line(QStringLiteral("--epochs 1 --threads 1,2 --cool-down off --quiet --save-model ") + model));
    QVERIFY2(run.status == 0, run.err.constData());
    QVERIFY(!QFile::exists(model));
    QVERIFY(QFile::exists(terminal.path(QStringLiteral("model-1.pt"))));
    QVERIFY(QFile::exists(terminal.path(QStringLiteral("model-2.pt"))));
}

void TestTerminalQueue::everySetHasItsReport()
{
    const Terminal terminal;
    const QString report = terminal.path(QStringLiteral("report.png"));
    const Outcome run = terminal.run(
        line(QStringLiteral("--epochs 1 --threads 1,2 --cool-down off --report ") + report));
    QVERIFY2(run.status == 0, run.err.constData());
    QVERIFY(!QFile::exists(report));
    QSet<int> threads;
    for (const char* name : {"report-1.png", "report-2.png"}) {
        const QString path = terminal.path(QString::fromLatin1(name));
        QVERIFY2(run.out.contains(path.toUtf8()), run.out.constData());
        const Terminal other;
        QCOMPARE(other.run({QStringLiteral("import"), path}).status, 0);
        const QJsonArray records = other.run("list --json").records();
        QCOMPARE(records.size(), 1);
        threads.insert(threadsOf(records.first().toObject()));
    }
    QCOMPARE(threads, (QSet<int>{1, 2}));
}

void TestTerminalQueue::interruptInAPauseEndsTheQueue()
{
    const Terminal terminal;
    const QString json = terminal.path(QStringLiteral("q.json"));
    const auto process = terminal.start(
        line(QStringLiteral("--epochs 1 --threads 1,2 --cool-down 3600 --json ") + json));
    QVERIFY(waitForWords(*process, "Cooling down"));
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), SIGINT), 0);
    const Outcome stopped = Terminal::finish(*process);
    QVERIFY2(stopped.status == 5, stopped.err.constData());
    QVERIFY(QFile::exists(json));
    const QJsonArray records = terminal.run("list --json").records();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first().toObject().value(QStringLiteral("status")).toString(),
             QStringLiteral("completed"));
}

void TestTerminalQueue::interruptInARunLeavesTheRestOut()
{
    const Terminal terminal;
    const auto process = terminal.start(line(QStringLiteral("--epochs 1000 --threads 1,2 --cool-down off")));
    QVERIFY(waitForWords(*process, "Epoch 1"));
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), SIGINT), 0);
    const Outcome stopped = Terminal::finish(*process);
    QVERIFY2(stopped.status == 5, stopped.err.constData());
    const QJsonArray records = terminal.run("list --json").records();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.first().toObject().value(QStringLiteral("status")).toString(),
             QStringLiteral("stopped"));
}

/// By hand, of whatever is in work, and by name, as for a run on another machine.
void TestTerminalQueue::aFileSkipsARunAndAPause()
{
    const Terminal terminal;
    const QString path = terminal.path(QStringLiteral("skip"));
    const auto put = [&path](const QByteArray& line) {
        QFile file(path + QStringLiteral(".part"));
        return file.open(QIODevice::WriteOnly) && file.write(line) == line.size()
               && file.rename(path);
    };
    const auto process = terminal.start(
        line(QStringLiteral("--epochs 1000 --threads 1,2 --repeats 2 --cool-down 600 --skip-file ") + path));
    QVERIFY(waitForWords(*process, "Epoch 1") && put({}));
    QVERIFY(waitForWords(*process, "Cooling down") && put("pause 1"));
    QVERIFY(waitForWords(*process, "Epoch 1"));
    QVERIFY(!QFile::exists(path));
    QVERIFY(put("run 00000000-0000-0000-0000-000000000000"));  // another one: nothing
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(path), Terminal::kPatienceMs);
    QVERIFY(waitForWords(*process, "Epoch"));
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), SIGINT), 0);
    const Outcome stopped = Terminal::finish(*process);
    QVERIFY2(stopped.status == 5, stopped.err.constData());
    const QJsonArray records = terminal.run("list --json").records();
    QCOMPARE(records.size(), 2);
    for (const QJsonValue& record : records) {
        QCOMPARE(record.toObject().value(QStringLiteral("status")).toString(), QStringLiteral("stopped"));
    }
}

void TestTerminalQueue::aDeviceThatIsMissingIsSaidBefore()
{
    const Terminal terminal;
    const Outcome refused = terminal.run(line(QStringLiteral("--epochs 1 --device cpu --device cuda:99")));
    QCOMPARE(refused.status, 4);
    QVERIFY(refused.err.contains("cuda:99"));
    QVERIFY(terminal.run("list --json").records().isEmpty());
}

QTEST_GUILESS_MAIN(TestTerminalQueue)
#include "tst_terminalqueue.moc"

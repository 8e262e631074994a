// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"
#include "console.h"
#include "runqueue.h"

#include <QTest>

using namespace epochmark;
using namespace epochmark::cli;

namespace {

Grammar grammar()
{
    return {QStringLiteral("run"), QStringLiteral("Runs."), {QStringLiteral("[FILE...]"), 0, 2}, runQueueOptions()};
}

Result<RunQueue> queueOf(const char* line)
{
    const auto arguments = Arguments::parse(grammar(), QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts));
    return arguments ? runQueueOf(arguments.value()) : Result<RunQueue>(arguments.error());
}

}  // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesInBothSpellings();
    void dashesEndTheOptions();
    void nearestWord_data();
    void nearestWord();
    void defaultsAreClassicOnTheProcessor();
    void presetSetsTheEpochs();
    void devicesAndThreadsAreCrossed();
    void automaticRepeatsStopWhenSteady_data();
    void automaticRepeatsStopWhenSteady();
    void columnsAreAligned();
};

void TestCommandLine::valuesInBothSpellings()
{
    const auto parsed = Arguments::parse(grammar(), {QStringLiteral("--epochs=3"), QStringLiteral("--device"),
                                                     QStringLiteral("cpu"), QStringLiteral("--device=cuda:0")});
    QVERIFY(parsed);
    QCOMPARE(parsed->value(QStringLiteral("epochs")), QStringLiteral("3"));
    QCOMPARE(parsed->values(QStringLiteral("device")), (QStringList{QStringLiteral("cpu"), QStringLiteral("cuda:0")}));
    QVERIFY(!parsed->has(QStringLiteral("seed")));
}

void TestCommandLine::dashesEndTheOptions()
{
    const auto parsed = Arguments::parse(grammar(), {QStringLiteral("--"), QStringLiteral("--epochs")});
    QVERIFY(parsed);
    QCOMPARE(parsed->operands(), QStringList{QStringLiteral("--epochs")});
}

void TestCommandLine::nearestWord_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("meant");
    QTest::newRow("swapped") << "epcohs" << "epochs";
    QTest::newRow("one missing") << "epoch" << "epochs";
    QTest::newRow("one too many") << "seeed" << "seed";
    QTest::newRow("nothing near") << "verbose" << "";
}

void TestCommandLine::nearestWord()
{
    QFETCH(QString, word);
    const QStringList known{QStringLiteral("epochs"), QStringLiteral("seed"), QStringLiteral("pipeline")};
    QTEST(nearest(word, known), "meant");
}

void TestCommandLine::defaultsAreClassicOnTheProcessor()
{
    const auto queue = queueOf("--dataset demo");
    QVERIFY(queue);
    QCOMPARE(queue->sets.size(), 1);
    const RunRequest& request = queue->sets.first();
    QCOMPARE(request.deviceId, QStringLiteral("cpu"));
    QCOMPARE(request.workload, workloadOf(Preset::Classic));
    QCOMPARE(request.seed, quint64(42));
    QCOMPARE(request.threads, 0);
    QCOMPARE(queue->repeats.count, 1);
    QVERIFY(!queue->repeats.isAutomatic);
}

void TestCommandLine::presetSetsTheEpochs()
{
    QCOMPARE(queueOf("--dataset demo --preset quick")->sets.first().workload.epochs, 3);
    const auto custom = queueOf("--dataset demo --preset quick --epochs 5 --batch 64 --lr 0.01");
    QVERIFY(custom);
    const WorkloadSpec& workload = custom->sets.first().workload;
    QCOMPARE(workload.epochs, 5);
    QCOMPARE(workload.batchSize, 64);
    QCOMPARE(workload.learningRate, 0.01);
}

void TestCommandLine::devicesAndThreadsAreCrossed()
{
    const auto queue = queueOf("--dataset demo --device cpu --device cuda:0 --device cpu --threads 1,2 --threads 2,4");
    QVERIFY(queue);
    QStringList sets;
    QStringList ids;
    for (const RunRequest& set : queue->sets) {
        sets.append(QStringLiteral("%1/%2").arg(set.deviceId).arg(set.threads));
        ids.append(set.setId);
    }
    QCOMPARE(sets.join(u' '), QStringLiteral("cpu/1 cpu/2 cpu/4 cuda:0/0"));
    QCOMPARE(ids.removeDuplicates(), 0);
}

void TestCommandLine::automaticRepeatsStopWhenSteady_data()
{
    QTest::addColumn<QList<double>>("seconds");
    QTest::addColumn<bool>("isEnough");
    QTest::newRow("two alike") << QList<double>{10, 10} << false;
    QTest::newRow("three alike") << QList<double>{10, 10.1, 10.2} << true;
    QTest::newRow("three apart") << QList<double>{10, 12, 14} << false;
    QTest::newRow("settled later") << QList<double>{10.6, 10, 10, 10, 10} << true;
    QTest::newRow("six apart") << QList<double>{10, 12, 14, 10, 12, 14} << true;
}

void TestCommandLine::automaticRepeatsStopWhenSteady()
{
    QFETCH(QList<double>, seconds);
    const auto reason = enoughRepeats(seconds);
    QTEST(reason.has_value(), "isEnough");
    QVERIFY(!reason || reason->endsWith(u'.'));
}

void TestCommandLine::columnsAreAligned()
{
    const QString text = table({{QStringLiteral("name"), QStringLiteral("n")}, {QStringLiteral("é"), QStringLiteral("12")}},
                               {false, true});
    QCOMPARE(text, QStringLiteral("name   n\né     12"));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"

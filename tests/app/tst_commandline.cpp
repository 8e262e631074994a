// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"
#include "console.h"
#include "planarguments.h"

#include <QTest>

using namespace epochmark;
using namespace epochmark::cli;

namespace {

Grammar grammar()
{
    return {
        QStringLiteral("run"), QStringLiteral("Runs."), {QStringLiteral("[FILE...]"), 0, 2}, planOptions()};
}

Result<RunPlan> planOfLine(const char* line)
{
    const auto arguments = Arguments::parse(grammar(),
                                            QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts));
    return arguments ? planOf(arguments.value()) : Result<RunPlan>(arguments.error());
}

}  // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesInBothSpellings();
    void dashesEndTheOptions();
    void nearestWord_data();
    void nearestWord();
    void mostLikeNames();
    void defaultsAreClassicOnTheProcessor();
    void presetSetsTheEpochs();
    void devicesAndThreadsAreCrossed();
    void repeatsAndCoolDown();
    void columnsAreAligned();
};

void TestCommandLine::valuesInBothSpellings()
{
    const auto parsed = Arguments::parse(grammar(),
                                         {QStringLiteral("--epochs=3"), QStringLiteral("--device"),
                                          QStringLiteral("cpu"), QStringLiteral("--device=cuda:0")});
    QVERIFY(parsed);
    QCOMPARE(parsed->value(QStringLiteral("epochs")), QStringLiteral("3"));
    QCOMPARE(parsed->values(QStringLiteral("device")),
             (QStringList{QStringLiteral("cpu"), QStringLiteral("cuda:0")}));
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
    QTest::newRow("swapped") << "epcohs"
                             << "epochs";
    QTest::newRow("one missing") << "epoch"
                                 << "epochs";
    QTest::newRow("one too many") << "seeed"
                                  << "seed";
    QTest::newRow("nothing near") << "verbose"
                                  << "";
}

void TestCommandLine::nearestWord()
{
    QFETCH(QString, word);
    const QStringList known{QStringLiteral("epochs"), QStringLiteral("seed"), QStringLiteral("pipeline")};
    QTEST(nearest(word, known), "meant");
}

void TestCommandLine::mostLikeNames()
{
    const QStringList devices{QStringLiteral("Intel Core i3-6100"), QStringLiteral("NVIDIA GeForce RTX 3060"),
                              QStringLiteral("NVIDIA GeForce RTX 3060 Ti"), QStringLiteral("AMD EPYC 9R14")};
    const auto like = [&devices](const char* name) { return mostLike(QString::fromLatin1(name), devices); };
    QCOMPARE(like("rtx 3060 ti"), devices[2]);
    QCOMPARE(like("RTX 3060"), devices[1]);
    QCOMPARE(like("NVIDIA GeForce RTX 3060 TI Founders"), devices[2]);
    QCOMPARE(like("Intel Core i3 6100"), devices[0]);
    QCOMPARE(like("AMD EPIC"), devices[3]);
    QVERIFY(devices.contains(like("")));
    QCOMPARE(mostLike(QStringLiteral("x"), {}), QString());
    QCOMPARE(mostLike(QString(5000, u'x'), {QString(1'000'000, u'y')}).size(), 1'000'000);
}

void TestCommandLine::defaultsAreClassicOnTheProcessor()
{
    const auto plan = planOfLine("--dataset demo");
    QVERIFY(plan);
    QCOMPARE(plan->sets.size(), 1);
    const RunRequest& request = plan->sets.first();
    QCOMPARE(request.deviceId, QStringLiteral("cpu"));
    QCOMPARE(request.workload, workloadOf(Preset::Classic));
    QCOMPARE(request.seed, quint64(42));
    QCOMPARE(request.threads, 0);
    QCOMPARE(plan->repeats.count, 1);
    QVERIFY(!plan->repeats.isAutomatic);
}

void TestCommandLine::presetSetsTheEpochs()
{
    QCOMPARE(planOfLine("--dataset demo --preset quick")->sets.first().workload.epochs, 3);
    const auto custom = planOfLine("--dataset demo --preset quick --epochs 5 --batch 64 --lr 0.01");
    QVERIFY(custom);
    const WorkloadSpec& workload = custom->sets.first().workload;
    QCOMPARE(workload.epochs, 5);
    QCOMPARE(workload.batchSize, 64);
    QCOMPARE(workload.learningRate, 0.01);
}

void TestCommandLine::devicesAndThreadsAreCrossed()
{
    const auto plan = planOfLine(
        "--dataset demo --device cpu --device cuda:0 --device cpu --threads 1,2 --threads 2,4");
    QVERIFY(plan);
    QStringList sets;
    QStringList ids;
    for (const RunRequest& set : plan->sets) {
        sets.append(QStringLiteral("%1/%2").arg(set.deviceId).arg(set.threads));
        ids.append(set.setId);
    }
    QCOMPARE(sets.join(u' '), QStringLiteral("cpu/1 cpu/2 cpu/4 cuda:0/0"));
    QCOMPARE(ids.removeDuplicates(), 0);
}

void TestCommandLine::repeatsAndCoolDown()
{
    QCOMPARE(planOfLine("--dataset demo --repeats 4")->repeats, (Repeats{4, false}));
    QVERIFY(planOfLine("--dataset demo --repeats auto")->repeats.isAutomatic);
    QVERIFY(!planOfLine("--dataset demo --repeats 0"));
    QCOMPARE(planOfLine("--dataset demo")->coolDown, CoolDownRule());
    QCOMPARE(planOfLine("--dataset demo --cool-down auto")->coolDown, CoolDownRule());
    QCOMPARE(planOfLine("--dataset demo --cool-down off")->coolDown.mode, CoolDownRule::Mode::Off);
    QCOMPARE(planOfLine("--dataset demo --cool-down 30")->coolDown,
             (CoolDownRule{CoolDownRule::Mode::Fixed, 30}));
    for (const char* line : {"--dataset demo --cool-down -1", "--dataset demo --cool-down 3601",
                             "--dataset demo --cool-down 1.5", "--dataset demo --cool-down soon"}) {
        const auto refused = planOfLine(line);
        QVERIFY2(!refused && refused.error().code == ErrorCode::Usage, line);
        QVERIFY2(refused.error().message.contains(QStringLiteral("--cool-down")), line);
    }
}

void TestCommandLine::columnsAreAligned()
{
    const QString text = table(
        {{QStringLiteral("name"), QStringLiteral("n")}, {QStringLiteral("é"), QStringLiteral("12")}},
        {false, true});
    QCOMPARE(text, QStringLiteral("name   n\né     12"));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/hostrunrequest.h"
#include "planarguments.h"

#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;
using namespace epochmark::cli;

namespace {

/// The plan that the terminal there makes of these words.
Result<RunPlan> planThere(QStringList words)
{
    Grammar grammar{name("run"), {}, {}, planOptions()};
    grammar.options.append({name("ranks"), name("N"), {}});
    const auto parsed = Arguments::parse(grammar, words);
    return parsed ? planOf(parsed.value()) : Result<RunPlan>(parsed.error());
}

RunRequest request()
{
    RunRequest request;
    request.datasetPath = QStringLiteral("/here/pets.zip");
    return request;
}

RunPlan planFor(const RunRequest& request, const QStringList& devices, const QList<int>& threads = {})
{
    return RunPlan::of(request, crossed(devices, threads));
}

/// As the plan there must be: devices without the host's name, the dataset's place there, and whatever stays
/// here left out.
RunPlan expected(RunPlan plan, const RunPlan& made)
{
    for (qsizetype i = 0; i < plan.sets.size(); ++i) {
        RunRequest& set = plan.sets[i];
        set.deviceId = set.deviceId.section(u'/', 1);
        set.datasetPath = QStringLiteral("/there/pets.zip");
        set.storePath.clear();
        set.setId = made.sets.value(i).setId;
    }
    plan.ranks = made.ranks;
    return plan;
}

}  // namespace

/// The terminal's own reading of its options is the oracle.
class TestHostArguments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSamePlanIsMadeThere_data();
    void theSamePlanIsMadeThere();
    void ranksGoAlong();
    void refusesWhatCantGoThere();
};

void TestHostArguments::theSamePlanIsMadeThere_data()
{
    QTest::addColumn<RunPlan>("plan");
    const QString cpu = QStringLiteral("box/cpu");
    const QString card = QStringLiteral("box/cuda:0");
    QTest::newRow("as it is by default") << planFor(request(), {cpu});
    QTest::newRow("two devices, two counts") << planFor(request(), {cpu, card}, {1, 2});
    RunRequest all = request();
    all.takesClassesFromNames = true;
    all.preset = Preset::Quick;
    all.workload = workloadOf(Preset::Quick);
    all.workload.epochs = 7;
    all.workload.batchSize = 33;
    all.workload.learningRate = 0.000123;
    all.workload.pipeline = Pipeline::Tuned;
    all.workload.network = QStringLiteral("resnet18");
    all.seed = 18446744073709551615ULL;
    all.pixels = PixelChoice::Spool;
    all.memoryBytes = 3'000'000'001;
    all.storePath = QStringLiteral("/here/results.sqlite");
    RunPlan full = planFor(all, {cpu}, {3});
    full.repeats = {4, false};
    full.coolDown = CoolDownRule::fromString(QStringLiteral("30")).value();
    QTest::newRow("everything else") << full;
    RunPlan automatic = planFor(request(), {card});
    automatic.repeats = {1, true};
    automatic.coolDown = CoolDownRule::fromString(QStringLiteral("off")).value();
    QTest::newRow("automatic repeats") << automatic;
}

void TestHostArguments::theSamePlanIsMadeThere()
{
    QFETCH(RunPlan, plan);
    HostRunRequest wish;
    wish.plan = plan;
    QCOMPARE(wish.host().value(), QStringLiteral("box"));
    const auto words = wish.arguments(QStringLiteral("/there/pets.zip"), {});
    QVERIFY2(words, words ? "" : qPrintable(words.error().message));
    const auto made = planThere(words.value());
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QVERIFY(made.value() == expected(plan, made.value()));
}

void TestHostArguments::ranksGoAlong()
{
    HostRunRequest wish;
    wish.plan = planFor(request(), {QStringLiteral("box/cpu")});
    wish.plan.ranks = 3;
    const QStringList words = wish.arguments(QStringLiteral("x"), {}).value();
    QCOMPARE(words.value(words.indexOf(QStringLiteral("--ranks")) + 1), QStringLiteral("3"));
}

void TestHostArguments::refusesWhatCantGoThere()
{
    HostRunRequest wish;
    QVERIFY(!wish.host());
    wish.plan = planFor(request(), {QStringLiteral("box/cpu"), QStringLiteral("other/cpu")});
    QCOMPARE(wish.host().error().code, ErrorCode::Usage);
    wish.plan = planFor(request(), {QStringLiteral("box/cpu"), QStringLiteral("cpu")});
    QVERIFY(!wish.host());
    RunRequest kept = request();
    kept.saveModelPath = QStringLiteral("model.pt");
    wish.plan = planFor(kept, {QStringLiteral("box/cpu")});
    QVERIFY(!wish.host());
    const QTemporaryDir folder;
    RunRequest pictures = request();
    pictures.datasetPath = folder.path();
    wish.plan = planFor(pictures, {QStringLiteral("box/cpu")});
    QVERIFY(wish.host().error().message.contains(QStringLiteral("zip")));
    wish.plan = planFor(request(), {QStringLiteral("box/cpu")}, {1, 2});
    wish.plan.sets.last().seed += 1;
    QVERIFY(wish.host() && !wish.arguments(QStringLiteral("x"), {}));
}

QTEST_GUILESS_MAIN(TestHostArguments)
#include "tst_hostarguments.moc"

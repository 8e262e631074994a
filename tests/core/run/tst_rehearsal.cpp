// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/rehearsal.h"

#include "fakerun.h"

#include <QFileInfo>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

/// What a rehearsal foretells, of an engine whose steps take exactly so long on its own clock: one second an
/// epoch, two tenths of it validating.
class TestRehearsal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foretellsFromStepsAndValidation_data();
    void foretellsFromStepsAndValidation();
    void storesNothingAndEnds();
    void leavesOutWhatCantBeDecoded();
    void isRefusedBesideARun();
    void passesErrorsOn_data();
    void passesErrorsOn();
    void aStopEndsIt();
};

namespace {

constexpr double kStep = 0.8 / 10;       // the fake's training part of an epoch, over a rehearsal's ten steps
constexpr double kValidation = 0.2 / 3;  // its validation, over three batches

Result<Rehearsal> rehearsalOf(const FakeRun& run)
{
    return rehearse(run.request, run.dependencies(), run.stop.token());
}

/// Pictures of a split, counted by another way than the rehearsal's.
int count(const FakeRun& run, Split split)
{
    const auto archive = ArchiveReader::open(run.request.datasetPath);
    int found = 0;
    for (const ListedPicture& picture : archive.value()->listing().pictures) {
        found += picture.split == split ? 1 : 0;
    }
    return found;
}

}  // namespace

void TestRehearsal::foretellsFromStepsAndValidation_data()
{
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("epochs");
    QTest::addColumn<bool>("isPlain");
    QTest::newRow("usual") << 20 << 15 << false;
    QTest::newRow("small batches") << 2 << 3 << false;
    QTest::newRow("plain") << 4 << 7 << true;
}

void TestRehearsal::foretellsFromStepsAndValidation()
{
    QFETCH(int, batch);
    QFETCH(int, epochs);
    QFETCH(bool, isPlain);
    FakeRun run;
    run.request.workload.batchSize = batch;
    run.request.workload.epochs = epochs;
    run.request.workload.pipeline = isPlain ? Pipeline::Plain : Pipeline::Tuned;
    const auto foretold = rehearsalOf(run);
    QVERIFY2(foretold.hasValue(), foretold ? "" : qPrintable(foretold.error().message));
    const double epoch = count(run, Split::Train) * kStep / batch
                         + count(run, Split::Validation) * kValidation / batch;
    QVERIFY(qAbs(foretold->epochSeconds - epoch) < 1e-9);
    QVERIFY(foretold->dataSeconds > 0 && foretold->dataSeconds < 10);
    QCOMPARE(foretold->seconds, foretold->dataSeconds + epochs * foretold->epochSeconds);
}

void TestRehearsal::storesNothingAndEnds()
{
    int last = 0;
    FakeBehaviour behaviour;
    behaviour.onStep = [&last](int epoch, int) { last = epoch; };
    const FakeRun run(behaviour);
    QVERIFY(rehearsalOf(run).hasValue());
    QVERIFY(!QFileInfo::exists(run.request.storePath));
    QCOMPARE(last, 2);  // where a second and a half lie on the engine's clock
}

void TestRehearsal::leavesOutWhatCantBeDecoded()
{
    FakeBehaviour behaviour;
    behaviour.leftOut = 1;
    QVERIFY(rehearsalOf(FakeRun(behaviour)).hasValue());
    behaviour.leftOut = 1'000'000;
    const auto none = rehearsalOf(FakeRun(behaviour));
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::Input);
}

void TestRehearsal::isRefusedBesideARun()
{
    std::optional<Result<Rehearsal>> met;
    const FakeRun* own = nullptr;
    FakeBehaviour behaviour;
    behaviour.onStep = [&](int, int) {
        if (!met) {
            met = rehearsalOf(*own);
        }
    };
    FakeRun run(behaviour);
    own = &run;
    QVERIFY(run.execute().hasValue());
    QVERIFY(met && !*met);
    QCOMPARE(met->error().code, ErrorCode::Usage);
    QVERIFY(rehearsalOf(run).hasValue());  // after it
}

void TestRehearsal::passesErrorsOn_data()
{
    QTest::addColumn<int>("point");
    for (const FaultPoint point : {FaultPoint::Create, FaultPoint::Step, FaultPoint::Validation}) {
        QTest::addRow("%d", static_cast<int>(point)) << static_cast<int>(point);
    }
}

void TestRehearsal::passesErrorsOn()
{
    QFETCH(int, point);
    FakeBehaviour behaviour;
    behaviour.fault = [point](FaultPoint at, int, int) {
        return static_cast<int>(at) == point
                   ? std::optional<Error>(Error{ErrorCode::DeviceUnavailable, QStringLiteral("Gone."), {}})
                   : std::nullopt;
    };
    const auto foretold = rehearsalOf(FakeRun(behaviour));
    QVERIFY(!foretold);
    QCOMPARE(foretold.error().message, QStringLiteral("Gone."));
}

void TestRehearsal::aStopEndsIt()
{
    FakeRun* own = nullptr;
    FakeBehaviour behaviour;
    behaviour.onStep = [&own](int, int step) {
        if (step == 2) {
            own->stop.requestStop();
        }
    };
    FakeRun run(behaviour);
    own = &run;
    const auto foretold = rehearsalOf(run);
    QVERIFY(!foretold);
    QCOMPARE(foretold.error().code, ErrorCode::Stopped);
}

QTEST_GUILESS_MAIN(TestRehearsal)
#include "tst_rehearsal.moc"

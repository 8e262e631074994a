// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakerun.h"
#include "results/board/leaderboard.h"
#include "results/exchange/importfile.h"
#include "results/store/storedatabase.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <cmath>
#include <ctime>
#include <stdexcept>

#include <dlfcn.h>
#include <sys/time.h>

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// How often the wall clock was asked since it began to run backwards; off below 0.
std::atomic<int> backwardQuestions{-1};
constexpr time_t kBackwardSeconds = 3600;

timespec trueTime()
{
    static const auto real = reinterpret_cast<int (*)(clockid_t, timespec*)>(
        ::dlsym(RTLD_NEXT, "clock_gettime"));
    timespec now{};
    real(CLOCK_REALTIME, &now);
    return now;
}

/// An hour earlier at each question: somebody sets the clock back again and again.
timespec wallTime()
{
    timespec now = trueTime();
    if (backwardQuestions >= 0) {
        now.tv_sec -= kBackwardSeconds * ++backwardQuestions;
    }
    return now;
}

/// The ways in which a device fails.
enum class Kind { Error, Exception, OutOfMemory };

std::optional<Error> fail(Kind kind)
{
    if (kind == Kind::Exception) {
        throw std::runtime_error("unspecified launch failure");
    }
    if (kind == Kind::OutOfMemory) {
        throw std::bad_alloc();
    }
    return Error{ErrorCode::DeviceUnavailable,
                 QStringLiteral("cuda:0 failed while training. Check the device's driver and start again."),
                 {}};
}

FakeBehaviour failingAt(FaultPoint where, int inEpoch, int atStep, Kind kind)
{
    FakeBehaviour behaviour;
    behaviour.fault = [=](FaultPoint point, int epoch, int step) -> std::optional<Error> {
        const bool isThere = point == where && epoch == inEpoch
                             && (point != FaultPoint::Step || step == atStep);
        return isThere ? fail(kind) : std::nullopt;
    };
    return behaviour;
}

}  // namespace

// The program's own clock functions come before the system's: the wall clock of everything loaded here, Qt
// included.
extern "C" int clock_gettime(clockid_t clock, timespec* time) noexcept
{
    if (clock == CLOCK_REALTIME) {
        *time = wallTime();
        return 0;
    }
    static const auto real = reinterpret_cast<int (*)(clockid_t, timespec*)>(
        ::dlsym(RTLD_NEXT, "clock_gettime"));
    return real(clock, time);
}

extern "C" int gettimeofday(timeval* time, void*) noexcept
{
    const timespec now = wallTime();
    *time = {now.tv_sec, static_cast<suseconds_t>(now.tv_nsec / 1000)};
    return 0;
}

/// Devices that fail, runs that aren't valid, clocks that lie: everything goes through the whole street into
/// a real store.
class TestRunFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void failingDeviceKeepsItsEpochs_data();
    void failingDeviceKeepsItsEpochs();
    void modelThatCannotBeSavedKeepsTheRank();
    void invalidRunsAreStoredNeverRanked_data();
    void invalidRunsAreStoredNeverRanked();
    void clockSetBackMakesNothingNegative();
    void storeLockedMeanwhileLosesNoEpoch();
    void storeTakenAwayMeanwhileLosesNoRun_data();
    void storeTakenAwayMeanwhileLosesNoRun();
};

void TestRunFaults::failingDeviceKeepsItsEpochs_data()
{
    QTest::addColumn<FaultPoint>("where");
    QTest::addColumn<int>("epoch");
    QTest::addColumn<int>("step");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("epochsKept");
    QTest::addColumn<RunStage>("stage");
    struct Place {
        const char* name;
        FaultPoint where;
        int epoch;
        int step;
        int epochsKept;
        RunStage stage;
    };
    const Place places[] = {
        {"while the network is made", FaultPoint::Create, 0, 0, 0, RunStage::WarmUp},
        {"in the warm-up", FaultPoint::WarmUp, 0, 0, 0, RunStage::WarmUp},
        {"in the first step", FaultPoint::Step, 1, 1, 0, RunStage::Train},
        {"in the middle", FaultPoint::Step, 2, 2, 1, RunStage::Train},
        {"at an epoch's end", FaultPoint::EpochEnd, 2, 0, 1, RunStage::Train},
        {"in the validation", FaultPoint::Validation, 1, 0, 0, RunStage::Train},
        {"in the last validation", FaultPoint::Validation, 3, 0, 2, RunStage::Train},
    };
    const std::pair<const char*, Kind> kinds[] = {{"by an error", Kind::Error},
                                                  {"by an exception", Kind::Exception},
                                                  {"out of memory", Kind::OutOfMemory}};
    for (const Place& place : places) {
        for (const auto& [name, kind] : kinds) {
            QTest::addRow("%s %s", place.name, name)
                << place.where << place.epoch << place.step << kind << place.epochsKept << place.stage;
        }
    }
}

void TestRunFaults::failingDeviceKeepsItsEpochs()
{
    QFETCH(FaultPoint, where);
    QFETCH(int, epoch);
    QFETCH(int, step);
    QFETCH(Kind, kind);
    QFETCH(int, epochsKept);
    QFETCH(RunStage, stage);
    FakeRun run(failingAt(where, epoch, step, kind));
    const auto result = run.execute();
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QCOMPARE(toString(result->status), toString(RunStatus::Failed));
    QCOMPARE(result->epochs.size(), epochsKept);
    QVERIFY(!result->isRanked);
    const QString reason = result->unrankedReasons.value(0);
    QVERIFY2(reason.endsWith(u'.')
                 && reason.contains(kind == Kind::OutOfMemory ? QStringLiteral("memory")
                                    : kind == Kind::Error     ? QStringLiteral("driver")
                                                              : QStringLiteral("failure")),
             qPrintable(reason));
    QVERIFY(hasWarning(result->warnings, QStringLiteral("failed")));
    QVERIFY(run.sink.stagesThatWere(StageState::Failed).contains(stage));
    QVERIFY(run.sink.stagesThatWere(StageState::Done).contains(RunStage::Store));
    QCOMPARE(run.stored(), QList<RunRecord>{result.value()});
}

void TestRunFaults::modelThatCannotBeSavedKeepsTheRank()
{
    FakeBehaviour behaviour;
    behaviour.fault = [](FaultPoint point, int, int) -> std::optional<Error> {
        return point == FaultPoint::SaveModel
                   ? std::optional(Error{ErrorCode::Input, QStringLiteral("The model can't be written."), {}})
                   : std::nullopt;
    };
    FakeRun run(behaviour);
    run.request.saveModelPath = run.home.filePath(QStringLiteral("model.pt"));
    const auto result = run.execute();
    QVERIFY(result);
    QVERIFY2(result->isRanked, qPrintable(result->unrankedReasons.join(u' ')));
    QVERIFY(hasWarning(run.sink.warnings, QStringLiteral("model-not-saved")));
    QVERIFY(hasWarning(result->warnings, QStringLiteral("model-not-saved")));
}

void TestRunFaults::invalidRunsAreStoredNeverRanked_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("words");
    QTest::newRow("learning rate 0") << "lr"
                                     << "didn't learn";
    QTest::newRow("loss not a number") << "nan"
                                       << "no finite number";
    QTest::newRow("over a tenth left out") << "left out"
                                           << "were left out";
    QTest::newRow("debug build") << "debug"
                                 << "isn't a release build (debug)";
    QTest::newRow("sanitized build") << "sanitized"
                                     << "isn't a release build (release, sanitized)";
    QTest::newRow("archive changed") << "changed"
                                     << "changed while it was used";
    QTest::newRow("stopped") << "stopped"
                             << "Stopped after 1 of 3";
    QTest::newRow("another device than asked for") << "device"
                                                   << "ran on cuda:0 instead of cpu";
    QTest::newRow("the device failed") << "failed"
                                       << "fell off the bus";
}

void TestRunFaults::invalidRunsAreStoredNeverRanked()
{
    QFETCH(QString, fault);
    QFETCH(QString, words);
    FakeRun* current = nullptr;
    FakeBehaviour behaviour;
    behaviour.hasLearned = fault != QStringLiteral("lr");
    behaviour.isLossFinite = fault != QStringLiteral("nan");
    behaviour.leftOut = fault == QStringLiteral("left out") ? 4 : 0;
    behaviour.deviceUsed = fault == QStringLiteral("device") ? std::optional(QStringLiteral("cuda:0"))
                                                             : std::nullopt;
    behaviour.failsInEpoch = fault == QStringLiteral("failed") ? std::optional(2) : std::nullopt;
    behaviour.onEpochDone = [&current, fault](int) {
        if (fault == QStringLiteral("changed")) {
            current->pictures.write(QStringLiteral("train/cats/0.jpg"), "another picture");
        } else if (fault == QStringLiteral("stopped")) {
            current->stop.requestStop();
        }
    };
    FakeRun run(behaviour);
    current = &run;
    run.request.workload.learningRate = fault == QStringLiteral("lr") ? 0 : run.request.workload.learningRate;
    run.build.isOptimised = fault != QStringLiteral("debug");
    run.build.isSanitized = fault == QStringLiteral("sanitized");
    const auto invalid = run.execute();
    QVERIFY2(invalid, invalid ? "" : qPrintable(invalid.error().message));
    QVERIFY(!invalid->isRanked);
    QVERIFY2(hasReason(invalid.value(), words), qPrintable(invalid->unrankedReasons.join(u' ')));
    QCOMPARE(run.stored(), QList<RunRecord>{invalid.value()});

    // On the board it stands alone, without a rank, and nobody can make it the baseline.
    const auto store = ResultStore::open(run.request.storePath);
    QVERIFY(store);
    const auto pinned = store.value()->pin(invalid->setId);
    QVERIFY(!pinned);
    QCOMPARE(pinned.error().code, ErrorCode::Usage);
    const QList<LeaderboardGroup> board = buildLeaderboard(store.value()->records().value(),
                                                           store.value()->annotations().value(), nullptr);
    QCOMPARE(board.size(), 1);
    QCOMPARE(board.first().rows.size(), 1);
    const LeaderboardRow& row = board.first().rows.first();
    QVERIFY(!row.rank && !row.isBaseline && !row.speedup);
    QVERIFY(row.unrankedReasons.join(u' ').contains(words));
}

void TestRunFaults::clockSetBackMakesNothingNegative()
{
    qint64 earlier = 0;
    qint64 later = 0;
    FakeBehaviour behaviour;
    behaviour.onDecode = [&earlier, &later] {
        backwardQuestions = 0;
        earlier = QDateTime::currentSecsSinceEpoch();
        later = QDateTime::currentSecsSinceEpoch();
    };
    FakeRun run(behaviour);
    run.request.workload.pipeline = Pipeline::Plain;  // the pipeline with a check to be timed as well
    const auto result = run.execute();
    backwardQuestions = -1;
    const QDateTime asked = QDateTime::currentDateTimeUtc();
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QVERIFY2(later < earlier && asked.toSecsSinceEpoch() > earlier,
             "the clock was set back, and is right again");
    QVERIFY2(result->isRanked, qPrintable(result->unrankedReasons.join(u' ')));
    for (const auto& seconds :
         {result->timing.checkSeconds, result->timing.dataSeconds, result->timing.warmupSeconds,
          result->timing.trainSeconds, result->timing.totalSeconds()}) {
        QVERIFY(seconds && *seconds >= 0 && *seconds < kBackwardSeconds);
    }
    for (const StageEvent& event : std::as_const(run.sink.stages)) {
        QVERIFY(event.seconds >= 0 && event.seconds < kBackwardSeconds);
    }
    for (const RunProgress& progress : std::as_const(run.sink.progress)) {
        QVERIFY(progress.elapsedSeconds >= 0 && progress.elapsedSeconds < kBackwardSeconds);
        QVERIFY(progress.secondsLeft.value_or(0) >= 0 && progress.imagesPerSecond.value_or(1) > 0);
    }
    const double total = result->timing.totalSeconds().value_or(0);
    QVERIFY(std::abs(result->timing.phases.total() - total) < 0.01 * total);
    QVERIFY(std::abs(result->startedAt.secsTo(asked))
            < kBackwardSeconds);  // the wall clock of the start, once and for all
    QCOMPARE(run.stored(), QList<RunRecord>{result.value()});
}

void TestRunFaults::storeLockedMeanwhileLosesNoEpoch()
{
    std::unique_ptr<StoreDatabase> other;
    std::unique_ptr<StoreTransaction> transaction;
    FakeRun* current = nullptr;
    FakeBehaviour behaviour;
    behaviour.onEpochDone = [&](int epoch) {
        if (epoch == 1) {
            auto opened = StoreDatabase::open(current->request.storePath, 1000);
            QVERIFY(opened);
            other = std::move(opened).value();
            transaction = std::make_unique<StoreTransaction>(*other);
            QVERIFY(transaction->begun());
        } else if (epoch == 2) {
            transaction.reset();
        } else {
            QCOMPARE(current->stored().first().epochs.size(), 3);
        }
    };
    FakeRun run(behaviour);
    current = &run;
    const auto result = run.execute();
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QVERIFY(hasWarning(run.sink.warnings, QStringLiteral("journal")));
    QVERIFY(result->isRanked);
    QCOMPARE(run.stored(), QList<RunRecord>{result.value()});
}

void TestRunFaults::storeTakenAwayMeanwhileLosesNoRun_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("file deleted") << "deleted";
    QTest::newRow("file replaced") << "replaced";
    QTest::newRow("folder deleted") << "folder";
}

void TestRunFaults::storeTakenAwayMeanwhileLosesNoRun()
{
    QFETCH(QString, how);
    QString folder;
    QString path;
    FakeBehaviour behaviour;
    behaviour.onEpochDone = [&](int epoch) {
        if (epoch != 2) {
            return;
        }
        if (how == QStringLiteral("folder")) {
            QVERIFY(QDir(folder).removeRecursively());
        } else {
            QVERIFY(QFile::rename(path, path + QStringLiteral(".old")));
        }
        if (how == QStringLiteral("replaced")) {
            QVERIFY(QFile::copy(path + QStringLiteral(".old"), path));
        }
    };
    FakeRun run(behaviour);
    folder = run.home.filePath(QStringLiteral("store"));
    QVERIFY(QDir().mkpath(folder));
    path = run.request.storePath = QDir(folder).filePath(QStringLiteral("results.sqlite"));
    const auto result = run.execute();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Store);
    QVERIFY2(result.error().message.contains(QStringLiteral("deleted or replaced")),
             qPrintable(result.error().message));
    static const QRegularExpression kRescue(QStringLiteral("/\\S+/epochmark-[0-9a-f-]{36}\\.json"));
    const QString rescue = kRescue.match(result.error().message).captured();
    const auto document = readJsonFile(rescue);
    QVERIFY2(document, qPrintable(result.error().message));
    QCOMPARE(document->records.first().epochs.size(), 3);
    if (how == QStringLiteral("folder")) {
        QVERIFY(rescue.startsWith(QDir::tempPath()));
        QVERIFY(QFile::remove(rescue));
    }
}

QTEST_GUILESS_MAIN(TestRunFaults)
#include "tst_runfaults.moc"

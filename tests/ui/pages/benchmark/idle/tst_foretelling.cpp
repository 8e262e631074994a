// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/appcontext.h"
#include "fakerun.h"
#include "pages/benchmark/idle/estimateline.h"
#include "pages/benchmark/idle/foretelling.h"
#include "patience.h"
#include "queue/queuedriver.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace epochmark;

namespace {

/// A context whose runs are a fake engine's, and the line that tells how long they take.
struct Stage {
    test::FakeRun run;
    QString asked;  ///< of ranks, on the rehearsal's thread
    std::unique_ptr<AppContext> context;
    EstimateLine line;
    std::unique_ptr<Foretelling> foretelling;

    explicit Stage(const test::FakeBehaviour& behaviour = {}) : run(behaviour)
    {
        AppContext::Parts parts;
        parts.store = ResultStore::open(run.request.storePath).value();
        parts.prices = PriceBook::shipped();
        parts.pricesFile = run.home.filePath(QStringLiteral("prices.json"));
        parts.settingsFile = run.home.filePath(QStringLiteral("settings.ini"));
        QueueDependencies queue;
        queue.run = run.dependencies();
        queue.meetRanks = [this](const RunPlan& plan, const QString& command, const StopToken&) {
            asked = command + QLatin1Char(' ') + QString::number(plan.ranks);
            return Result<std::unique_ptr<RankSession>>(
                Error{ErrorCode::Internal, QStringLiteral("Rank 1 couldn't be started."), {}});
        };
        parts.queue = std::make_shared<const QueueDependencies>(queue);
        context = std::make_unique<AppContext>(std::move(parts));
        foretelling = std::make_unique<Foretelling>(context.get(), &line);
        line.show();
    }

    Device device() const { return run.dependencies().devices().devices().first(); }
    DatasetPreview preview() const
    {
        return previewOf(ArchiveReader::open(run.request.datasetPath).value()->listing());
    }
    void show(int repeats = 1, int ranks = 1)
    {
        RunPlan plan = RunPlan::of(run.request, {{run.request.deviceId, run.request.threads}});
        plan.repeats.count = repeats;
        plan.ranks = ranks;
        foretelling->show(preview(), plan, {device()});
    }
    QString words() const { return line.findChild<QLabel*>(QStringLiteral("estimateLabel"))->text(); }
    QPushButton* button() const { return line.findChild<QPushButton*>(QStringLiteral("rehearseButton")); }
    /// The board as it is now.
    void read()
    {
        context->board().addFollower();
        context->board().refresh();
        QTRY_VERIFY(context->board().isCurrent());
    }
};

}  // namespace

/// How long what is chosen will take: told by stored runs, else, on a click, by a rehearsal.
class TestForetelling : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offersARehearsalAndTellsWhatCameOfIt();
    void storedRunsTellWithoutOne();
    void aFailureIsSaid();
    void otherChoicesAreOtherQuestions();
    void ranksAreForetoldOfThemselves();
    void aStartWaitsForItsEnd();
};

void TestForetelling::offersARehearsalAndTellsWhatCameOfIt()
{
    Stage stage;
    stage.show();
    const QString offer = stage.words();
    QVERIFY(stage.button()->isVisible());
    QTest::mouseClick(stage.button(), Qt::LeftButton);
    QVERIFY(stage.words() != offer);
    QTRY_VERIFY(stage.words().contains(QStringLiteral("rehearsal of two seconds")));
    QVERIFY(stage.run.stored().isEmpty());
    stage.show();  // asked again, the same is said
    QVERIFY(stage.words().contains(QStringLiteral("rehearsal of two seconds")));
}

void TestForetelling::storedRunsTellWithoutOne()
{
    Stage stage;
    const auto record = stage.run.execute();
    QVERIFY(record.hasValue());
    stage.read();
    stage.show();
    QVERIFY2(stage.words().contains(QStringLiteral("1 stored run")), qPrintable(stage.words()));
    QVERIFY(!stage.button()->isVisible());
    const QString one = stage.words();
    stage.show(3);
    QVERIFY(stage.words().startsWith(one) && stage.words() != one);  // and what all of them take
}

void TestForetelling::aFailureIsSaid()
{
    test::FakeBehaviour behaviour;
    behaviour.warmUpError = Error{ErrorCode::DeviceUnavailable, QStringLiteral("The card is gone."), {}};
    Stage stage(behaviour);
    stage.show();
    QTest::mouseClick(stage.button(), Qt::LeftButton);
    QTRY_COMPARE(stage.words(), QStringLiteral("The card is gone."));
    QVERIFY(stage.button()->isVisible());
}

void TestForetelling::otherChoicesAreOtherQuestions()
{
    Stage stage;
    stage.show();
    const QString offer = stage.words();
    QTest::mouseClick(stage.button(), Qt::LeftButton);
    QTRY_VERIFY(stage.words().contains(QStringLiteral("rehearsal of two seconds")));
    stage.run.request.workload.batchSize = 5;
    stage.show();
    QCOMPARE(stage.words(), offer);
}

/// What one process takes says nothing of several.
void TestForetelling::ranksAreForetoldOfThemselves()
{
    Stage stage;
    QVERIFY(stage.run.execute().hasValue());
    stage.read();
    stage.show();
    QVERIFY2(stage.words().contains(QStringLiteral("1 stored run")), qPrintable(stage.words()));
    stage.show(1, 2);
    QVERIFY2(stage.words().contains(QStringLiteral("2 ranks")), qPrintable(stage.words()));
    QVERIFY(stage.button()->isVisible());
    QTest::mouseClick(stage.button(), Qt::LeftButton);
    QTRY_COMPARE(stage.words(), QStringLiteral("Rank 1 couldn't be started."));
    QCOMPARE(stage.asked, QStringLiteral("estimate 2"));
    stage.show();
    QVERIFY2(stage.words().contains(QStringLiteral("1 stored run")), qPrintable(stage.words()));
}

void TestForetelling::aStartWaitsForItsEnd()
{
    std::atomic<int> steps = 0;
    test::FakeBehaviour behaviour;
    behaviour.slowMilliseconds = 20;
    behaviour.onStep = [&steps](int, int) { ++steps; };
    Stage stage(behaviour);
    stage.show();
    bool isStarted = false;
    stage.foretelling->endThen([&isStarted] { isStarted = true; });
    QVERIFY(isStarted);  // nothing was under way
    isStarted = false;
    QTest::mouseClick(stage.button(), Qt::LeftButton);
    QTRY_VERIFY(steps > 0);
    stage.foretelling->endThen([&isStarted] { isStarted = true; });
    QVERIFY(!isStarted);
    QTRY_VERIFY(isStarted);
    const int last = steps;
    QTest::qWait(60);
    QCOMPARE(steps, last);  // it has ended, indeed
}

QTEST_MAIN(TestForetelling)
#include "tst_foretelling.moc"

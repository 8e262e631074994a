// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../app/tinypictures.h"
#include "fakerun.h"
#include "queue/queuejob.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr int kPatienceMs = 100'000;
constexpr int kBatch = 8;

/// What a run did, counted at the doors of the real engine; `onRead` and `onStep` get the count.
struct Counters {
    std::atomic<int> reads{0};
    int steps = 0;
    std::function<void(int)> onRead;
    std::function<void(int)> onStep;
};

class CountedReader final : public PictureReader {
public:
    CountedReader(std::unique_ptr<PictureReader> reader, Counters& counters)
        : m_reader(std::move(reader)), m_counters(counters)
    {}
    Result<QByteArray> read(qsizetype index) override
    {
        const int count = ++m_counters.reads;
        if (m_counters.onRead) {
            m_counters.onRead(count);
        }
        return m_reader->read(index);
    }

private:
    std::unique_ptr<PictureReader> m_reader;
    Counters& m_counters;
};

class CountedSource final : public PictureSource {
public:
    CountedSource(const PictureSource& source, Counters& counters) : m_source(source), m_counters(counters) {}
    qsizetype count() const override { return m_source.count(); }
    Result<std::unique_ptr<PictureReader>> openReader() const override
    {
        auto reader = m_source.openReader();
        if (!reader) {
            return reader;
        }
        return std::unique_ptr<PictureReader>(
            std::make_unique<CountedReader>(std::move(reader).value(), m_counters));
    }

private:
    const PictureSource& m_source;
    Counters& m_counters;
};

class CountedTraining final : public Training {
public:
    CountedTraining(std::unique_ptr<Training> training, Counters& counters)
        : m_training(std::move(training)), m_counters(counters)
    {}
    QList<LayerSummary> summary() const override { return m_training->summary(); }
    Result<double> warmUp(const StopToken& stop) override { return m_training->warmUp(stop); }
    Result<TrainingReport> train(TrainingObserver& observer, const StopToken& stop) override
    {
        Observer counted(observer, m_counters);
        return m_training->train(counted, stop);
    }
    QList<qint64> threadIds() const override { return m_training->threadIds(); }
    Result<void> saveModel(const QString& path) const override { return m_training->saveModel(path); }

private:
    class Observer final : public TrainingObserver {
    public:
        Observer(TrainingObserver& observer, Counters& counters) : m_observer(observer), m_counters(counters)
        {}
        void stepFinished(const StepSample& sample) override
        {
            m_observer.stepFinished(sample);
            ++m_counters.steps;
            if (m_counters.onStep) {
                m_counters.onStep(m_counters.steps);
            }
        }
        void epochFinished(const EpochReport& report) override { m_observer.epochFinished(report); }

    private:
        TrainingObserver& m_observer;
        Counters& m_counters;
    };

    std::unique_ptr<Training> m_training;
    Counters& m_counters;
};

/// The real engine, with a counter at each door.
class CountedEngine final : public Engine {
public:
    CountedEngine(const Engine& engine, Counters& counters) : m_engine(engine), m_counters(counters) {}
    EngineInfo info() const override { return m_engine.info(); }
    QList<EngineDevice> devices() const override { return m_engine.devices(); }
    Result<DecodedPictures> decode(const PictureSource& source, const DecodeOptions& options) const override
    {
        return m_engine.decode(CountedSource(source, m_counters), options);
    }
    Result<std::shared_ptr<SharedPixels>> sharePixels(qsizetype count,
                                                      const DecodeOptions& options) const override
    {
        return m_engine.sharePixels(count, options);
    }
    Result<std::shared_ptr<SharedPixels>> openPixels(const QByteArray& handle, qsizetype count,
                                                     const DecodeOptions& options) const override
    {
        return m_engine.openPixels(handle, count, options);
    }
    Result<DecodedPictures> check(const PictureSource& source, const DecodeOptions& options) const override
    {
        return m_engine.check(CountedSource(source, m_counters), options);
    }
    Result<Thumbnail> thumbnail(const QByteArray& encoded, int edge) const override
    {
        return m_engine.thumbnail(encoded, edge);
    }
    Result<std::unique_ptr<Training>> createTraining(TrainingSetup setup) const override
    {
        auto training = m_engine.createTraining(std::move(setup));
        if (!training) {
            return training;
        }
        return std::unique_ptr<Training>(
            std::make_unique<CountedTraining>(std::move(training).value(), m_counters));
    }
    Result<std::shared_ptr<Ranks>> joinRanks(const RankPlace& place, const RankContract& contract,
                                             const JoinOptions& options) const override
    {
        return m_engine.joinRanks(place, contract, options);
    }
    Result<NetworkCheck> checkNetwork(const NetworkGraph& graph) const override
    {
        return m_engine.checkNetwork(graph);
    }
    Result<ProgramFacts> tryProgram(const NetworkProgram& program, const PictureSize& size) const override
    {
        return m_engine.tryProgram(program, size);
    }

private:
    const Engine& m_engine;
    Counters& m_counters;
};

/// Asks for a stop as soon as a stage begins, or the network is made.
class StoppingSink final : public RunSink {
public:
    StoppingSink(StopSource& stop, std::optional<RunStage> at) : m_stop(stop), m_at(at) {}
    void handle(const RunEvent& event) override
    {
        recorded.handle(event);
        const auto* stage = std::get_if<StageEvent>(&event);
        if (stage != nullptr && stage->state == StageState::Running && stage->stage == m_at) {
            m_stop.requestStop();
        }
    }

    RecordingSink recorded;

private:
    StopSource& m_stop;
    std::optional<RunStage> m_at;
};

}  // namespace

/// A stop in every stage of a run with the real engine: nothing more is done than the picture or step under
/// way.
class TestStopEverywhere : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void stopsAtAStage_data();
    void stopsAtAStage();
    void stopsAfterThePictureUnderWay_data();
    void stopsAfterThePictureUnderWay();
    void stopsAfterTheStepUnderWay_data();
    void stopsAfterTheStepUnderWay();
    void jobsEndWhereverTheyAreStopped_data();
    void jobsEndWhereverTheyAreStopped();

private:
    RunRequest request(Pipeline pipeline = Pipeline::Tuned) const;
    QList<RunRecord> stored() const;
    Result<RunRecord> execute(const RunRequest& request, RunSink& sink);

    const Engine* m_real = nullptr;
    TinyPictures m_pictures;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Counters> m_counters;
    StopSource m_stop;
};

void TestStopEverywhere::initTestCase()
{
    const auto engine = loadEngine();
    QVERIFY2(engine, engine ? "" : qPrintable(engine.error().detail));
    m_real = engine.value();
}

RunRequest TestStopEverywhere::request(Pipeline pipeline) const
{
    RunRequest made;
    made.datasetPath = m_pictures.path();
    made.workload.epochs = 2;
    made.workload.batchSize = kBatch;  // 24 pictures: three steps an epoch
    made.workload.pipeline = pipeline;
    made.threads = 1;
    made.storePath = m_home->filePath(QStringLiteral("results.sqlite"));
    return made;
}

QList<RunRecord> TestStopEverywhere::stored() const
{
    const auto store = ResultStore::open(m_home->filePath(QStringLiteral("results.sqlite")));
    return store ? store.value()->records().value() : QList<RunRecord>();
}

Result<RunRecord> TestStopEverywhere::execute(const RunRequest& request, RunSink& sink)
{
    const CountedEngine engine(*m_real, *m_counters);
    RunDependencies dependencies;
    dependencies.engine = [&engine]() -> Result<const Engine*> { return &engine; };
    return RunExecutor(request, QUuid::createUuid().toString(QUuid::WithoutBraces), dependencies, sink,
                       m_stop.token())
        .run();
}

void TestStopEverywhere::stopsAtAStage_data()
{
    QTest::addColumn<RunStage>("stage");
    QTest::addColumn<Pipeline>("pipeline");
    QTest::addColumn<QString>("status");  // empty: nothing is stored
    QTest::newRow("check") << RunStage::Check << Pipeline::Tuned << QString();
    QTest::newRow("check of plain") << RunStage::Check << Pipeline::Plain << QString();
    QTest::newRow("decode") << RunStage::Decode << Pipeline::Tuned << QString();
    QTest::newRow("decode of plain") << RunStage::Decode << Pipeline::Plain << QString();
    QTest::newRow("warm up") << RunStage::WarmUp << Pipeline::Tuned << "stopped";
    QTest::newRow("train") << RunStage::Train << Pipeline::Tuned << "stopped";
    QTest::newRow("store") << RunStage::Store << Pipeline::Tuned << "completed";
}

void TestStopEverywhere::stopsAtAStage()
{
    QFETCH(RunStage, stage);
    QFETCH(Pipeline, pipeline);
    QFETCH(QString, status);
    m_home = std::make_unique<QTemporaryDir>();
    m_counters = std::make_unique<Counters>();
    m_stop = {};
    StoppingSink sink(m_stop, stage);
    const auto result = execute(request(pipeline), sink);
    const bool isCompleted = status == QStringLiteral("completed");
    QCOMPARE(m_counters->steps, isCompleted ? 6 : 0);
    QCOMPARE(sink.recorded.epochs.size(), isCompleted ? 2 : 0);
    if (!status.isEmpty()) {
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(toString(result->status), status);
        QCOMPARE(stored(), QList<RunRecord>{result.value()});
        return;
    }
    // Plain has decoded every picture in its check by then.
    const bool isChecked = pipeline == Pipeline::Plain && stage == RunStage::Decode;
    QCOMPARE(m_counters->reads.load(), isChecked ? 32 : 0);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Stopped);
    QVERIFY2(result.error().message.contains(QStringLiteral("nothing is stored")),
             qPrintable(result.error().message));
    QVERIFY(!sink.recorded.stagesThatWere(StageState::Running).contains(RunStage::WarmUp));
    QVERIFY(stored().isEmpty());
}

void TestStopEverywhere::stopsAfterThePictureUnderWay_data()
{
    QTest::addColumn<Pipeline>("pipeline");
    QTest::addColumn<int>("threads");
    QTest::newRow("check, one thread") << Pipeline::Plain << 1;
    QTest::newRow("decode, one thread") << Pipeline::Tuned << 1;
    QTest::newRow("decode, two threads") << Pipeline::Tuned << 2;
}

void TestStopEverywhere::stopsAfterThePictureUnderWay()
{
    QFETCH(Pipeline, pipeline);
    QFETCH(int, threads);
    constexpr int kStopAt = 5;
    m_home = std::make_unique<QTemporaryDir>();
    m_counters = std::make_unique<Counters>();
    m_stop = {};
    m_counters->onRead = [this](int count) {
        if (count >= kStopAt) {
            m_stop.requestStop();
        }
    };
    RecordingSink sink;
    RunRequest stopped = request(pipeline);
    stopped.threads = threads;
    const auto result = execute(stopped, sink);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Stopped);
    const int reads = m_counters->reads;
    QVERIFY2(reads >= kStopAt && reads < kStopAt + threads, qPrintable(QString::number(reads)));
    QVERIFY(stored().isEmpty());
}

void TestStopEverywhere::stopsAfterTheStepUnderWay_data()
{
    QTest::addColumn<Pipeline>("pipeline");
    QTest::addColumn<int>("stopAt");
    QTest::addColumn<int>("epochs");
    for (const Pipeline pipeline : {Pipeline::Tuned, Pipeline::Plain}) {
        const QByteArray name = toString(pipeline).toLatin1();
        QTest::addRow("%s, in the first step", name.constData()) << pipeline << 1 << 0;
        QTest::addRow("%s, before a validation", name.constData()) << pipeline << 3 << 0;
        QTest::addRow("%s, in the second epoch", name.constData()) << pipeline << 5 << 1;
    }
}

void TestStopEverywhere::stopsAfterTheStepUnderWay()
{
    QFETCH(Pipeline, pipeline);
    QFETCH(int, stopAt);
    QFETCH(int, epochs);
    m_home = std::make_unique<QTemporaryDir>();
    m_counters = std::make_unique<Counters>();
    m_stop = {};
    m_counters->onStep = [this, stopAt](int count) {
        if (count == stopAt) {
            m_stop.requestStop();
        }
    };
    RecordingSink sink;
    const auto result = execute(request(pipeline), sink);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QCOMPARE(toString(result->status), toString(RunStatus::Stopped));
    QCOMPARE(m_counters->steps, stopAt);
    QCOMPARE(result->epochs.size(), epochs);
    QVERIFY(hasReason(result.value(), QStringLiteral("Stopped after %1 of 2").arg(epochs)));
    QCOMPARE(stored(), QList<RunRecord>{result.value()});
}

void TestStopEverywhere::jobsEndWhereverTheyAreStopped_data()
{
    QTest::addColumn<RunStage>("stage");
    QTest::newRow("check") << RunStage::Check;
    QTest::newRow("decode") << RunStage::Decode;
    QTest::newRow("warm up") << RunStage::WarmUp;
    QTest::newRow("train") << RunStage::Train;
    QTest::newRow("store") << RunStage::Store;
}

void TestStopEverywhere::jobsEndWhereverTheyAreStopped()
{
    QFETCH(RunStage, stage);
    m_home = std::make_unique<QTemporaryDir>();
    RunPlan plan;
    plan.sets = {request()};
    QueueJob job(plan);
    QElapsedTimer clock;
    int outcomes = 0;
    QString sentence;
    RunStatus status = RunStatus::Running;
    connect(&job, &QueueJob::happened, this, [&](const QueueEvent& event) {
        const auto* report = std::get_if<RunReported>(&event);
        const auto* begun = report != nullptr ? std::get_if<StageEvent>(&report->event) : nullptr;
        if (begun != nullptr && begun->stage == stage && begun->state == StageState::Running) {
            clock.start();
            job.requestStop();
        }
        if (const auto* finished = std::get_if<RunFinished>(&event)) {
            ++outcomes;
            status = finished->result ? finished->result->status : status;
            sentence = finished->result ? finished->result->unrankedReasons.join(u' ')
                                        : finished->result.error().message;
        }
    });
    job.start();
    QTRY_VERIFY_WITH_TIMEOUT(!job.isRunning(), kPatienceMs);
    qInfo("ended %lld ms after the request", static_cast<long long>(clock.elapsed()));
    QCOMPARE(outcomes, 1);
    QVERIFY(!job.isRunning());
    // The request may come a stage later than it was meant; the outcome is one of the two, and reported.
    if (status == RunStatus::Running) {
        QVERIFY2(sentence.contains(QStringLiteral("nothing is stored")), qPrintable(sentence));
        QVERIFY(stored().isEmpty());
    } else {
        QVERIFY2(status == RunStatus::Stopped || status == RunStatus::Completed,
                 qPrintable(toString(status)));
        QCOMPARE(stored().size(), 1);
        QCOMPARE(toString(stored().first().status), toString(status));
    }
}

QTEST_GUILESS_MAIN(TestStopEverywhere)
#include "tst_stopeverywhere.moc"

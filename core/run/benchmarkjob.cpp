// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/benchmarkjob.h"

#include "run/handover.h"

#include <QUuid>

#include <thread>

namespace epochmark {

namespace {

/// Carries what a run tells over to the job's own thread, as values in Qt's queue. Outlived by the job, whose
/// destructor waits for the thread that uses this.
class QueuedSink final : public RunSink {
public:
    explicit QueuedSink(BenchmarkJob* job) : m_job(job) {}

    void stageChanged(const StageEvent& event) override { post(&BenchmarkJob::stageChanged, event); }
    void progressed(const RunProgress& progress) override { post(&BenchmarkJob::progressed, progress); }
    void datasetRead(const DatasetSummary& summary) override { post(&BenchmarkJob::datasetRead, summary); }
    void modelReady(const QList<LayerSummary>& summary) override { post(&BenchmarkJob::modelReady, summary); }
    void epochFinished(const EpochReport& report) override { post(&BenchmarkJob::epochFinished, report); }
    void warningRaised(const Warning& warning) override { post(&BenchmarkJob::warningRaised, warning); }
    void messageLogged(const QString& text) override { post(&BenchmarkJob::messageLogged, text); }

private:
    template <typename Value>
    void post(void (BenchmarkJob::*signal)(const Value&), const Value& value)
    {
        HandOver::post(m_job, [job = m_job, signal, value] { Q_EMIT(job->*signal)(value); });
    }

    BenchmarkJob* m_job;
};

}  // namespace

class BenchmarkJob::Private {
public:
    Private(RunRequest runRequest, RunDependencies runDependencies)
        : request(std::move(runRequest)), dependencies(std::move(runDependencies)),
          runId(QUuid::createUuid().toString(QUuid::WithoutBraces))
    {}

    RunRequest request;
    RunDependencies dependencies;
    QString runId;
    StopSource stop;
    std::thread thread;
    bool isRunning = false;  ///< the owner's thread only: until finished() was sent
};

BenchmarkJob::BenchmarkJob(RunRequest request, QObject* parent)
    : BenchmarkJob(std::move(request), RunDependencies{}, parent)
{}

BenchmarkJob::BenchmarkJob(RunRequest request, RunDependencies dependencies, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(request), std::move(dependencies)))
{}

BenchmarkJob::~BenchmarkJob()
{
    d->stop.requestStop();
    if (d->thread.joinable()) {
        d->thread.join();
    }
}

const RunRequest& BenchmarkJob::request() const
{
    return d->request;
}

QString BenchmarkJob::runId() const
{
    return d->runId;
}

bool BenchmarkJob::isRunning() const
{
    return d->isRunning;
}

void BenchmarkJob::start()
{
    if (d->thread.joinable()) {
        return;
    }
    d->isRunning = true;
    d->thread = std::thread([this] {
        QueuedSink sink(this);
        Result<RunRecord> result = RunExecutor(d->request, d->runId, d->dependencies, sink, d->stop.token())
                                       .run();
        HandOver::post(this, [this, result = std::move(result)] {
            d->isRunning = false;
            Q_EMIT finished(result);
        });
    });
}

bool BenchmarkJob::event(QEvent* event)
{
    return HandOver::deliver(*event) || QObject::event(event);
}

void BenchmarkJob::requestStop()
{
    d->stop.requestStop();
}

}  // namespace epochmark

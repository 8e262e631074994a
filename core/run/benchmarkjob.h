// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "results/record/runrecord.h"
#include "run/runevents.h"
#include "run/runexecutor.h"
#include "run/runrequest.h"

#include <QObject>

#include <memory>

namespace epochmark {

/// One run from request to stored record, on a thread of its own. Made, started and destroyed on the owner's
/// thread; signals arrive there (queued). Exactly one finished() for every start(), whatever happens. The
/// destructor requests a stop and waits.
///     auto* job = new BenchmarkJob(request, this);
///     connect(job, &BenchmarkJob::finished, this, &Page::showResult);
///     job->start();
class BenchmarkJob : public QObject {
    Q_OBJECT
public:
    explicit BenchmarkJob(RunRequest request, QObject* parent = nullptr);
    /// With another engine or other devices than the process's own.
    BenchmarkJob(RunRequest request, RunDependencies dependencies, QObject* parent = nullptr);
    ~BenchmarkJob() override;

    const RunRequest& request() const;
    /// Known from the start: the uuid its record will have.
    QString runId() const;
    bool isRunning() const;

    /// At most once; a second call does nothing.
    void start();
    /// Returns at once; training ends within one step. Any thread.
    void requestStop();

Q_SIGNALS:
    void stageChanged(const epochmark::StageEvent& event);
    void progressed(const epochmark::RunProgress& progress);
    void datasetRead(const epochmark::DatasetSummary& summary);
    void modelReady(const QList<epochmark::LayerSummary>& summary);
    void epochFinished(const epochmark::EpochReport& report);
    void warningRaised(const epochmark::Warning& warning);
    void messageLogged(const QString& text);
    /// A record for completed, stopped (status stopped) and failed-after-begin runs is in the store when this
    /// arrives; an Error when there is nothing to show for it (dataset refused, device missing, store
    /// unusable).
    void finished(const epochmark::Result<epochmark::RunRecord>& result);

protected:
    bool event(QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace epochmark

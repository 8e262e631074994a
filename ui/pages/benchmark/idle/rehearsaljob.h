// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "queue/queuedriver.h"
#include "run/rehearsal.h"

#include <QObject>

#include <memory>
#include <optional>

class QThread;

namespace epochmark {

/// A rehearsal on a thread of its own, which ends with it: no worker of it is left when a run is measured.
/// Window thread.
class RehearsalJob : public QObject {
    Q_OBJECT
public:
    explicit RehearsalJob(QObject* parent = nullptr);
    /// Stops it and waits until it has heard of that: within a step, or as soon as the engine is loaded and
    /// the dataset is open. The window has gone from the screen by then.
    ~RehearsalJob() override;

    /// Only when none is running.
    /// The plan's first set, by all ranks that the plan asks for.
    void start(const RunPlan& plan, const QueueDependencies& dependencies);
    /// finished() follows, with Error::Stopped.
    void requestStop() { m_stop.requestStop(); }
    bool isRunning() const { return m_thread != nullptr; }

Q_SIGNALS:
    void finished(const epochmark::Result<epochmark::Rehearsal>& foretold);

private:
    StopSource m_stop;
    QThread* m_thread = nullptr;
    std::shared_ptr<std::optional<Result<Rehearsal>>> m_answer;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakessh.h"
#include "hosts/host.h"
#include "queue/eventjson.h"
#include "samplerecord.h"

namespace epochmark::test {

inline QByteArray eventLine(const QueueEvent& event)
{
    return eventjson::line({QDateTime::fromMSecsSinceEpoch(1'790'000'000'123, Qt::UTC), event});
}

/// A machine "box" that stands for one by ssh, and a queue of so many runs that its epochmark-cli tells: the
/// first begins, and goes on until end(), kill() or a stop; a skip is told of that one.
class FakeHostRun {
public:
    static constexpr qsizetype kBegun =
        2;  ///< events that are told at first: the queue's start and the run's

    explicit FakeHostRun(int repeats = 1)
    {
        RunRequest request;
        request.datasetPath = QStringLiteral("demo");
        request.deviceId = QStringLiteral("cpu");
        request.setId = record.setId;
        RunPlan plan = RunPlan::of(request, {{QStringLiteral("cpu"), 0}});
        plan.repeats.count = repeats;
        RunStarted started;
        started.runId = record.id;
        started.request = plan.sets.first();
        started.request.setId = record.setId;
        ssh.put("begin", eventLine(QueueStarted{plan}) + eventLine(started));
        RunRecord stopped = record;
        stopped.status = RunStatus::Stopped;
        stopped.isRanked = false;
        ssh.put("skipped", eventLine(RunFinished{record.id, stopped, true, {}}));
        QueueFinished halted;
        halted.isStopped = true;
        ssh.put("stopped", eventLine(RunFinished{record.id, stopped, false, {}}) + eventLine(halted));
    }

    /// Its program is there.
    Host host() const
    {
        Host box;
        box.name = QStringLiteral("box");
        box.destination = QStringLiteral("box");
        box.folder = ssh.path(QStringLiteral("there"));
        box.program = ssh.path(QStringLiteral("epochmark-cli"));
        return box;
    }
    /// What is asked of it from here.
    static RunPlan plan(const QString& storePath)
    {
        RunRequest request;
        request.datasetPath = QStringLiteral("demo");
        request.deviceId = QStringLiteral("box/cpu");
        request.storePath = storePath;
        return RunPlan::of(request, {{QStringLiteral("box/cpu"), 0}});
    }

    /// The run there is over. False, here and below: it can't be told.
    bool end() const { return ssh.put("ended", finished() + eventLine(QueueFinished{})); }
    /// The same where no run was in work.
    bool endQueue() const { return ssh.put("ended", eventLine(QueueFinished{})); }
    /// The program there is killed; `last`: what it told before.
    bool kill(const QByteArray& last = {}) const { return ssh.put("killed", last); }
    QByteArray finished() const { return eventLine(RunFinished{record.id, record, false, {}}); }

    FakeSsh ssh;
    RunRecord record = sample::completed();
};

}  // namespace epochmark::test

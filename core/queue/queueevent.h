// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "queue/cooldown.h"
#include "queue/runplan.h"
#include "results/record/recordjson.h"
#include "results/record/runrecord.h"
#include "run/eventfields.h"
#include "run/runevent.h"
#include "run/runrequest.h"

#include <QString>

#include <variant>

namespace epochmark {

/// The first event of every queue.
struct QueueStarted {
    RunPlan plan;

    bool operator==(const QueueStarted&) const = default;
};

template <>
struct EventFields<RunRequest> {
    template <typename Value, typename Fields>
    static void visit(Value& request, Fields& fields)
    {
        fields.value("dataset", request.datasetPath);
        fields.value("classes_from_names", request.takesClassesFromNames);
        fields.value("device", request.deviceId);
        fields.known("threads", request.threads);
        fields.name("preset", request.preset, presetFromString);
        fields.value("network", request.workload.network);
        fields.name("pipeline", request.workload.pipeline, pipelineFromString);
        fields.name("precision", request.workload.precision, precisionFromString);
        fields.value("batch_size", request.workload.batchSize);
        fields.value("epochs", request.workload.epochs);
        fields.value("learning_rate", request.workload.learningRate);
        fields.value("seed", request.seed);
        fields.known("set_id", request.setId);
        fields.known("store", request.storePath);
        fields.known("save_model", request.saveModelPath);
        fields.name("pixels", request.pixels, pixelChoiceFromString);
        fields.known("memory_bytes", request.memoryBytes);
        fields.value("cool_down_s", request.coolDownSeconds);
    }
};

template <>
struct EventFields<Repeats> {
    template <typename Value, typename Fields>
    static void visit(Value& repeats, Fields& fields)
    {
        fields.value("count", repeats.count);
        fields.value("automatic", repeats.isAutomatic);
    }
};

template <>
struct EventFields<QueueStarted> {
    static constexpr const char* kName = "queue_started";
    template <typename Value, typename Fields>
    static void visit(Value& event, Fields& fields)
    {
        fields.objects("sets", event.plan.sets);
        fields.object("repeats", event.plan.repeats);
        fields.name("cool_down", event.plan.coolDown, CoolDownRule::fromString);
    }
};

/// How the pause before a run stands, at each look at it; the last one says that it is over, also when
/// somebody ended it.
struct PauseEvent {
    int position = 0;  ///< the run that waits, among the queue's entries
    CoolDown::State state;

    bool operator==(const PauseEvent&) const = default;
};

template <>
struct EventFields<PauseEvent> {
    static constexpr const char* kName = "pause";
    template <typename Value, typename Fields>
    static void visit(Value& event, Fields& fields)
    {
        fields.value("position", event.position);
        fields.value("over", event.state.isOver);
        fields.value("waited_s", event.state.seconds);
        fields.value("left_s", event.state.secondsLeft);
        fields.value("celsius", event.state.celsius);
        fields.value("cool_celsius", event.state.coolCelsius);
    }
};

/// A run begins.
struct RunStarted {
    QString runId;     ///< the uuid that its record will have
    int position = 0;  ///< among the queue's entries, from 0
    int set = 0;       ///< among the plan's sets, from 0
    int repeat = 0;    ///< from 0
    RunRequest request;

    bool operator==(const RunStarted&) const = default;
};

template <>
struct EventFields<RunStarted> {
    static constexpr const char* kName = "run_started";
    template <typename Value, typename Fields>
    static void visit(Value& event, Fields& fields)
    {
        fields.value("run_id", event.runId);
        fields.value("position", event.position);
        fields.value("set", event.set);
        fields.value("repeat", event.repeat);
        fields.object("request", event.request);
    }
};

/// Something happens in the run that has begun.
struct RunReported {
    QString runId;
    RunEvent event;

    bool operator==(const RunReported&) const = default;
};

/// A run has ended; exactly one for each RunStarted.
struct RunFinished {
    QString runId;
    /// The record of a completed, stopped or failed run, which is in the store by now; an Error when there is
    /// nothing to show for it (dataset refused, device missing, store unusable).
    Result<RunRecord> result = Error{};
    bool isSkipped = false;  ///< it was stopped for the next one's sake
    QString verdict;         ///< why its set needs no more automatic repeats, a sentence; else empty
};

template <>
struct EventFields<RunFinished> {
    static constexpr const char* kName = "run_finished";
    template <typename Value, typename Fields>
    static void visit(Value& event, Fields& fields)
    {
        fields.value("run_id", event.runId);
        fields.outcome("record", "error", event.result, recordFromJson);
        fields.value("skipped", event.isSkipped);
        fields.known("verdict", event.verdict);
    }
};

/// The last event of every queue, exactly one, whatever happened.
struct QueueFinished {
    bool isStopped = false;  ///< on request: a run, or all that waited
    int leftOut = 0;         ///< runs that were never begun

    bool operator==(const QueueFinished&) const = default;
};

template <>
struct EventFields<QueueFinished> {
    static constexpr const char* kName = "queue_finished";
    template <typename Value, typename Fields>
    static void visit(Value& event, Fields& fields)
    {
        fields.value("stopped", event.isStopped);
        fields.value("left_out", event.leftOut);
    }
};

/// What happens while a queue is driven, in this order: QueueStarted, then for each run an optional series of
/// PauseEvent, RunStarted, its RunReported, RunFinished; last QueueFinished.
using QueueEvent =
    std::variant<QueueStarted, PauseEvent, RunStarted, RunReported, RunFinished, QueueFinished>;

/// Handles what happens in a queue: one call at a time, on the thread that drives it or one that works for
/// it. Must return quickly: the run waits.
class QueueSink {
public:
    virtual ~QueueSink() = default;
    virtual void handle(const QueueEvent& event) = 0;
};

}  // namespace epochmark

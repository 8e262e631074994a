// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/warning.h"
#include "dataset/listing.h"
#include "results/record/recordjson.h"
#include "run/eventfields.h"
#include "training/epochreport.h"
#include "training/layersummary.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace epochmark {

/// The stations of a run, in order.
enum class RunStage { Check, Decode, WarmUp, Train, Store };

/// Stopped: because it was wished.
enum class StageState { Waiting, Running, Done, Failed, Stopped };

QString toString(RunStage stage);    ///< "check", "decode", "warmup", "train", "store"
QString toString(StageState state);  ///< "waiting", "running", "done", "failed"
Result<RunStage> runStageFromString(const QString& text);
Result<StageState> stageStateFromString(const QString& text);

/// A station's state; seconds are its duration so far or in all.
struct StageEvent {
    RunStage stage = RunStage::Check;
    StageState state = StageState::Waiting;
    double seconds = 0;

    bool operator==(const StageEvent&) const = default;
};

template <>
struct EventFields<StageEvent> {
    static constexpr const char* kName = "stage";
    template <typename Value, typename Fields>
    static void visit(Value& event, Fields& fields)
    {
        fields.name("stage", event.stage, runStageFromString);
        fields.name("state", event.state, stageStateFromString);
        fields.value("elapsed_s", event.seconds);
    }
};

/// Where a run stands, sent at most every 50 ms.
struct RunProgress {
    RunStage stage = RunStage::Check;
    double share = 0;  ///< of the stage, 0-1
    int epoch = 0;     ///< from 1; 0 before training
    int epochs = 0;
    int step = 0;
    int stepsPerEpoch = 0;
    double elapsedSeconds = 0;               ///< headline so far: data + training, warm-up left out
    double dataSeconds = 0;                  ///< of these, what came before training
    std::optional<double> secondsLeft;       ///< from the second epoch on within 10 %
    std::optional<double> epochSecondsLeft;  ///< to the end of this epoch, its validation included
    std::optional<double> imagesPerSecond;   ///< over the last second or so
    std::optional<double> stepSeconds;       ///< mean over the same time
    std::optional<double> inputWaitShare;    ///< of the training time, 0-1
    /// Means over the first epoch's pictures a moment ago, while it lasts and where they are at hand; loss in
    /// nats, accuracy 0-1.
    std::optional<double> trainLoss;
    std::optional<double> trainAccuracy;
    std::optional<double> temperature;  ///< degrees Celsius, of the device
    std::optional<double> watts;
    QString powerScope;  ///< "package", "GPU only"

    bool operator==(const RunProgress&) const = default;
};

template <>
struct EventFields<RunProgress> {
    static constexpr const char* kName = "progress";
    template <typename Value, typename Fields>
    static void visit(Value& event, Fields& fields)
    {
        fields.name("stage", event.stage, runStageFromString);
        fields.value("share", event.share);
        fields.known("epoch", event.epoch);
        fields.value("epochs", event.epochs);
        fields.value("step", event.step);
        fields.known("steps_per_epoch", event.stepsPerEpoch);
        fields.value("elapsed_s", event.elapsedSeconds);
        fields.known("data_s", event.dataSeconds);
        fields.value("left_s", event.secondsLeft);
        fields.value("epoch_left_s", event.epochSecondsLeft);
        fields.value("images_per_s", event.imagesPerSecond);
        fields.value("step_s", event.stepSeconds);
        fields.value("input_wait_share", event.inputWaitShare);
        fields.value("train_loss", event.trainLoss);
        fields.value("train_accuracy", event.trainAccuracy);
        fields.value("celsius", event.temperature);
        fields.value("watts", event.watts);
        fields.known("power_scope", event.powerScope);
    }
};

/// What the archive turned out to hold: counts, files left out.
struct DatasetSummary {
    QString name;
    QStringList classes;
    int trainPictures = 0;
    int testPictures = 0;
    QList<LeftOut> leftOut;
    int ignored = 0;
    QString manifestHash;

    bool operator==(const DatasetSummary&) const = default;
};

template <>
struct EventFields<LeftOut> {
    template <typename Value, typename Fields>
    static void visit(Value& file, Fields& fields)
    {
        fields.value("name", file.name);
        fields.value("reason", file.reason);
    }
};

template <>
struct EventFields<DatasetSummary> {
    static constexpr const char* kName = "dataset";
    template <typename Value, typename Fields>
    static void visit(Value& event, Fields& fields)
    {
        fields.value("name", event.name);
        fields.value("classes", event.classes);
        fields.value("train", event.trainPictures);
        fields.value("test", event.testPictures);
        fields.objects("left_out", event.leftOut);
        fields.value("ignored", event.ignored);
        fields.value("manifest", event.manifestHash);
    }
};

/// The network that is going to be trained, layer by layer.
struct ModelSummary {
    QList<LayerSummary> layers;

    bool operator==(const ModelSummary&) const = default;
};

template <>
struct EventFields<LayerSummary> {
    template <typename Value, typename Fields>
    static void visit(Value& layer, Fields& fields)
    {
        fields.value("name", layer.name);
        fields.value("output", layer.outputShape);
        fields.value("parameters", layer.parameters);
    }
};

template <>
struct EventFields<ModelSummary> {
    static constexpr const char* kName = "model";
    template <typename Value, typename Fields>
    static void visit(Value& event, Fields& fields)
    {
        fields.objects("layers", event.layers);
    }
};

template <>
struct EventFields<EpochReport> {
    static constexpr const char* kName = "epoch";
    template <typename Value, typename Fields>
    static void visit(Value& event, Fields& fields)
    {
        fields.json("epoch", event, epochFromJson);
    }
};

template <>
struct EventFields<Warning> {
    static constexpr const char* kName = "warning";
    template <typename Value, typename Fields>
    static void visit(Value& event, Fields& fields)
    {
        fields.value("code", event.code);
        fields.value("text", event.text);
    }
};

/// A sentence for the log that is no warning.
struct LogMessage {
    QString text;

    bool operator==(const LogMessage&) const = default;
};

template <>
struct EventFields<LogMessage> {
    static constexpr const char* kName = "message";
    template <typename Value, typename Fields>
    static void visit(Value& event, Fields& fields)
    {
        fields.value("text", event.text);
    }
};

/// What happens in a run. A new kind is a value here with its fields, somebody who emits it (RunExecutor) and
/// those who show it: whoever handles all kinds no longer compiles until he knows it.
using RunEvent =
    std::variant<StageEvent, RunProgress, DatasetSummary, ModelSummary, EpochReport, Warning, LogMessage>;

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/warning.h"
#include "dataset/listing.h"
#include "training/epochreport.h"
#include "training/layersummary.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// The stations of a run, in order.
enum class RunStage { Check, Decode, WarmUp, Train, Store };

enum class StageState { Waiting, Running, Done, Failed };

/// A station's state; seconds are its duration so far or in all.
struct StageEvent {
    RunStage stage = RunStage::Check;
    StageState state = StageState::Waiting;
    double seconds = 0;
};

/// Where a run stands, sent at most every 50 ms.
struct RunProgress {
    RunStage stage = RunStage::Check;
    double share = 0;  ///< of the stage, 0-1
    int epoch = 0;     ///< from 1; 0 before training
    int epochs = 0;
    int step = 0;
    int stepsPerEpoch = 0;
    double elapsedSeconds = 0;              ///< headline so far: data + training, warm-up left out
    double dataSeconds = 0;                 ///< of these, what came before training
    std::optional<double> secondsLeft;      ///< from the second epoch on within 10 %
    std::optional<double> imagesPerSecond;  ///< over the last second or so
    std::optional<double> stepSeconds;      ///< mean over the same time
    std::optional<double> inputWaitShare;   ///< of the training time, 0-1
    std::optional<double> temperature;      ///< degrees Celsius, of the device
    std::optional<double> watts;
    QString powerScope;  ///< "package", "GPU only"
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
};

}  // namespace epochmark

Q_DECLARE_METATYPE(epochmark::StageEvent)
Q_DECLARE_METATYPE(epochmark::RunProgress)
Q_DECLARE_METATYPE(epochmark::DatasetSummary)

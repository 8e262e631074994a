// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "queue/runplan.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// What is to be run on a host. Plain value. The plan's sets have device ids with the host's name
/// ("gpubox/cuda:0"), all the same host; its dataset is a zip here, or "demo".
struct HostRunRequest {
    RunPlan plan;
    QString modelFile;              ///< the model file here that the plan's network was read from; else empty
    bool isHeadFitted = false;      ///< of a model file
    std::optional<int> modelInput;  ///< rows and columns that a model file leaves open

    /// The host that all sets name. Error::Usage with a sentence: several, none, or something that can't be
    /// sent (a folder as dataset, a model that is to be kept).
    Result<QString> host() const;
    /// What follows `epochmark-cli run` there. `dataset` and `model`: their paths there. `areRanksTasks`: the
    /// plan's ranks are started by a scheduler; else by the first of them. Error::Usage: sets that don't
    /// differ by device and threads alone.
    Result<QStringList> arguments(const QString& dataset, const QString& model,
                                  bool areRanksTasks = false) const;
};

}  // namespace epochmark

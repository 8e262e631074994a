// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataset/demodataset.h"
#include "workload/workloadspec.h"

#include <QString>

#include <optional>

namespace epochmark {

/// A run as the terminal is told of it, to be measured on another machine. Plain value.
///     RunCommand{"pets.zip", false, spec, "cuda:0"}.line();
///     // epochmark-cli run --dataset pets.zip --device cuda:0 --repeats 3 --json result.json
struct RunCommand {
    QString dataset = demodataset::path();  ///< "demo", or a zip's or folder's name without its path
    bool takesClassesFromNames = false;
    WorkloadSpec workload;  ///< its dataset part doesn't matter
    QString deviceId;       ///< "cuda:0"; empty: what the terminal takes by itself
    /// Name of the model file that the network was read from, without its path; empty: unknown, or none.
    QString modelFile = {};
    bool isHeadFitted = false;           ///< of a model file
    std::optional<int> modelInput = {};  ///< rows and columns that the model file leaves open
    int repeats = 3;                     ///< from three on a time has an interval
    QString resultFile = QStringLiteral("result.json");

    bool isDemo() const { return dataset == demodataset::path(); }
    /// For a POSIX shell, names quoted where it must be; options that the terminal would take by itself are
    /// left out. Empty where the network is one that this build doesn't know, or of a file that isn't named.
    /// A dataset's name that can't be typed (with a line end or another control character) becomes
    /// pictures.zip.
    QString line() const;
};

}  // namespace epochmark

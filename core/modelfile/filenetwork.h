// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "workload/network/picturesize.h"

#include <QString>

#include <optional>

namespace epochmark {

class NetworkDefinition;
struct WorkloadSpec;

/// What is wanted of a model file as a network to train.
struct FileNetworkWish {
    QString path;
    std::optional<PictureSize> size;  ///< where the file leaves it open
    std::optional<int> classes;       ///< its last layer is replaced by one that fits them, if it doesn't
};

/// A model file that was made known to the NetworkRegistry.
struct FileNetwork {
    QString id;                          ///< Classic's where the file is Classic
    std::optional<double> learningRate;  ///< the file's own
};

/// Reads the file and makes it known. Error::Input: what modelfile::read() says, or why it can't be trained.
Result<FileNetwork> openFileNetwork(const FileNetworkWish& wish);

/// What training takes from a model file, in a sentence: parameters, pictures, loss, optimiser. Empty where
/// the workload's network is none of a file.
QString fileNetworkFacts(const WorkloadSpec& workload);

/// Why a dataset of so many classes can't be trained on (one output is for two of them, else one a class), in
/// a sentence that says no remedy; absent when it can.
std::optional<QString> unfitHead(const NetworkDefinition& network, int classes);
/// What to do about it, as the terminal says it.
QString headRemedy(const NetworkDefinition& network);

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "engine/network/network.h"

namespace epochmark {

/// Writes the network as TorchScript (.pt): input N x 3 x imageSize x imageSize float32 in 0-1, output
/// probabilities (N x 1: of the second class; N x n: of each class), computed as in evaluation. Opens in
/// Python with torch.jit.load. Written atomically: an older file stays whole when this fails. Error::Input
/// naming the file. Throws c10::Error.
Result<void> saveScriptModel(const Network& network, const NetworkState& state, const QString& path);

}  // namespace epochmark

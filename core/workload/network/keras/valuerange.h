// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/networkgraph.h"

namespace epochmark {

/// The values that a network's pictures have to have. Plain value.
struct ValueRange {
    bool isBytes = false;    ///< 0 - 255, else 0 - 1
    bool isGuessed = false;  ///< what the network does first speaks for neither, or for the other
};

/// By what the network does to its input before anything else, wherever that stands: in a model within the
/// model, behind padding, as a layer or as an operator (x / 255). Rescaling and Normalization mean bytes; an
/// operator does where it makes small numbers of bytes.
ValueRange valueRangeOf(const NetworkGraph& graph);

}  // namespace epochmark

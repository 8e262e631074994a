// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/pnmheader.h"

#include <optional>
#include <vector>

namespace epochmark {

/// The values of a Netpbm text (P1 to P3): width x height x channels, each 0 to maximum. Absent when there
/// are too few, or something that is no such value.
std::optional<std::vector<quint16>> readPnmText(const QByteArray& encoded, const PnmHeader& header);

}  // namespace epochmark

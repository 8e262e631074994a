// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/workloadspec.h"

#include <array>

namespace epochmark {

/// For each of the 150 output positions, the source position that Pillow's NEAREST takes: the integer part of
/// an accumulated double that starts at scale / 2 and grows by scale = sourceSize / 150 (Pillow's Geometry.c,
/// scale only). Ascending. sourceSize >= 1.
using NearestTable = std::array<int, WorkloadSpec::kImageSize>;
NearestTable nearestTable(int sourceSize);

}  // namespace epochmark

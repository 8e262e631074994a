// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/workloadspec.h"

#include <vector>

namespace epochmark {

/// For each of the `wanted` output positions, the source position that Pillow's NEAREST takes: the integer
/// part of an accumulated double that starts at scale / 2 and grows by scale = sourceSize / wanted (Pillow's
/// Geometry.c, scale only). Ascending. Both >= 1.
using NearestTable = std::vector<int>;
NearestTable nearestTable(int sourceSize, int wanted = WorkloadSpec::kImageSize);

}  // namespace epochmark

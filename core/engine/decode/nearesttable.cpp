// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/nearesttable.h"

#include <algorithm>

namespace epochmark {

NearestTable nearestTable(int sourceSize, int wanted)
{
    NearestTable table(static_cast<size_t>(wanted));
    const double scale = static_cast<double>(sourceSize) / wanted;
    double position = scale * 0.5;
    for (int& source : table) {
        source = std::min(static_cast<int>(position), sourceSize - 1);
        position += scale;
    }
    return table;
}

}  // namespace epochmark

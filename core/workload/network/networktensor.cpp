// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/networktensor.h"

#include <functional>
#include <numeric>

namespace epochmark {

qint64 NetworkTensor::count() const
{
    return std::accumulate(sizes.begin(), sizes.end(), qint64{1}, std::multiplies<>());
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "workload/workloadspec.h"

namespace epochmark {

/// Whether that device trains in that precision. fp32: all do. What XLA calls DEFAULT is offered where it is
/// known what it does: tf32 on NVIDIA's cards through JAX's plug-in, bf16-products on a TPU. Else
/// Error::DeviceUnavailable, and Error::Usage for what no device does here, each with a sentence. Any thread.
Result<void> checkPrecision(Precision precision, const QString& deviceId);

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "workload/workloadspec.h"

namespace epochmark {

/// Whether that device trains in that precision. fp32: all do; else what it has units for, never imitated
/// (DeviceKindDefinition::precisions()). What XLA calls DEFAULT is offered where it is known what it does.
/// Else Error::DeviceUnavailable with a sentence. Any thread.
Result<void> checkPrecision(Precision precision, const QString& deviceId);

}  // namespace epochmark

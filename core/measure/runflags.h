// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/warning.h"
#include "devices/kind/devicekind.h"
#include "measure/disturbance.h"
#include "measure/heat.h"

#include <QList>

#include <optional>

/// What is odd about a run or a set of repeats, as warnings with a sentence. What concerns one run is frozen
/// with a run's record when it ends; setFlags() is computed whenever a set is shown. Pure functions; any
/// thread.
namespace epochmark::flags {

/// "slows-down": the last third of the epochs took over 5 % longer than the first. Seconds of each epoch, in
/// order.
std::optional<Warning> slowdown(const QList<double>& epochSeconds);

/// "input-bound": over 20 % of the training time went into waiting for data.
std::optional<Warning> inputBound(const DeviceKind& kind, double inputSeconds, double trainSeconds);

/// "throttled": the device was held back in 5 % of the samples or more, or its processor counted an event of
/// heat.
std::optional<Warning> throttled(const Heat& heat);

/// "slow-clock": the device's clock stayed over 5 % below the one that it is built to hold under load.
std::optional<Warning> slowClock(const Heat& heat);

inline const QString kDisturbedCode = QStringLiteral("disturbed");

/// "disturbed": 5 % of the training time or more was lost to others. `whole` is of all epochs together, which
/// took `seconds`; `program` the one to blame, as far as one is (may be empty).
std::optional<Warning> disturbed(const Disturbance& whole, double seconds, const QString& program);

/// "indicative": for a run of the Quick preset.
Warning indicative();

/// Whether a warning says that the time may not be what the device can do ("disturbed", "busy-machine",
/// "throttled", ...), so that it is shown wherever the time stands. One that this program doesn't know does.
bool castsDoubt(const Warning& warning);

/// Two or three words for a badge or a table: "disturbed", "on battery"; the code of one that isn't known.
QString shortWords(const Warning& warning);

/// How well the processor feeds a device of that kind, 0-1: 1 - input / training time. Absent without
/// training, and where the device is the processor, which would say nothing.
std::optional<double> feedShare(const DeviceKind& kind, double inputSeconds, double trainSeconds);

/// "single-run", "spread" (coefficient of variation over 3.5 %), "outlier" (which runs): of the headlines of
/// a set's counted runs, oldest first.
QList<Warning> setFlags(const QList<double>& headlineSeconds);

}  // namespace epochmark::flags

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// How a device was held back during a run, as it says itself.
struct Throttling {
    QString source;       ///< "NVML", "kernel" (the processor's own counters)
    QStringList reasons;  ///< "power-cap", "heat", "power-brake", "hardware"; empty: it wasn't held back
    std::optional<double> share;   ///< of the samples, 0-1; absent where events are counted
    std::optional<qint64> events;  ///< counted by the processor; absent where samples are taken

    bool operator==(const Throttling&) const = default;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace epochmark {

/// Energy of one run as a sensor counted it, from its preparation to its end; absent altogether when no
/// sensor could be read.
struct Energy {
    double joules = 0;
    QString source;  ///< "RAPL", "NVML"
    QString scope;   ///< "package", "GPU only"
    /// The very span the joules were counted in: longer than the billed time. Absent in older records.
    std::optional<double> seconds{};

    bool operator==(const Energy&) const = default;
};

}  // namespace epochmark

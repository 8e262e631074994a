// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace epochmark {

/// Energy of one run as a sensor counted it over the run's billed time (check, data, warm-up, training);
/// absent altogether when no sensor could be read.
struct Energy {
    double joules = 0;
    QString source;  ///< "RAPL", "NVML"
    QString scope;   ///< "package", "GPU only"

    bool operator==(const Energy&) const = default;
};

}  // namespace epochmark

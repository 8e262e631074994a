// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace epochmark {

/// One line of the model summary.
struct LayerSummary {
    QString name;         ///< "Conv 3×3, 16"
    QString outputShape;  ///< "148 × 148 × 16"
    qint64 parameters = 0;

    bool operator==(const LayerSummary&) const = default;
};

}  // namespace epochmark

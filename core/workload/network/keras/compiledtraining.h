// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/optimisersettings.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// What a model file's compile part says of the training, as far as it can be heeded. Plain value.
struct CompiledTraining {
    std::optional<OptimiserSettings> optimiser;  ///< absent: Classic's is taken
    /// "binary_crossentropy", "categorical_crossentropy"; the sparse one counts as the latter; absent: the
    /// outputs decide.
    std::optional<QString> loss;
    bool isLossOfLogits = false;  ///< from_logits: of what comes before sigmoid or softmax
    /// Sentences on what the file asks for and doesn't get, or what Classic's stands in for.
    QStringList remarks;

    bool operator==(const CompiledTraining&) const = default;
};

/// Reads `compile_config` (Keras 3 and 2.13+) or `training_config` (Keras 2); empty when there is none.
CompiledTraining readCompiled(const QJsonObject& model);

}  // namespace epochmark

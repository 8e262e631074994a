// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace epochmark {

/// How weights are changed, by Keras' formulas; without words of a file: Classic's, Keras' legacy RMSprop.
/// Plain value.
struct OptimiserSettings {
    enum class Kind {
        LegacyRmsprop,  ///< epsilon outside the root
        Rmsprop,        ///< Keras 3: epsilon inside
        Sgd,
        Adam,
        AdamW
    };

    Kind kind = Kind::LegacyRmsprop;
    double learningRate = 0.001;
    double rho = 0.9;         ///< RMSprop
    double momentum = 0;      ///< RMSprop, SGD
    bool isNesterov = false;  ///< SGD
    bool isCentred = false;   ///< RMSprop
    bool isAmsgrad = false;   ///< Adam, AdamW
    double beta1 = 0.9;       ///< Adam, AdamW
    double beta2 = 0.999;
    double epsilon = 1e-7;
    double weightDecay = 0;  ///< of all, before the step: w -= w decay rate

    bool operator==(const OptimiserSettings&) const = default;

    /// Which tensors shaped like the weights it keeps from step to step.
    bool keepsFirst() const;   ///< momentum, or mean of the gradients
    bool keepsSecond() const;  ///< mean of their squares
    bool keepsThird() const;   ///< largest of those (amsgrad), or mean of the gradients (centred RMSprop)
    int stateCount() const;    ///< how many of them

    /// "RMSprop", "SGD with momentum 0.9"; never translated.
    QString title() const;
    /// Its part of a fingerprint.
    QJsonObject fingerprintObject() const;
    /// The inverse; absent where that isn't one of these.
    static std::optional<OptimiserSettings> fromFingerprint(const QJsonObject& object);
};

}  // namespace epochmark

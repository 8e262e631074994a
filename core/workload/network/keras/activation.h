// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace epochmark {

/// Keras' activation functions by their own names; `Relu` is the general one (ReLU, LeakyReLU, relu6 are it,
/// too).
enum class ActivationKind {
    Linear,
    Relu,
    Elu,
    Celu,
    Selu,
    Gelu,
    Glu,
    Silu,
    HardSilu,
    HardSigmoid,
    SteepHardSigmoid,  ///< Keras 2's: x / 5 + 1 / 2, cut off at 0 and 1
    HardTanh,
    HardShrink,
    SoftShrink,
    TanhShrink,
    Sigmoid,
    LogSigmoid,
    SparseSigmoid,
    Tanh,
    Softmax,
    LogSoftmax,
    Sparsemax,
    Softplus,
    Softsign,
    SparsePlus,
    Squareplus,
    Exponential,
    Mish
};

/// An activation with its constants. Plain value. Formulas: keras/src/activations and
/// keras/src/backend/jax/nn.py of Keras 3.15.
struct Activation {
    ActivationKind kind = ActivationKind::Linear;
    double slope = 0;               ///< Relu: of what lies below the threshold
    std::optional<double> ceiling;  ///< Relu: absent: none
    double threshold = 0;           ///< Relu
    double alpha = 1;               ///< Elu
    int axis = -1;                  ///< Softmax: of the tensor, the batch being 0

    bool operator==(const Activation&) const = default;
};

/// "relu", "hard_silu": Keras' own name of the kind.
QString toString(ActivationKind kind);
/// By Keras' name, those of Keras 2 among them ("swish"); absent: there is no such activation, or it can't be
/// named without constants ("threshold").
std::optional<Activation> activationNamed(const QString& name);

}  // namespace epochmark

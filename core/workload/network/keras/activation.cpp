// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/activation.h"

#include <QLatin1String>

namespace epochmark {

namespace {

struct NamedActivation {
    const char* name;
    ActivationKind kind;
};

/// The first name of a kind is its own.
constexpr NamedActivation kActivations[] = {
    {"linear", ActivationKind::Linear},
    {"relu", ActivationKind::Relu},
    {"elu", ActivationKind::Elu},
    {"celu", ActivationKind::Celu},
    {"selu", ActivationKind::Selu},
    {"gelu", ActivationKind::Gelu},
    {"glu", ActivationKind::Glu},
    {"silu", ActivationKind::Silu},
    {"swish", ActivationKind::Silu},
    {"hard_silu", ActivationKind::HardSilu},
    {"hard_swish", ActivationKind::HardSilu},
    {"hard_sigmoid", ActivationKind::HardSigmoid},
    {"hard_tanh", ActivationKind::HardTanh},
    {"hard_shrink", ActivationKind::HardShrink},
    {"soft_shrink", ActivationKind::SoftShrink},
    {"tanh_shrink", ActivationKind::TanhShrink},
    {"sigmoid", ActivationKind::Sigmoid},
    {"log_sigmoid", ActivationKind::LogSigmoid},
    {"sparse_sigmoid", ActivationKind::SparseSigmoid},
    {"tanh", ActivationKind::Tanh},
    {"softmax", ActivationKind::Softmax},
    {"log_softmax", ActivationKind::LogSoftmax},
    {"sparsemax", ActivationKind::Sparsemax},
    {"softplus", ActivationKind::Softplus},
    {"softsign", ActivationKind::Softsign},
    {"sparse_plus", ActivationKind::SparsePlus},
    {"squareplus", ActivationKind::Squareplus},
    {"exponential", ActivationKind::Exponential},
    {"mish", ActivationKind::Mish},
};

}  // namespace

QString toString(ActivationKind kind)
{
    if (kind == ActivationKind::SteepHardSigmoid) {  // no file names it: in Keras 2 it has the other's name
        return QStringLiteral("hard_sigmoid_of_keras_2");
    }
    for (const NamedActivation& entry : kActivations) {
        if (entry.kind == kind) {
            return QLatin1String(entry.name);
        }
    }
    return {};
}

std::optional<Activation> activationNamed(const QString& name)
{
    Activation activation;
    activation.kind = ActivationKind::Relu;
    if (name == QLatin1String("relu6")) {
        activation.ceiling = 6;
        return activation;
    }
    if (name == QLatin1String("leaky_relu")) {
        activation.slope = 0.2;
        return activation;
    }
    for (const NamedActivation& entry : kActivations) {
        if (name == QLatin1String(entry.name)) {
            activation.kind = entry.kind;
            return activation;
        }
    }
    return std::nullopt;
}

}  // namespace epochmark

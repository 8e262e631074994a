// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hloactivation.h"

#include <cmath>

namespace epochmark {

namespace {

/// Klambauer et al. 2017.
constexpr double kSeluScale = 1.0507009873554805;
constexpr double kSeluAlpha = 1.6732632423543772;
constexpr double kShrink = 0.5;  ///< Keras' threshold

/// One value by the other functions' formulas.
class HloActivation {
public:
    HloActivation(HloTape& tape, const HloValue& x) : m_tape(tape), m_text(tape.text()), m_x(x) {}

    HloValue of(const Activation& activation)
    {
        switch (activation.kind) {
        case ActivationKind::Relu: return generalRelu(activation);
        case ActivationKind::Elu: return elu(activation.alpha);
        case ActivationKind::Softmax: return softmax(activation.axis, false);
        case ActivationKind::LogSoftmax: return softmax(-1, true);
        case ActivationKind::HardSigmoid: return hardSigmoid();
        case ActivationKind::SteepHardSigmoid:
            return m_tape.clipped(m_tape.shifted(m_tape.scaled(m_x, 0.2), 0.5), 0, 1);
        case ActivationKind::HardSilu: return m_tape.multiply(m_x, hardSigmoid());
        case ActivationKind::HardTanh: return m_tape.clipped(m_x, -1, 1);
        case ActivationKind::HardShrink: return hardShrink();
        case ActivationKind::SoftShrink: return softShrink();
        case ActivationKind::SparsePlus: return sparsePlus();
        case ActivationKind::SparseSigmoid:
            return m_tape.scaled(m_tape.clipped(m_tape.shifted(m_x, 1), 0, 2), 0.5);
        default: return smooth(activation.kind);
        }
    }

private:
    HloValue smooth(ActivationKind kind)
    {
        switch (kind) {
        case ActivationKind::Celu: return elu(1);
        case ActivationKind::Selu: return m_tape.scaled(elu(kSeluAlpha), kSeluScale);
        case ActivationKind::Gelu: return gelu();
        case ActivationKind::Glu: return glu();
        case ActivationKind::Silu: return m_tape.multiply(m_x, m_tape.logistic(m_x));
        case ActivationKind::Sigmoid: return m_tape.logistic(m_x);
        case ActivationKind::LogSigmoid: return m_tape.scaled(softplus(m_tape.scaled(m_x, -1)), -1);
        case ActivationKind::Tanh: return m_tape.tanh(m_x);
        case ActivationKind::TanhShrink: return m_tape.subtract(m_x, m_tape.tanh(m_x));
        case ActivationKind::Softplus: return softplus(m_x);
        case ActivationKind::Softsign:
            return m_tape.divide(m_x, m_tape.shifted(m_tape.absolute(m_x), 1));
        case ActivationKind::Squareplus: return squareplus();
        case ActivationKind::Exponential: return m_tape.exponential(m_x);
        case ActivationKind::Mish: return m_tape.multiply(m_x, m_tape.tanh(softplus(m_x)));
        default: return m_x;
        }
    }

    HloValue isAbove(const HloValue& x, double threshold)
    {
        return m_text.compare("GT", x, m_text.like(threshold, x));
    }

    HloValue nothing() { return m_text.like(0, m_x); }

    /// As graphactivation's: Keras' three constants.
    HloValue generalRelu(const Activation& activation)
    {
        const bool isPlain = activation.threshold == 0 && !activation.ceiling;
        if (isPlain) {
            return activation.slope == 0 ? m_tape.relu(m_x)
                                         : m_tape.where(isAbove(m_x, 0), m_x,
                                                        m_tape.scaled(m_x, activation.slope));
        }
        HloValue y = activation.threshold != 0
                         ? m_tape.where(isAbove(m_x, activation.threshold), m_x, nothing())
                         : m_tape.clipped(m_x, 0, *activation.ceiling);
        if (activation.threshold != 0 && activation.ceiling) {
            y = m_tape.clipped(y, 0, *activation.ceiling);
        }
        if (activation.slope == 0) {
            return y;
        }
        const HloValue missing = m_tape.shifted(m_tape.scaled(m_x, -1), activation.threshold);
        return m_tape.subtract(y, m_tape.scaled(m_tape.relu(missing), activation.slope));
    }

    /// What lies above 0 isn't raised to a power, which might overflow.
    HloValue elu(double alpha)
    {
        const HloValue below = m_tape.where(isAbove(m_x, 0), nothing(), m_x);
        return m_tape.add(m_tape.relu(m_x), m_tape.scaled(m_tape.exponentialLessOne(below), alpha));
    }

    HloValue gelu()
    {
        const HloValue bell = m_tape.errorFunction(m_tape.scaled(m_x, std::sqrt(0.5)));
        return m_tape.multiply(m_tape.scaled(m_x, 0.5), m_tape.shifted(bell, 1));
    }

    HloValue glu()
    {
        const HloDims& dims = m_x.type.dims;
        HloDims start(dims.size());
        HloDims middle = dims;
        middle.back() /= 2;
        start.back() = middle.back();
        const HloValue gate = m_tape.slice(m_x, start, dims);
        return m_tape.multiply(m_tape.slice(m_x, HloDims(dims.size()), middle), m_tape.logistic(gate));
    }

    HloValue hardSigmoid() { return m_tape.scaled(m_tape.clipped(m_tape.shifted(m_x, 3), 0, 6), 1.0 / 6); }

    /// max(x, 0) + log(1 + exp(-|x|)), which nothing makes overflow.
    HloValue softplus(const HloValue& x)
    {
        const HloValue tail = m_tape.exponential(m_tape.scaled(m_tape.absolute(x), -1));
        return m_tape.add(m_tape.maximum(x, m_text.like(0, x)), m_tape.logarithmOfOneMore(tail));
    }

    HloValue squareplus()
    {
        const HloValue root = m_tape.squareRoot(m_tape.shifted(m_tape.multiply(m_x, m_x), 4));
        return m_tape.scaled(m_tape.add(m_x, root), 0.5);
    }

    HloValue hardShrink()
    {
        return m_tape.where(isAbove(m_text.unary("abs", m_x), kShrink), m_x, nothing());
    }

    HloValue softShrink()
    {
        const HloValue isBelow = m_text.compare("LT", m_x, m_text.like(-kShrink, m_x));
        const HloValue low = m_tape.where(isBelow, m_tape.shifted(m_x, kShrink), nothing());
        return m_tape.where(isAbove(m_x, kShrink), m_tape.shifted(m_x, -kShrink), low);
    }

    /// (x + 1)^2 / 4 between -1 and 1, 0 below, x above.
    HloValue sparsePlus()
    {
        const HloValue isBelow = m_text.compare("LE", m_x, m_text.like(-1, m_x));
        const HloValue isOver = m_text.compare("GE", m_x, m_text.like(1, m_x));
        const HloValue raised = m_tape.shifted(m_x, 1);
        const HloValue between = m_tape.scaled(m_tape.multiply(raised, raised), 0.25);
        return m_tape.where(isBelow, nothing(), m_tape.where(isOver, m_x, between));
    }

    /// Less the largest, which changes nothing but keeps the powers small.
    HloValue softmax(int axis, bool isLogarithm)
    {
        const HloDims& dims = m_x.type.dims;
        const auto rank = static_cast<int64_t>(dims.size());
        const int64_t along = axis < 0 ? rank + axis : axis;
        HloDims kept;
        for (int64_t dim = 0; dim < rank; ++dim) {
            if (dim != along) {
                kept.push_back(dim);
            }
        }
        const HloValue top = m_text.broadcast(m_text.greatest(m_x, {along}), kept, dims);
        const HloValue shifted = m_tape.subtract(m_x, top);
        const HloValue powers = m_tape.exponential(shifted);
        const HloValue total = m_tape.sum(powers, {along});
        return isLogarithm
                   ? m_tape.subtract(shifted, m_tape.broadcast(m_tape.logarithm(total), kept, dims))
                   : m_tape.divide(powers, m_tape.broadcast(total, kept, dims));
    }

    HloTape& m_tape;
    HloText& m_text;
    HloValue m_x;
};

}  // namespace

HloValue hloActivated(HloTape& tape, const HloValue& x, const Activation& activation)
{
    return HloActivation(tape, x).of(activation);
}

bool hasHloForm(const Activation& activation)
{
    return activation.kind != ActivationKind::Sparsemax;
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hlooptimiser.h"

#include <cmath>
#include <utility>

namespace epochmark {

namespace {

using Kind = OptimiserSettings::Kind;

/// Changes one weight after the other.
class HloOptimiser {
public:
    HloOptimiser(HloText& text, const OptimiserSettings& settings) : m_text(text), m_settings(settings) {}

    /// What Adam multiplies its moves by, which is of the step's number.
    void setRate(const HloValue& rate) { m_rate = rate; }

    HloValue decayed(const HloValue& weight)
    {
        const double decay = m_settings.weightDecay * m_settings.learningRate;
        return decay > 0 ? m_text.subtract(weight, m_text.scaled(weight, decay)) : weight;
    }

    /// `kept`: that of this weight alone, in the order in which the settings keep them.
    HloValue moved(const HloValue& weight, const HloValue& gradient, std::vector<HloValue*> kept)
    {
        switch (m_settings.kind) {
        case Kind::LegacyRmsprop:
        case Kind::Rmsprop: return rmsprop(weight, gradient, kept);
        case Kind::Sgd: return kept.empty() ? plain(weight, gradient) : sgd(weight, gradient, *kept[0]);
        case Kind::Adam:
        case Kind::AdamW: return adam(weight, gradient, kept);
        }
        return weight;
    }

private:
    /// old share + fresh (1 - share)
    HloValue mixed(const HloValue& old, const HloValue& fresh, double share)
    {
        return m_text.add(m_text.scaled(old, share), m_text.scaled(fresh, 1 - share));
    }

    HloValue plain(const HloValue& weight, const HloValue& gradient)
    {
        return m_text.subtract(weight, m_text.scaled(gradient, m_settings.learningRate));
    }

    HloValue rmsprop(const HloValue& weight, const HloValue& gradient, const std::vector<HloValue*>& kept)
    {
        const size_t second = m_settings.keepsFirst() ? 1 : 0;
        HloValue& squares = *kept[second];
        squares = mixed(squares, m_text.multiply(gradient, gradient), m_settings.rho);
        HloValue denominator = squares;
        if (m_settings.isCentred) {
            HloValue& mean = *kept[second + 1];
            mean = mixed(mean, gradient, m_settings.rho);
            denominator = m_text.subtract(denominator, m_text.multiply(mean, mean));
        }
        const HloValue epsilon = m_text.like(m_settings.epsilon, gradient);
        denominator = m_settings.kind == Kind::LegacyRmsprop
                          ? m_text.add(m_text.unary("sqrt", denominator), epsilon)
                          : m_text.unary("sqrt", m_text.add(denominator, epsilon));
        HloValue move = m_text.divide(m_text.scaled(gradient, m_settings.learningRate), denominator);
        if (m_settings.keepsFirst()) {
            move = m_text.add(m_text.scaled(*kept[0], m_settings.momentum), move);
            *kept[0] = move;
        }
        return m_text.subtract(weight, move);
    }

    HloValue sgd(const HloValue& weight, const HloValue& gradient, HloValue& velocity)
    {
        const HloValue step = m_text.scaled(gradient, m_settings.learningRate);
        velocity = m_text.subtract(m_text.scaled(velocity, m_settings.momentum), step);
        if (!m_settings.isNesterov) {
            return m_text.add(weight, velocity);
        }
        return m_text.subtract(m_text.add(weight, m_text.scaled(velocity, m_settings.momentum)), step);
    }

    HloValue adam(const HloValue& weight, const HloValue& gradient, const std::vector<HloValue*>& kept)
    {
        *kept[0] = mixed(*kept[0], gradient, m_settings.beta1);
        *kept[1] = mixed(*kept[1], m_text.multiply(gradient, gradient), m_settings.beta2);
        if (m_settings.isAmsgrad) {
            *kept[2] = m_text.maximum(*kept[2], *kept[1]);
        }
        const HloValue& squares = m_settings.isAmsgrad ? *kept[2] : *kept[1];
        const HloValue denominator = m_text.add(m_text.unary("sqrt", squares),
                                                m_text.like(m_settings.epsilon, gradient));
        const HloValue rate = m_text.broadcast(m_rate, {}, weight.type.dims);
        return m_text.subtract(weight, m_text.multiply(m_text.divide(*kept[0], denominator), rate));
    }

    HloText& m_text;
    const OptimiserSettings& m_settings;
    HloValue m_rate;
};

/// 1 - beta^step, of which a power in fp32 would leave few digits.
HloValue lessPower(HloText& text, double beta, const HloValue& step)
{
    if (beta == 0) {
        return text.like(1, step);
    }
    return text.unary("negate", text.unary("exponential_minus_one", text.scaled(step, std::log(beta))));
}

}  // namespace

bool usesStep(const OptimiserSettings& settings)
{
    return settings.kind == Kind::Adam || settings.kind == Kind::AdamW;
}

void applyOptimiser(HloText& text, const OptimiserSettings& settings, const HloValue& step,
                    HloWeights& state, const std::vector<HloValue>& gradients)
{
    HloOptimiser optimiser(text, settings);
    if (usesStep(settings)) {
        const HloValue number = text.convert(step, "f32");
        const HloValue root = text.unary("sqrt", lessPower(text, settings.beta2, number));
        optimiser.setRate(
            text.divide(text.scaled(root, settings.learningRate), lessPower(text, settings.beta1, number)));
    }
    for (size_t i = 0; i < gradients.size(); ++i) {
        std::vector<HloValue*> kept;
        for (std::vector<HloValue>& each : state.kept) {
            kept.push_back(&each[i]);
        }
        HloValue& weight = state.weights[i];
        weight = optimiser.moved(optimiser.decayed(weight), gradients[i], std::move(kept));
    }
}

}  // namespace epochmark

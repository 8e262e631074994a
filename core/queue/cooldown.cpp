// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/cooldown.h"

#include "base/format.h"

#include <QLocale>
#include <QObject>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr int kMostSeconds = 3600;

QString degrees(double celsius)
{
    return QObject::tr("%1 °C").arg(QLocale().toString(std::round(celsius), 'f', 0));
}

}  // namespace

Result<CoolDownRule> CoolDownRule::fromString(const QString& text)
{
    if (text == QLatin1String("auto")) {
        return CoolDownRule{};
    }
    if (text == QLatin1String("off")) {
        return CoolDownRule{Mode::Off, 0};
    }
    bool isNumber = false;
    const int seconds = text.toInt(&isNumber);
    if (!isNumber || seconds < 0 || seconds > kMostSeconds) {
        return Error{ErrorCode::Usage,
                     QObject::tr("A cool-down is \"auto\", \"off\" or whole seconds up to %1, not \"%2\".")
                         .arg(kMostSeconds)
                         .arg(text),
                     {}};
    }
    return CoolDownRule{Mode::Fixed, seconds};
}

QString CoolDownRule::toString() const
{
    switch (mode) {
    case Mode::Automatic: return QStringLiteral("auto");
    case Mode::Off: return QStringLiteral("off");
    case Mode::Fixed: break;
    }
    return QString::number(seconds);
}

CoolDown::State CoolDown::afterSeconds(double seconds, double length) const
{
    State state;
    state.seconds = seconds;
    state.secondsLeft = std::max(0.0, length - seconds);
    state.isOver = seconds >= length;
    return state;
}

CoolDown::State CoolDown::at(double seconds, std::optional<double> celsius) const
{
    if (m_rule.mode == CoolDownRule::Mode::Off) {
        return afterSeconds(seconds, 0);
    }
    if (m_rule.mode == CoolDownRule::Mode::Fixed) {
        return afterSeconds(seconds, m_rule.seconds);
    }
    if (!m_restCelsius || !celsius) {
        return afterSeconds(seconds, kBlindSeconds);
    }
    State state;
    state.seconds = seconds;
    state.celsius = celsius;
    state.coolCelsius = *m_restCelsius + kNearCelsius;
    const bool isCool = *celsius <= *state.coolCelsius;
    state.isOver = seconds >= kLongestSeconds || (isCool && seconds >= kShortestSeconds);
    if (isCool) {
        state.secondsLeft = std::max(0.0, kShortestSeconds - seconds);
    }
    return state;
}

QString coolDownWords(const CoolDown::State& state)
{
    if (state.secondsLeft || !state.celsius || !state.coolCelsius) {
        return QObject::tr("Cooling down, %1 s left").arg(std::ceil(state.secondsLeft.value_or(0)));
    }
    return QObject::tr("Cooling down, %1, on at %2")
        .arg(degrees(*state.celsius), degrees(*state.coolCelsius));
}

}  // namespace epochmark

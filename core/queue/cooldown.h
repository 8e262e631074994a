// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QString>

#include <optional>

namespace epochmark {

/// What happens between two runs of a queue.
struct CoolDownRule {
    enum class Mode {
        Automatic,  ///< between the runs of several sets: until the device is as cool as before the first run
        Fixed,      ///< so many seconds between any two runs
        Off
    };
    Mode mode = Mode::Automatic;
    int seconds = 0;  ///< Fixed only

    /// "auto", "off" or whole seconds up to an hour; Error::Usage otherwise.
    static Result<CoolDownRule> fromString(const QString& text);
    /// What fromString() takes.
    QString toString() const;
    bool operator==(const CoolDownRule&) const = default;
};

/// One wait between two runs: whether it is over, from the seconds it has lasted and the device's temperature
/// now. Knows no clock and no sensor. Value; any thread.
///     CoolDown pause(plan.coolDown, restCelsius);
///     while (!pause.at(clock.seconds(), sensor->celsius()).isOver) { ... }
class CoolDown {
public:
    /// Automatic: as near as this to the temperature at rest is cool.
    static constexpr double kNearCelsius = 5;
    /// Automatic: a core's own sensor falls within a second, its cooler takes longer.
    static constexpr double kShortestSeconds = 5;
    /// Automatic: a room that has warmed up mustn't hold the queue for ever.
    static constexpr double kLongestSeconds = 180;
    /// Automatic, where no temperature can be read.
    static constexpr double kBlindSeconds = 15;

    struct State {
        bool isOver = false;
        double seconds = 0;                 ///< waited so far
        std::optional<double> secondsLeft;  ///< absent while it hangs on the temperature
        std::optional<double> celsius;      ///< now
        std::optional<double> coolCelsius;  ///< at which it is over; absent when no temperature is waited for

        bool operator==(const State&) const = default;
    };

    /// `restCelsius`: the device's temperature before the first run; absent when it can't be read.
    CoolDown(CoolDownRule rule, std::optional<double> restCelsius) : m_rule(rule), m_restCelsius(restCelsius)
    {}

    State at(double seconds, std::optional<double> celsius) const;

private:
    State afterSeconds(double seconds, double length) const;

    CoolDownRule m_rule;
    std::optional<double> m_restCelsius;
};

/// "Cooling down, 12 s left" or "Cooling down, 63 °C, on at 46 °C": for window and terminal.
QString coolDownWords(const CoolDown::State& state);

}  // namespace epochmark

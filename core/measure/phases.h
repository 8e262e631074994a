// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

namespace epochmark {

/// Where the time went, in wall seconds of the training thread. The parts of a whole run sum to the headline
/// (data_s + train_s); the parts of one epoch to its seconds.
struct Phases {
    double decodeSeconds = 0;      ///< archive to pixels (tuned: once, before training; plain: 0, see input)
    double inputSeconds = 0;       ///< the training thread waiting for or assembling a batch
    double computeSeconds = 0;     ///< forward + backward
    double optimizerSeconds = 0;   ///< update; a pass that fuses a gradient with its update counts here
    double validationSeconds = 0;  ///< validation, its input included
    double otherSeconds = 0;       ///< the rest: shuffling, reports, bookkeeping
    /// Waiting for what the ranks send each other, where several train; what the backward pass hides isn't
    /// in it. Absent where one trains alone.
    std::optional<double> exchangeSeconds = {};

    double total() const
    {
        return decodeSeconds + inputSeconds + computeSeconds + optimizerSeconds + validationSeconds
               + otherSeconds + exchangeSeconds.value_or(0);
    }
    Phases& operator+=(const Phases& other)
    {
        decodeSeconds += other.decodeSeconds;
        inputSeconds += other.inputSeconds;
        computeSeconds += other.computeSeconds;
        optimizerSeconds += other.optimizerSeconds;
        validationSeconds += other.validationSeconds;
        otherSeconds += other.otherSeconds;
        if (other.exchangeSeconds) {
            exchangeSeconds = exchangeSeconds.value_or(0) + *other.exchangeSeconds;
        }
        return *this;
    }
    bool operator==(const Phases&) const = default;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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

    double total() const
    {
        return decodeSeconds + inputSeconds + computeSeconds + optimizerSeconds + validationSeconds
               + otherSeconds;
    }
    Phases& operator+=(const Phases& other)
    {
        decodeSeconds += other.decodeSeconds;
        inputSeconds += other.inputSeconds;
        computeSeconds += other.computeSeconds;
        optimizerSeconds += other.optimizerSeconds;
        validationSeconds += other.validationSeconds;
        otherSeconds += other.otherSeconds;
        return *this;
    }
    bool operator==(const Phases&) const = default;
};

}  // namespace epochmark

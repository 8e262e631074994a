// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlonetwork.h"

#include <vector>

namespace epochmark {

/// Takes weights and buffers in their order, as LayerWalk does: what networks of this program's own are written
/// down with. Made for one pass, on the writer's stack.
class HloWalk {
public:
    /// All must outlive the walk; in training the buffers become what the step leaves of them.
    HloWalk(HloTape& tape, const std::vector<HloValue>& weights, std::vector<HloValue>& buffers,
            const HloPass& pass, double momentum, double epsilon);

    HloTape& tape() { return m_tape; }

    /// Convolution without bias and batch normalisation.
    HloValue normalised(const HloValue& x, const HloWindow& window, int64_t groups = 1);
    /// A convolution of 1 x 1 with bias.
    HloValue mixed(const HloValue& x);
    /// N x inputs.
    HloValue dense(const HloValue& x);

private:
    HloTape& m_tape;
    std::vector<HloValue>::const_iterator m_weight;
    std::vector<HloValue>::iterator m_buffer;
    const HloPass& m_pass;
    double m_momentum;
    double m_epsilon;
};

/// x where a number drawn for it says so, divided by the share that is kept, else 0; drawn for `sizes`, of
/// which those of one place are spread. `call`: another for each use.
HloValue hloDropped(HloTape& tape, const HloValue& x, const HloPass& pass, double rate, const HloDims& sizes,
                    uint64_t call);

}  // namespace epochmark

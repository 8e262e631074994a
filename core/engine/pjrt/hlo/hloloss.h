// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlotape.h"

namespace epochmark {

/// What the outputs of a batch are worth: one output is judged by sigmoid and binary cross entropy, several
/// by softmax and cross entropy, as NetworkLoss does.
struct HloLoss {
    HloValue loss;      ///< f32, nats, summed over the pictures
    HloValue hits;      ///< i32
    HloValue gradient;  ///< N x outputs, of the mean loss; zero for rows that aren't pictures
};

/// `outputs`: N x units; `labels`: i32 N, class indices.
HloLoss hloLoss(HloText& text, const HloValue& outputs, const HloValue& labels, const HloRows& rows);

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/train/steppipeline.h"

#include <QList>

#include <random>

namespace epochmark {

/// Draws a new order of a set for each epoch. The same seed gives the same orders on every platform, device
/// and pipeline. Value class; used by the training thread.
class EpochShuffle {
public:
    EpochShuffle(const QList<int>& rows, const QList<int>& labels, uint64_t seed);

    /// A uniformly drawn permutation of the set; each call advances the generator.
    PictureOrder next();
    int pictureCount() const { return static_cast<int>(m_order.rows.size()); }

private:
    PictureOrder m_order;
    std::mt19937_64 m_engine;
};

}  // namespace epochmark

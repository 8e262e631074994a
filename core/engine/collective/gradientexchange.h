// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/collective/collective.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace epochmark {

/// Sums a step's gradients over the ranks in two buckets: an early one, on its way while the rest of the
/// backward pass is computed, and a late one with all others and the ranks' wishes to stop. The same order on
/// every rank, whatever order the gradients come in; a rank without pictures adds none and takes part all the
/// same. Used by the thread that trains.
///
///     exchange.layOut(weights, {kHiddenWeight});
///     exchange.add(kHiddenWeight, gradient);  ...
///     std::vector<at::Tensor> sums = exchange.finish(wantsStop);
class GradientExchange {
public:
    explicit GradientExchange(std::shared_ptr<Collective> ranks) : m_ranks(std::move(ranks)) {}

    /// Makes room for gradients that look like `weights`; those of `early`, at least one, are the early
    /// bucket.
    void layOut(const std::vector<at::Tensor>& weights, const std::vector<std::size_t>& early);
    /// Where a weight's gradient belongs, with the weight's shape and memory order: whoever writes it there
    /// calls added() then.
    at::Tensor place(std::size_t index) const;
    void added(std::size_t index);
    /// Copies it there.
    void add(std::size_t index, const at::Tensor& gradient);

    /// Waits for both buckets. The gradients, summed; valid until the next add().
    const std::vector<at::Tensor>& finish(bool wantsStop);
    /// Whether some rank wanted to stop, the same on all; of the last finish() or agree().
    bool isStopAgreed() const { return m_isStopAgreed; }

    /// Sums loss and hits of a pass, and the wishes to stop.
    void sumPass(double& loss, int64_t& hits, bool wantsStop);

    /// What a step sends.
    int64_t bytes() const { return m_early.nbytes() + m_late.nbytes(); }

private:
    struct Slot {
        at::Tensor place;
        bool isEarly = false;
        bool isAdded = false;
    };
    void startEarly();

    std::shared_ptr<Collective> m_ranks;
    std::vector<Slot> m_slots;
    std::vector<at::Tensor> m_sums;
    at::Tensor m_early;
    at::Tensor m_late;
    std::size_t m_earlyCount = 0;
    std::size_t m_earlyAdded = 0;
    bool m_isEarlyStarted = false;
    bool m_isStopAgreed = false;
};

}  // namespace epochmark

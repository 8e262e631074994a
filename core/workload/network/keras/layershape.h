// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "workload/network/keras/networkgraph.h"

namespace epochmark {

/// Values of one picture behind any layer at most: 4 GiB of them.
inline constexpr qint64 kMaxLayerValues = qint64{1} << 30;

/// What comes out of a layer, and what that takes.
struct AppliedLayer {
    QList<qint64> shape;      ///< without the batch
    qint64 multiplyAdds = 0;  ///< of one picture
};

/// Applies a layer to inputs of these shapes (without the batch) by Keras' rules. Its first use shapes its
/// tensors, another must find the same. Error::Input naming the layer: shapes that it can't be applied to, or
/// beyond kMaxLayerValues.
Result<AppliedLayer> applyLayer(GraphLayer& layer, const QList<QList<qint64>>& inputs);

/// Zeros that Keras' padding "same" puts before and behind: rows or columns `size`, of a window that slides
/// by `stride` and spans `span`.
struct SamePadding {
    qint64 before = 0;
    qint64 behind = 0;
};
SamePadding samePadding(qint64 size, qint64 span, qint64 stride);

}  // namespace epochmark

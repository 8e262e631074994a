// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace epochmark {

/// One layer's use as it is shown. Plain value.
struct PlannedLayer {
    QString name;    ///< "layer1.0.conv1"; of a model file's the file's own, without what can't be printed
    QString type;    ///< "Conv2D", by Keras' words, never translated
    QString detail;  ///< "3 × 3 / 2", "relu"; may be empty
    QList<qint64> shape;      ///< of what comes out, without the batch: rows, columns, channels
    QList<int> inputs;        ///< indices of earlier ones; empty: the input
    qint64 parameters = 0;    ///< all that it has; 0 from the second use of a shared one on
    qint64 multiplyAdds = 0;  ///< of one picture, forward
    /// Whether what comes out is memory of its own that the backward pass needs, in every pipeline.
    bool isKept = true;

    qint64 valueCount() const;
    bool operator==(const PlannedLayer&) const = default;
};

/// A network's layers in an order in which each comes after what feeds it, without its mathematics: what a
/// table and a drawing show, and what memory is foretold by. Plain value.
struct NetworkPlan {
    QList<PlannedLayer> layers;
    qint64 trained = 0;  ///< parameters that get a gradient

    bool isEmpty() const { return layers.isEmpty(); }
    qint64 parameterCount() const;
    /// Of one picture, forward.
    qint64 multiplyAdds() const;
    /// Bytes that training needs at least, in fp32: weights, their gradients and the optimiser's `states` of
    /// each, what every layer keeps for a batch, and two of the largest of those as gradients. What kernels
    /// take besides isn't in it.
    qint64 trainingBytes(int batchSize, int states) const;

    bool operator==(const NetworkPlan&) const = default;
};

}  // namespace epochmark

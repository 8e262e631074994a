// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/activation.h"
#include "workload/network/keras/initialiser.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <array>

namespace epochmark {

enum class LayerKind {
    Input,
    Rescaling,      ///< x * scale + offset; a number added to a tensor is one, too
    Normalization,  ///< by mean and variance
    Conv2D,
    DepthwiseConv2D,
    SeparableConv2D,
    Dense,
    BatchNormalization,
    LayerNormalization,
    MaxPooling2D,
    AveragePooling2D,
    GlobalMaxPooling2D,
    GlobalAveragePooling2D,
    ZeroPadding2D,
    Cropping2D,
    UpSampling2D,
    Flatten,
    Reshape,
    Permute,
    Dropout,
    SpatialDropout2D,
    Activation,
    PRelu,
    Add,
    Subtract,
    Multiply,
    Average,
    Maximum,
    Minimum,
    Concatenate,
    LayerScale,  ///< a factor a channel (Keras' ConvNeXt)
    ScaledAdd    ///< a + scale * b (Keras' Inception-ResNet)
};

/// Whether layers of this kind make one tensor of several; all others take one.
constexpr bool mergesInputs(LayerKind kind)
{
    switch (kind) {
    case LayerKind::Add:
    case LayerKind::Subtract:
    case LayerKind::Multiply:
    case LayerKind::Average:
    case LayerKind::Maximum:
    case LayerKind::Minimum:
    case LayerKind::Concatenate:
    case LayerKind::ScaledAdd: return true;
    default: return false;
    }
}

/// One variable of a layer, shaped and named as Keras does. Plain value.
struct GraphTensor {
    QString name;         ///< "kernel", "moving_mean"
    QList<qint64> sizes;  ///< Keras' order: rows, columns, inputs, outputs
    Initialiser start;
    bool isTrained = true;  ///< gets a gradient

    qint64 count() const;
    bool operator==(const GraphTensor&) const = default;
};

/// One layer of a model file with all that changes what it computes; a field that its kind has no use for
/// keeps its default. Plain value.
struct GraphLayer {
    using Pair = std::array<qint64, 2>;  ///< rows, columns

    LayerKind kind = LayerKind::Input;
    QString type;              ///< as the file calls it: "Conv2D"
    QString name;              ///< "block1_conv1"; no part of the canonical text
    bool isOperation = false;  ///< an operator between tensors (Keras counts it as no layer)

    bool isTrainable = true;     ///< of a batch normalisation: batch statistics are used in training
    QList<GraphTensor> tensors;  ///< in Keras' order: trained ones, then the others

    Pair kernel{1, 1};  ///< of a pooling: its window; of an upsampling: its factors
    Pair strides{1, 1};
    Pair dilation{1, 1};
    std::array<qint64, 4> edges{};  ///< padding or cropping: top, bottom, left, right
    bool isSame = false;            ///< padding "same"
    qint64 groups = 1;
    qint64 units = 0;       ///< filters or units; 0: the layer has no choice
    qint64 multiplier = 1;  ///< of a depthwise convolution
    bool hasBias = true;

    epochmark::Activation activation;

    double epsilon = 0;
    double momentum = 0;
    bool isCentred = true;  ///< has beta
    bool isScaled = true;   ///< has gamma

    double rate = 0;     ///< of a dropout
    QList<qint64> dims;  ///< noise shape (0: as the tensor), target shape, permutation, axes: see the kind
    int axis = -1;       ///< of a concatenation
    bool keepsDims = false;
    bool isInverted = false;  ///< Normalization
    bool isBilinear = false;  ///< UpSampling2D
    QList<double> scale;      ///< Rescaling, Normalization (variance), ScaledAdd: one, or one a channel
    QList<double> offset;     ///< Rescaling, Normalization (mean)

    bool isShaped = false;  ///< its tensors have their sizes
    QStringList remarks;    ///< on what isn't computed as in the file: sentences
    QStringList obstacles;  ///< why this can't be trained although it can be computed: sentence parts

    bool operator==(const GraphLayer&) const = default;
};

/// A layer's use: layers that are shared have several. Plain value.
struct GraphCall {
    int layer = 0;            ///< index into NetworkGraph::layers
    QList<int> inputs;        ///< indices of earlier calls
    QList<qint64> shape;      ///< of what comes out, without the batch: rows, columns, channels
    qint64 multiplyAdds = 0;  ///< of one picture

    bool operator==(const GraphCall&) const = default;
};

/// A network read from a model file: layers in the order in which Keras lists their weights, calls in an
/// order in which each comes after what feeds it; the first call is the input, the last one the output. Plain
/// value.
struct NetworkGraph {
    QString name;  ///< the model's own; no part of the canonical text
    QList<GraphLayer> layers;
    QList<GraphCall> calls;
    QList<qint64> statedInput;         ///< rows, columns, channels as the file has them; 0: not given
    bool takesBytes = false;           ///< trained on values 0 - 255: it scales them itself (valuerange.h)
    bool isCheckedInBytes = false;     ///< a NetworkCheck's pictures are: the layer listed first scales them
    bool isValueRangeGuessed = false;  ///< takesBytes isn't told by what the network computes
    QString lastActivation;            ///< the last layer's own activation by Keras' name; may be empty

    const QList<qint64>& inputShape() const { return calls.first().shape; }
    /// Outputs: classes, or 1.
    qint64 outputs() const { return calls.last().shape.first(); }
    /// All variables, and those that get a gradient.
    qint64 parameterCount() const;
    qint64 trainedCount() const;
    /// Of one picture, forward.
    qint64 multiplyAdds() const;
    /// Why it can't be trained; empty when it can.
    QStringList obstacles() const;
    /// Sentences on what isn't as the file's author may expect.
    QStringList remarks() const;

    bool operator==(const NetworkGraph&) const = default;
};

}  // namespace epochmark

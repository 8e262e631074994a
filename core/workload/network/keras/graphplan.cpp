// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/graphplan.h"

#include "base/printable.h"

#include <QSet>
#include <QStringList>

namespace epochmark {

namespace {

/// What comes out only looks at what came in.
bool isView(const GraphLayer& layer)
{
    switch (layer.kind) {
    case LayerKind::Flatten:
    case LayerKind::Reshape:
    case LayerKind::Permute:
    case LayerKind::Cropping2D: return true;
    case LayerKind::Dropout:
    case LayerKind::SpatialDropout2D: return layer.rate == 0;
    case LayerKind::Activation: return layer.activation.kind == ActivationKind::Linear;
    default: return false;
    }
}

/// Whether the way back through a layer looks at what came in. A rectifier looks at what it gave, or is one
/// with the normalisation before it.
bool needsInput(const GraphLayer& layer)
{
    switch (layer.kind) {
    case LayerKind::Rescaling:
    case LayerKind::GlobalAveragePooling2D:
    case LayerKind::ZeroPadding2D:
    case LayerKind::UpSampling2D:
    case LayerKind::Dropout:
    case LayerKind::SpatialDropout2D:
    case LayerKind::Add:
    case LayerKind::Subtract:
    case LayerKind::Average:
    case LayerKind::Concatenate:
    case LayerKind::ScaledAdd: return false;
    case LayerKind::Activation:
        return layer.activation.kind != ActivationKind::Relu || layer.activation.slope != 0
               || layer.activation.threshold != 0;
    default: return true;
    }
}

/// Whether the way back through an activation looks at what it gave, as LibTorch's does; else at what came in.
bool looksAtOutput(const Activation& activation)
{
    switch (activation.kind) {
    case ActivationKind::Relu:
    case ActivationKind::Sigmoid:
    case ActivationKind::Tanh:
    case ActivationKind::Softmax:
    case ActivationKind::LogSoftmax:
    case ActivationKind::Exponential: return true;
    default: return false;
    }
}

/// Whether it looks at what it gave, or holds something else of that size: a mask, indices.
bool needsOutput(const GraphLayer& layer)
{
    if (mergesInputs(layer.kind)) {
        return false;
    }
    switch (layer.kind) {
    case LayerKind::Conv2D:
    case LayerKind::DepthwiseConv2D:
    case LayerKind::SeparableConv2D:
    case LayerKind::Dense: return layer.activation.kind != ActivationKind::Linear;
    case LayerKind::Rescaling:
    case LayerKind::BatchNormalization:
    case LayerKind::LayerNormalization:
    case LayerKind::AveragePooling2D:
    case LayerKind::GlobalAveragePooling2D:
    case LayerKind::ZeroPadding2D:
    case LayerKind::UpSampling2D:
    case LayerKind::LayerScale: return false;
    case LayerKind::Activation: return looksAtOutput(layer.activation);
    default: return true;
    }
}

bool slides(const GraphLayer& layer)
{
    return layer.kind == LayerKind::Conv2D || layer.kind == LayerKind::DepthwiseConv2D;
}

/// Of each call, whether what comes out is memory of its own that the way back needs: pictures and outputs
/// always are. A padding in front of convolutions is theirs.
QList<bool> keptValues(const NetworkGraph& graph)
{
    QList<bool> isNeeded(graph.calls.size(), false);
    isNeeded.first() = isNeeded.last() = true;
    QList<bool> isForSliding(graph.calls.size(), true);
    QList<bool> isKept(graph.calls.size(), false);
    for (qsizetype i = graph.calls.size(); i-- > 0;) {  // whoever needs it stands behind
        const GraphLayer& layer = graph.layers.at(graph.calls.at(i).layer);
        const bool passesOn = isView(layer) || (layer.kind == LayerKind::ZeroPadding2D && isForSliding.at(i));
        isKept[i] = !passesOn && (isNeeded.at(i) || needsOutput(layer));
        const bool needsFed = passesOn ? isNeeded.at(i) : needsInput(layer);
        for (const int input : graph.calls.at(i).inputs) {
            isNeeded[input] = isNeeded.at(input) || needsFed;
            isForSliding[input] = isForSliding.at(input) && slides(layer);
        }
    }
    return isKept;
}

QString sides(const GraphLayer::Pair& pair)
{
    return pair[0] == pair[1] && pair[0] == 1 ? QString()
                                              : QStringLiteral("%1 × %2").arg(pair[0]).arg(pair[1]);
}

QString strideWords(const GraphLayer::Pair& pair)
{
    if (pair[0] == pair[1]) {
        return pair[0] == 1 ? QString() : QStringLiteral("/ %1").arg(pair[0]);
    }
    return QStringLiteral("/ %1 × %2").arg(pair[0]).arg(pair[1]);
}

/// "3 × 3 / 2".
QString windowOf(const GraphLayer& layer)
{
    const QString window = layer.kind == LayerKind::UpSampling2D || !sides(layer.kernel).isEmpty()
                               ? sides(layer.kernel)
                               : QStringLiteral("1 × 1");
    return QStringLiteral("%1 %2").arg(window, strideWords(layer.strides)).trimmed();
}

bool hasWindow(const GraphLayer& layer)
{
    switch (layer.kind) {
    case LayerKind::Conv2D:
    case LayerKind::DepthwiseConv2D:
    case LayerKind::SeparableConv2D:
    case LayerKind::MaxPooling2D:
    case LayerKind::AveragePooling2D:
    case LayerKind::UpSampling2D: return true;
    default: return false;
    }
}

/// "3 × 3 / 2, relu"; a layer that is called after its activation needn't repeat it.
QString detailOf(const GraphLayer& layer)
{
    QStringList words;
    if (hasWindow(layer)) {
        words.append(windowOf(layer));
    }
    const QString function = layer.activation.kind == ActivationKind::Linear
                                 ? QString()
                                 : toString(layer.activation.kind);
    if (!function.isEmpty() && function.compare(layer.type, Qt::CaseInsensitive) != 0) {
        words.append(function);
    }
    return words.join(QStringLiteral(", "));
}

qint64 parametersOf(const GraphLayer& layer)
{
    qint64 count = 0;
    for (const GraphTensor& tensor : layer.tensors) {
        count += tensor.count();
    }
    return count;
}

}  // namespace

NetworkPlan planOf(const NetworkGraph& graph)
{
    NetworkPlan plan;
    plan.trained = graph.trainedCount();
    QSet<int> seen;
    const QList<bool> isKept = keptValues(graph);
    for (const GraphCall& call : graph.calls) {
        const GraphLayer& layer = graph.layers.at(call.layer);
        PlannedLayer planned;
        planned.name = layer.kind == LayerKind::Input ? QStringLiteral("input") : printable(layer.name, 60);
        planned.type = printable(layer.type, 40);
        planned.detail = detailOf(layer);
        planned.shape = call.shape;
        planned.inputs = call.inputs;
        planned.parameters = seen.contains(call.layer) ? 0 : parametersOf(layer);
        planned.multiplyAdds = call.multiplyAdds;
        planned.isKept = isKept.at(plan.layers.size());
        plan.layers.append(planned);
        seen.insert(call.layer);
    }
    return plan;
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/kerasmodel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace epochmark {

namespace {

/// A kind's name, which stays when the kinds are listed in another order.
QString nameOf(LayerKind kind)
{
    switch (kind) {
    case LayerKind::Input: return QStringLiteral("input");
    case LayerKind::Rescaling: return QStringLiteral("rescaling");
    case LayerKind::Normalization: return QStringLiteral("normalization");
    case LayerKind::Conv2D: return QStringLiteral("conv_2d");
    case LayerKind::DepthwiseConv2D: return QStringLiteral("depthwise_conv_2d");
    case LayerKind::SeparableConv2D: return QStringLiteral("separable_conv_2d");
    case LayerKind::Dense: return QStringLiteral("dense");
    case LayerKind::BatchNormalization: return QStringLiteral("batch_normalization");
    case LayerKind::LayerNormalization: return QStringLiteral("layer_normalization");
    case LayerKind::MaxPooling2D: return QStringLiteral("max_pooling_2d");
    case LayerKind::AveragePooling2D: return QStringLiteral("average_pooling_2d");
    case LayerKind::GlobalMaxPooling2D: return QStringLiteral("global_max_pooling_2d");
    case LayerKind::GlobalAveragePooling2D: return QStringLiteral("global_average_pooling_2d");
    case LayerKind::ZeroPadding2D: return QStringLiteral("zero_padding_2d");
    case LayerKind::Cropping2D: return QStringLiteral("cropping_2d");
    case LayerKind::UpSampling2D: return QStringLiteral("up_sampling_2d");
    case LayerKind::Flatten: return QStringLiteral("flatten");
    case LayerKind::Reshape: return QStringLiteral("reshape");
    case LayerKind::Permute: return QStringLiteral("permute");
    case LayerKind::Dropout: return QStringLiteral("dropout");
    case LayerKind::SpatialDropout2D: return QStringLiteral("spatial_dropout_2d");
    case LayerKind::Activation: return QStringLiteral("activation");
    case LayerKind::PRelu: return QStringLiteral("p_relu");
    case LayerKind::Add: return QStringLiteral("add");
    case LayerKind::Subtract: return QStringLiteral("subtract");
    case LayerKind::Multiply: return QStringLiteral("multiply");
    case LayerKind::Average: return QStringLiteral("average");
    case LayerKind::Maximum: return QStringLiteral("maximum");
    case LayerKind::Minimum: return QStringLiteral("minimum");
    case LayerKind::Concatenate: return QStringLiteral("concatenate");
    case LayerKind::LayerScale: return QStringLiteral("layer_scale");
    case LayerKind::ScaledAdd: return QStringLiteral("scaled_add");
    }
    return {};
}

QString nameOf(Initialiser::Kind kind)
{
    switch (kind) {
    case Initialiser::Kind::Constant: return QStringLiteral("constant");
    case Initialiser::Kind::Normal: return QStringLiteral("normal");
    case Initialiser::Kind::TruncatedNormal: return QStringLiteral("truncated_normal");
    case Initialiser::Kind::Uniform: return QStringLiteral("uniform");
    case Initialiser::Kind::Scaled: return QStringLiteral("variance_scaling");
    case Initialiser::Kind::Other: return QStringLiteral("other");
    }
    return {};
}

QString nameOf(Initialiser::Fan fan)
{
    return fan == Initialiser::Fan::In    ? QStringLiteral("fan_in")
           : fan == Initialiser::Fan::Out ? QStringLiteral("fan_out")
                                          : QStringLiteral("fan_avg");
}

QString nameOf(Initialiser::Distribution distribution)
{
    using Distribution = Initialiser::Distribution;
    return distribution == Distribution::Uniform           ? QStringLiteral("uniform")
           : distribution == Distribution::TruncatedNormal ? QStringLiteral("truncated_normal")
                                                           : QStringLiteral("untruncated_normal");
}

/// Writes what differs from a plain layer's, so that a field that is added later changes no text of old.
class LayerText {
public:
    explicit LayerText(const GraphLayer& layer) : m_layer(layer) {}

    QJsonObject object()
    {
        m_object.insert(QStringLiteral("kind"), nameOf(m_layer.kind));
        pairs();
        numbers();
        put("trainable", m_layer.isTrainable, m_plain.isTrainable);
        put("same", m_layer.isSame, m_plain.isSame);
        put("bias", m_layer.hasBias, m_plain.hasBias);
        put("center", m_layer.isCentred, m_plain.isCentred);
        put("scaled", m_layer.isScaled, m_plain.isScaled);
        put("keepdims", m_layer.keepsDims, m_plain.keepsDims);
        put("invert", m_layer.isInverted, m_plain.isInverted);
        put("bilinear", m_layer.isBilinear, m_plain.isBilinear);
        put("dims", list(m_layer.dims), list(m_plain.dims));
        put("scale", list(m_layer.scale), list(m_plain.scale));
        put("offset", list(m_layer.offset), list(m_plain.offset));
        put("activation", activation(m_layer.activation), activation(m_plain.activation));
        put("tensors", tensors(), QJsonArray());
        return m_object;
    }

private:
    void put(const char* key, const QJsonValue& value, const QJsonValue& plain)
    {
        if (value != plain) {
            m_object.insert(QLatin1String(key), value);
        }
    }

    template <typename List>
    static QJsonArray list(const List& values)
    {
        QJsonArray array;
        for (const auto value : values) {
            array.append(value);
        }
        return array;
    }

    void pairs()
    {
        put("kernel", list(m_layer.kernel), list(m_plain.kernel));
        put("strides", list(m_layer.strides), list(m_plain.strides));
        put("dilation", list(m_layer.dilation), list(m_plain.dilation));
        put("edges", list(m_layer.edges), list(m_plain.edges));
    }

    void numbers()
    {
        put("groups", m_layer.groups, m_plain.groups);
        put("units", m_layer.units, m_plain.units);
        put("multiplier", m_layer.multiplier, m_plain.multiplier);
        put("epsilon", m_layer.epsilon, m_plain.epsilon);
        put("momentum", m_layer.momentum, m_plain.momentum);
        put("rate", m_layer.rate, m_plain.rate);
        put("axis", m_layer.axis, m_plain.axis);
    }

    static QJsonArray activation(const Activation& activation)
    {
        return {toString(activation.kind),
                activation.slope,
                activation.ceiling ? QJsonValue(*activation.ceiling) : QJsonValue(),
                activation.threshold,
                activation.alpha,
                activation.axis};
    }

    QJsonArray tensors() const
    {
        QJsonArray array;
        for (const GraphTensor& tensor : m_layer.tensors) {
            const Initialiser& start = tensor.start;
            array.append(QJsonArray{tensor.name, list(tensor.sizes), tensor.isTrained, nameOf(start.kind),
                                    start.first, start.second, nameOf(start.fan), nameOf(start.distribution),
                                    start.name});
        }
        return array;
    }

    const GraphLayer& m_layer;
    const GraphLayer m_plain;
    QJsonObject m_object;
};

}  // namespace

QByteArray canonicalText(const NetworkGraph& graph)
{
    QJsonArray layers;
    for (const GraphLayer& layer : graph.layers) {
        layers.append(LayerText(layer).object());
    }
    QJsonArray calls;
    for (const GraphCall& call : graph.calls) {
        QJsonArray inputs;
        for (const int input : call.inputs) {
            inputs.append(input);
        }
        QJsonArray shape;
        for (const qint64 size : call.shape) {
            shape.append(size);
        }
        calls.append(QJsonArray{call.layer, inputs, shape});
    }
    const QJsonObject whole{{QStringLiteral("layers"), layers},
                            {QStringLiteral("calls"), calls},
                            {QStringLiteral("bytes"), graph.takesBytes}};
    return QJsonDocument(whole).toJson(QJsonDocument::Compact);
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/kerasmodel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace epochmark {

namespace {

/// Writes what differs from a plain layer's, so that a field that is added later changes no text of old.
class LayerText {
public:
    explicit LayerText(const GraphLayer& layer) : m_layer(layer) {}

    QJsonObject object()
    {
        m_object.insert(QStringLiteral("kind"), static_cast<int>(m_layer.kind));
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
            array.append(QJsonArray{
                tensor.name, list(tensor.sizes), tensor.isTrained, static_cast<int>(start.kind), start.first,
                start.second, static_cast<int>(start.fan), static_cast<int>(start.distribution), start.name});
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

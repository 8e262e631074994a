// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/inboundnodes.h"

#include "base/printable.h"
#include "workload/network/keras/layerconfig.h"
#include "workload/network/keras/layerreading.h"

#include <QJsonArray>
#include <QObject>

#include <cmath>

namespace epochmark {

namespace {

constexpr qsizetype kMaxNodes = 1'000;
constexpr int kMaxNode = 1'000'000;

bool isSource(const QJsonArray& history)
{
    return history.size() >= 3 && history.at(0).isString() && history.at(1).isDouble()
           && history.at(1).toInt(-1) >= 0 && history.at(1).toInt() < kMaxNode;
}

bool isFunctional(const OutlineLayer& layer)
{
    return layer.model != nullptr && !layer.model->isSequential;
}

}  // namespace

Error InboundNodes::refusal(int layer, const QString& reason) const
{
    const GraphLayer& refused = m_outline.layers.at(layer).layer;
    return refusedLayer(refused.name, refused.type, reason);
}

Result<void> InboundNodes::connect(int index, const QJsonObject& entry)
{
    const QJsonArray nodes = entry.value(QLatin1String("inbound_nodes")).toArray();
    if (nodes.size() > kMaxNodes) {
        return refusal(index, QObject::tr("it is used more than %1 times").arg(kMaxNodes));
    }
    for (const QJsonValue& value : nodes) {
        auto made = value.isArray() ? legacyNode(index, value.toArray()) : node(index, value.toObject());
        if (!made) {
            return made.error();
        }
        m_outline.layers[index].nodes.append(std::move(made).value());
    }
    OutlineLayer& layer = m_outline.layers[index];
    const QString module = entry.value(QLatin1String("module")).toString();
    if (module.startsWith(QLatin1String("keras.src.ops"))) {
        if (const auto taken = takeOperation(layer, entry); !taken) {
            return taken;
        }
    }
    // What is used once stands behind what feeds it in every file that Keras writes.
    for (const OutlineNode::Source& source :
         layer.nodes.size() == 1 ? layer.nodes.first().sources : QList<OutlineNode::Source>()) {
        if (source.layer >= index) {
            return refusal(index, QObject::tr("it is fed by a layer that stands behind it"));
        }
    }
    return {};
}

Result<void> InboundNodes::takeOperation(OutlineLayer& layer, const QJsonObject& entry) const
{
    LayerConfig config(layer.layer.name, layer.layer.type, entry.value(QLatin1String("config")).toObject());
    if (layer.nodes.size() != 1) {
        config.refuse(QObject::tr("it is an operator without inputs"));
        return *config.problem();
    }
    layer.layer = readOperation(config, layer.nodes.first().number, layer.nodes.first().isNumberFirst);
    return config.problem() ? Result<void>(*config.problem()) : Result<void>();
}

Result<void> InboundNodes::addSource(int layer, OutlineNode& node, const QJsonArray& history,
                                     bool isLegacy) const
{
    const QString name = history.at(0).toString();
    if (!isSource(history) || !m_places.contains(name)) {
        return refusal(
            layer,
            QObject::tr("it is fed by \"%1\", which is no layer of the model").arg(printable(name, 80)));
    }
    if (history.at(2).toInt() != 0) {
        return refusal(layer, QObject::tr("\"%1\" would have several outputs").arg(printable(name, 80)));
    }
    const int place = m_places.value(name);
    // Keras 2 counts a use of its own before a model's first.
    const int shift = isLegacy && m_outline.layers.at(place).model != nullptr ? 1 : 0;
    node.sources.append({place, std::max(0, history.at(1).toInt() - shift)});
    return {};
}

Result<OutlineNode> InboundNodes::legacyNode(int layer, const QJsonArray& sources) const
{
    OutlineNode node;
    for (const QJsonValue& source : sources) {
        if (const auto added = addSource(layer, node, source.toArray(), true); !added) {
            return added.error();
        }
    }
    return node;
}

Result<void> InboundNodes::gather(int layer, OutlineNode& node, const QJsonValue& argument, int depth) const
{
    if (argument.isArray() && depth < 4) {
        for (const QJsonValue& entry : argument.toArray()) {
            if (const auto gathered = gather(layer, node, entry, depth + 1); !gathered) {
                return gathered;
            }
        }
        return {};
    }
    const QJsonObject object = argument.toObject();
    const QJsonObject config = object.value(QLatin1String("config")).toObject();
    if (object.value(QLatin1String("class_name")).toString() == QLatin1String("__keras_tensor__")) {
        return addSource(layer, node, config.value(QLatin1String("keras_history")).toArray(), false);
    }
    if (argument.isDouble() && !node.number && std::isfinite(argument.toDouble())) {
        node.number = argument.toDouble();
        node.isNumberFirst = node.sources.isEmpty();
        return {};
    }
    return argument.isNull() ? Result<void>()
                             : refusal(layer, QObject::tr("it is called with something that isn't a tensor"));
}

Result<OutlineNode> InboundNodes::node(int layer, const QJsonObject& call) const
{
    OutlineNode node;
    if (const auto gathered = gather(layer, node, call.value(QLatin1String("args")), 0); !gathered) {
        return gathered.error();
    }
    // Keras overrides a recorded `training` and passes no masks between layers of pictures.
    const QJsonObject named = call.value(QLatin1String("kwargs")).toObject();
    for (auto argument = named.begin(); argument != named.end(); ++argument) {
        if (argument.key() == QLatin1String("training") || argument.value().isNull()) {
            continue;
        }
        if (const auto gathered = gather(layer, node, argument.value(), 0); !gathered) {
            return gathered.error();
        }
    }
    if (node.number && !m_outline.layers.at(layer).layer.isOperation) {
        return refusal(layer, QObject::tr("it is called with a number"));
    }
    return node;
}

std::optional<OutlineNode::Source> InboundNodes::only(const QJsonValue& layers) const
{
    QJsonArray entry = layers.toArray();
    if (entry.size() == 1) {
        entry = entry.first().toArray();
    }
    if (!isSource(entry) || !m_places.contains(entry.at(0).toString()) || entry.at(2).toInt() != 0) {
        return std::nullopt;
    }
    const int place = m_places.value(entry.at(0).toString());
    const int shift = isFunctional(m_outline.layers.at(place)) ? 1 : 0;
    return OutlineNode::Source{place, std::max(0, entry.at(1).toInt() - shift)};
}

}  // namespace epochmark

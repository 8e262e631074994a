// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/modeloutline.h"

#include "base/printable.h"
#include "workload/network/keras/inboundnodes.h"
#include "workload/network/keras/layerconfig.h"
#include "workload/network/keras/layerorder.h"
#include "workload/network/keras/layerreading.h"

#include <QHash>
#include <QJsonArray>
#include <QObject>

namespace epochmark {

namespace {

constexpr int kMaxDepth = 8;
constexpr qsizetype kMaxLayers = 10'000;

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

bool isModel(const QString& type)
{
    return type == QLatin1String("Sequential") || type == QLatin1String("Functional")
           || type == QLatin1String("Model");
}

/// Whether Keras itself defines it: a class of somebody else's has another module, or a package before its
/// registered name. Keras 2 names neither.
bool isOfKeras(const QJsonObject& object)
{
    const QString module = textOf(object, "module");
    const QString package = textOf(object, "registered_name").section(u'>', 0, -2);
    const bool isKeras = module.isEmpty() || module == QLatin1String("keras")
                         || module.startsWith(QLatin1String("keras."))
                         || module.startsWith(QLatin1String("tensorflow.keras"))
                         || module.startsWith(QLatin1String("tensorflow.python.keras"));
    return isKeras && (package.isEmpty() || package == QLatin1String("keras"));
}

bool isOperation(const QJsonObject& object)
{
    return textOf(object, "module").startsWith(QLatin1String("keras.src.ops"));
}

/// What the layer computes in; a policy is its name.
QString dtypeOf(const QJsonValue& value)
{
    if (value.isString()) {
        return value.toString();
    }
    const QJsonObject policy = value.toObject();
    return textOf(policy.value(QLatin1String("config")).toObject(), "name");
}

/// Layers of a model, one after the other.
class OutlineReader {
public:
    OutlineReader(ModelOutline& outline, int depth) : m_outline(outline), m_depth(depth) {}

    Result<void> read(const QJsonObject& model)
    {
        const QString type = textOf(model, "class_name");
        const QJsonObject config = model.value(QLatin1String("config")).toObject();
        m_outline.name = textOf(config, "name");
        m_outline.isSequential = type == QLatin1String("Sequential");
        m_outline.isTrainable = m_outline.isSequential
                                || config.value(QLatin1String("trainable")).toBool(true);
        if (!isModel(type) || !isOfKeras(model)) {
            return refusedModel(
                type, QObject::tr("it isn't a Sequential or Functional model. A subclassed model's file "
                                  "doesn't say what it computes: build it from layers and save it again"));
        }
        const QJsonArray listed = config.value(QLatin1String("layers")).toArray();
        if (listed.isEmpty() || listed.size() > kMaxLayers) {
            return refusedModel(type, listed.isEmpty()
                                          ? QObject::tr("it has no layers")
                                          : QObject::tr("it has more than %1 layers").arg(kMaxLayers));
        }
        for (const QJsonValue& entry : listed) {
            if (const auto taken = takeLayer(entry.toObject()); !taken) {
                return taken;
            }
        }
        return m_outline.isSequential ? chain(model, config) : connect(config, type);
    }

private:
    Error refusedModel(const QString& type, const QString& reason) const
    {
        return refusedLayer(m_outline.name, type.isEmpty() ? QObject::tr("no class_name") : type, reason);
    }

    Result<void> takeLayer(const QJsonObject& entry)
    {
        const QJsonObject config = entry.value(QLatin1String("config")).toObject();
        const QString type = textOf(entry, "class_name");
        const QString name = entry.contains(QLatin1String("name")) ? textOf(entry, "name")
                                                                   : textOf(config, "name");
        OutlineLayer layer;
        layer.layer.name = name;
        layer.layer.type = type;
        const Result<void> read = type == QLatin1String("InputLayer") ? takeInput(config, layer)
                                  : isModel(type)                     ? takeModel(entry, layer)
                                                                      : takeKnown(entry, config, layer);
        if (!read) {
            return read;
        }
        noteStatedInput(config);
        if (m_places.contains(name) && !m_outline.isSequential) {
            return refusedLayer(name, type, QObject::tr("another layer has the same name"));
        }
        m_places.insert(name, static_cast<int>(m_outline.layers.size()));
        m_entries.append(entry);
        m_outline.layers.append(layer);
        return {};
    }

    Result<void> takeInput(const QJsonObject& config, OutlineLayer& layer)
    {
        layer.layer.kind = LayerKind::Input;
        if (config.value(QLatin1String("sparse")).toBool()
            || config.value(QLatin1String("ragged")).toBool()) {
            return refusedLayer(layer.layer.name, layer.layer.type, QObject::tr("it is sparse or ragged"));
        }
        return {};
    }

    Result<void> takeModel(const QJsonObject& entry, OutlineLayer& layer)
    {
        if (m_depth >= kMaxDepth) {
            return refusedLayer(layer.layer.name, layer.layer.type,
                                QObject::tr("models are nested deeper than %1").arg(kMaxDepth));
        }
        auto model = ModelOutline::read(entry, m_depth + 1);
        if (!model) {
            return model.error();
        }
        layer.model = std::move(model).value();
        return {};
    }

    static Result<void> takeKnown(const QJsonObject& entry, const QJsonObject& config, OutlineLayer& layer)
    {
        const QString& name = layer.layer.name;
        const QString& type = layer.layer.type;
        if (!isOfKeras(entry)) {
            return refusedLayer(name, type,
                                QObject::tr("it is none of Keras' own layers, and code of others is "
                                            "never loaded"));
        }
        if (isOperation(entry)) {
            layer.layer.isOperation = true;  // what it is depends on what leads to it
            return {};
        }
        const QString dtype = dtypeOf(config.value(QLatin1String("dtype")));
        if (!dtype.isEmpty() && dtype != QLatin1String("float32")
            && !dtype.startsWith(QLatin1String("mixed_"))) {
            return refusedLayer(
                name, type,
                QObject::tr("it computes in %1; float32 is what is taken").arg(printable(dtype, 40)));
        }
        LayerConfig reader(name, type, config);
        layer.layer = readLayer(reader);
        return reader.problem() ? Result<void>(*reader.problem()) : Result<void>();
    }

    /// The first layer's word of what comes in; Keras 2 has it at any layer.
    void noteStatedInput(const QJsonObject& config)
    {
        for (const char* key : {"batch_shape", "batch_input_shape"}) {
            const QJsonArray shape = config.value(QLatin1String(key)).toArray();
            if (m_outline.statedInput.isEmpty() && m_outline.layers.isEmpty() && !shape.isEmpty()) {
                takeShape(shape);
            }
        }
    }

    void takeShape(const QJsonArray& shape)
    {
        m_outline.statedInput.clear();
        for (qsizetype i = 1; i < shape.size(); ++i) {
            m_outline.statedInput.append(static_cast<qint64>(qBound(-1.0, shape.at(i).toDouble(), 1e9)));
        }
    }

    /// A Sequential model: each layer is fed by the one before it.
    Result<void> chain(const QJsonObject& model, const QJsonObject& config)
    {
        if (m_outline.statedInput.isEmpty()) {
            const QJsonObject built = model.value(QLatin1String("build_config")).toObject();
            const QJsonArray here = config.value(QLatin1String("build_input_shape")).toArray();
            takeShape(here.isEmpty() ? built.value(QLatin1String("input_shape")).toArray() : here);
        }
        if (m_outline.layers.first().layer.kind == LayerKind::Input && !m_outline.layers.first().model) {
            m_outline.layers.removeFirst();
        }
        for (int i = 0; i < m_outline.layers.size(); ++i) {
            OutlineLayer& layer = m_outline.layers[i];
            if (layer.layer.kind == LayerKind::Input && !layer.model) {
                return refusedLayer(layer.layer.name, layer.layer.type,
                                    QObject::tr("it stands behind other layers, or is an operator in a "
                                                "Sequential model"));
            }
            layer.nodes = {OutlineNode{{{i - 1, 0}}, {}, false}};
            m_outline.order.append(i);
        }
        return m_outline.layers.isEmpty()
                   ? Result<void>(refusedModel(QStringLiteral("Sequential"), QObject::tr("it has no layers")))
                   : Result<void>();
    }

    Result<void> connect(const QJsonObject& config, const QString& type)
    {
        InboundNodes inbound(m_outline, m_places);
        for (int i = 0; i < m_outline.layers.size(); ++i) {
            if (const auto connected = inbound.connect(i, m_entries.at(i)); !connected) {
                return connected;
            }
        }
        const auto input = inbound.only(config.value(QLatin1String("input_layers")));
        const auto output = inbound.only(config.value(QLatin1String("output_layers")));
        if (!input || !output) {
            return refusedModel(type,
                                QObject::tr("it has several inputs or outputs, or none. A network with one "
                                            "picture in and one vector out is taken"));
        }
        m_outline.input = *input;
        m_outline.output = *output;
        const auto ordered = layerOrder(m_outline);
        if (!ordered) {
            return refusedModel(
                type, QObject::tr("its layers feed each other in a circle, or one of them is never fed"));
        }
        m_outline.order = *ordered;
        return finishInput(type);
    }

    Result<void> finishInput(const QString& type)
    {
        const OutlineLayer& entrance = m_outline.layers.at(m_outline.input.layer);
        if (entrance.layer.kind != LayerKind::Input || entrance.model || entrance.layer.isOperation) {
            return refusedModel(type, QObject::tr("its input isn't an InputLayer"));
        }
        const QJsonObject config =
            m_entries.at(m_outline.input.layer).value(QLatin1String("config")).toObject();
        for (const char* key : {"batch_shape", "batch_input_shape"}) {
            if (const QJsonArray shape = config.value(QLatin1String(key)).toArray(); !shape.isEmpty()) {
                takeShape(shape);
            }
        }
        return {};
    }

    ModelOutline& m_outline;
    int m_depth;
    QHash<QString, int> m_places;
    QList<QJsonObject> m_entries;
};

}  // namespace

Result<std::shared_ptr<const ModelOutline>> ModelOutline::read(const QJsonObject& model, int depth)
{
    auto outline = std::make_shared<ModelOutline>();
    if (const auto read = OutlineReader(*outline, depth).read(model); !read) {
        return read.error();
    }
    return std::shared_ptr<const ModelOutline>(outline);
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/kerasmodel.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <utility>

/// Keras models as a test writes them, layer by layer, and how they are read.
namespace epochmark::test {

using Change = std::function<void(QJsonObject&)>;

inline QJsonObject layer(const char* type, const char* name, QJsonObject config = {})
{
    config.insert(QStringLiteral("name"), QLatin1String(name));
    return {{QStringLiteral("module"), QStringLiteral("keras.layers")},
            {QStringLiteral("class_name"), QLatin1String(type)},
            {QStringLiteral("config"), config},
            {QStringLiteral("registered_name"), QJsonValue::Null},
            {QStringLiteral("name"), QLatin1String(name)}};
}

inline QJsonArray shape(QList<QJsonValue> sizes)
{
    QJsonArray array;
    for (const QJsonValue& size : sizes) {
        array.append(size);
    }
    return array;
}

inline QJsonObject inputLayer(int rows = 32, int columns = 40, int channels = 3)
{
    const auto size = [](int value) { return value > 0 ? QJsonValue(value) : QJsonValue(); };
    return layer(
        "InputLayer", "input",
        {{QStringLiteral("batch_shape"), shape({QJsonValue(), size(rows), size(columns), size(channels)})}});
}

inline QJsonObject conv(const char* name, int filters)
{
    return layer("Conv2D", name,
                 {{QStringLiteral("filters"), filters}, {QStringLiteral("kernel_size"), shape({3, 3})}});
}

inline QJsonObject dense(const char* name, int units, const char* activation = "linear")
{
    return layer(
        "Dense", name,
        {{QStringLiteral("units"), units}, {QStringLiteral("activation"), QLatin1String(activation)}});
}

inline QJsonObject sequential(const QList<QJsonObject>& layers, const char* name = "sequential")
{
    QJsonArray listed;
    for (const QJsonObject& entry : layers) {
        listed.append(entry);
    }
    return {{QStringLiteral("module"), QStringLiteral("keras")},
            {QStringLiteral("class_name"), QStringLiteral("Sequential")},
            {QStringLiteral("config"),
             QJsonObject{{QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("layers"), listed}}}};
}

inline QJsonObject small()
{
    return sequential(
        {inputLayer(), conv("first", 4), layer("GlobalMaxPooling2D", "pool"), dense("head", 1, "sigmoid")});
}

/// The same model with one layer's configuration changed.
inline QJsonObject changed(QJsonObject model, int index, const Change& change)
{
    QJsonObject config = model.value(QLatin1String("config")).toObject();
    QJsonArray layers = config.value(QLatin1String("layers")).toArray();
    QJsonObject entry = layers.at(index).toObject();
    QJsonObject inner = entry.value(QLatin1String("config")).toObject();
    change(inner);
    entry.insert(QStringLiteral("config"), inner);
    layers.replace(index, entry);
    config.insert(QStringLiteral("layers"), layers);
    model.insert(QStringLiteral("config"), config);
    return model;
}

/// What leads to a layer of a Functional model, in Keras 3's words.
inline QJsonArray fedBy(const QStringList& names)
{
    QJsonArray tensors;
    for (const QString& name : names) {
        tensors.append(QJsonObject{{QStringLiteral("class_name"), QStringLiteral("__keras_tensor__")},
                                   {QStringLiteral("config"),
                                    QJsonObject{{QStringLiteral("keras_history"), QJsonArray{name, 0, 0}}}}});
    }
    const QJsonArray args = names.size() == 1 ? tensors : QJsonArray{tensors};
    return {QJsonObject{{QStringLiteral("args"), args}, {QStringLiteral("kwargs"), QJsonObject()}}};
}

inline QJsonObject functional(const QList<std::pair<QJsonObject, QStringList>>& layers)
{
    QJsonArray listed;
    for (auto [entry, sources] : layers) {
        entry.insert(QStringLiteral("inbound_nodes"), sources.isEmpty() ? QJsonArray() : fedBy(sources));
        listed.append(entry);
    }
    const QString last = layers.last().first.value(QLatin1String("name")).toString();
    return {{QStringLiteral("module"), QStringLiteral("keras.src.models.functional")},
            {QStringLiteral("class_name"), QStringLiteral("Functional")},
            {QStringLiteral("config"),
             QJsonObject{{QStringLiteral("name"), QStringLiteral("branched")},
                         {QStringLiteral("trainable"), true},
                         {QStringLiteral("layers"), listed},
                         {QStringLiteral("input_layers"), QJsonArray{QStringLiteral("input"), 0, 0}},
                         {QStringLiteral("output_layers"), QJsonArray{last, 0, 0}}}}};
}

inline QByteArray text(const QJsonObject& model)
{
    return QJsonDocument(model).toJson(QJsonDocument::Compact);
}

inline Result<KerasModel> read(const QByteArray& json)
{
    return KerasModel::read(json, QStringLiteral("model.keras"), {});
}

inline Result<KerasModel> read(const QJsonObject& model)
{
    return read(text(model));
}

inline QString refusal(const Result<KerasModel>& result)
{
    return result ? QStringLiteral("taken") : result.error().message;
}

}  // namespace epochmark::test

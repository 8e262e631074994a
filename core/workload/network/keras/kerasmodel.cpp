// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/kerasmodel.h"

#include "workload/network/keras/graphbuilder.h"
#include "workload/network/keras/modeloutline.h"
#include "workload/network/keras/modeltext.h"
#include "workload/network/keras/networkending.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

namespace epochmark {

namespace {

/// Rows and columns that the network is built for.
Result<PictureSize> sizeFor(const ModelOutline& outline, const QString& name, std::optional<PictureSize> size)
{
    const QList<qint64>& stated = outline.statedInput;
    if (stated.size() != 3 || (stated.at(2) != 3 && stated.at(2) != 0)) {
        return modeltext::refused(
            name, stated.isEmpty() ? QObject::tr("it doesn't say what comes in. Give its first layer an "
                                                 "input shape, rows × columns × 3")
                                   : QObject::tr("its input isn't a picture of 3 channels, rows × columns "
                                                 "× 3"));
    }
    PictureSize wanted{stated.at(0), stated.at(1)};
    if (wanted.rows == 0 || wanted.columns == 0) {
        if (!size) {
            return Error{
                ErrorCode::Usage,
                QObject::tr("%1 leaves the size of its pictures open. Say it: --input-size N, from %2 to %3.")
                    .arg(name)
                    .arg(PictureSize::kLeast)
                    .arg(PictureSize::kMost),
                {}};
        }
        wanted = {wanted.rows == 0 ? size->rows : wanted.rows,
                  wanted.columns == 0 ? size->columns : wanted.columns};
    }
    const bool fits = wanted.rows >= PictureSize::kLeast && wanted.rows <= PictureSize::kMost
                      && wanted.columns >= PictureSize::kLeast && wanted.columns <= PictureSize::kMost;
    return fits ? Result<PictureSize>(wanted)
                : modeltext::refused(
                    name, QObject::tr("its pictures, %1 × %2, must have from %3 to %4 rows and columns")
                              .arg(wanted.rows)
                              .arg(wanted.columns)
                              .arg(PictureSize::kLeast)
                              .arg(PictureSize::kMost));
}

/// Of the layers as listed, the one whose output is the model's; -1 when it isn't told.
qsizetype lastLayer(const QJsonObject& config)
{
    const QJsonArray layers = config.value(QLatin1String("layers")).toArray();
    QJsonArray output = config.value(QLatin1String("output_layers")).toArray();
    if (output.isEmpty()) {
        return layers.size() - 1;
    }
    output = output.first().isArray() ? output.first().toArray() : output;
    for (qsizetype i = 0; i < layers.size(); ++i) {
        if (layers.at(i).toObject().value(QLatin1String("name")) == output.first()) {
            return i;
        }
    }
    return -1;
}

/// The model with another number of outputs: logits of its last layer.
Result<QJsonObject> withHead(QJsonObject model, int outputs, const QString& name)
{
    QJsonObject config = model.value(QLatin1String("config")).toObject();
    QJsonArray layers = config.value(QLatin1String("layers")).toArray();
    const qsizetype place = lastLayer(config);
    QJsonObject layer = place < 0 ? QJsonObject() : layers.at(place).toObject();
    if (layer.value(QLatin1String("class_name")) != QLatin1String("Dense")) {
        return modeltext::refused(
            name,
            QObject::tr("its last layer isn't Dense, so that none that fits the classes can take its place"));
    }
    QJsonObject inner = layer.value(QLatin1String("config")).toObject();
    inner.insert(QStringLiteral("units"), outputs);
    inner.insert(QStringLiteral("activation"), QStringLiteral("linear"));
    layer.insert(QStringLiteral("config"), inner);
    layers.replace(place, layer);
    config.insert(QStringLiteral("layers"), layers);
    model.insert(QStringLiteral("config"), config);
    return model;
}

bool isOfKeras2(const QJsonObject& model)
{
    return model.value(QLatin1String("keras_version")).toString().startsWith(QLatin1String("2."));
}

/// The network of the description as it stands, obstacles of its ending among the layers'.
Result<KerasModel> modelOf(const QJsonObject& described, const QString& name, std::optional<PictureSize> size,
                           bool isHeadNew)
{
    const auto outline = ModelOutline::read(described);
    if (!outline) {
        return outline.error();
    }
    const auto wanted = sizeFor(*outline.value(), name, size);
    if (!wanted) {
        return wanted.error();
    }
    auto graph = buildGraph(*outline.value(), wanted->rows, wanted->columns);
    if (!graph) {
        return graph.error();
    }
    for (GraphLayer& layer : graph->layers) {
        if (isOfKeras2(described) && layer.activation.kind == ActivationKind::HardSigmoid) {
            layer.activation.kind = ActivationKind::SteepHardSigmoid;
        }
    }
    CompiledTraining compiled = readCompiled(described);
    if (isHeadNew) {  // the file's loss is that of outputs which aren't there any more
        compiled.loss.reset();
    }
    const NetworkEnding ending = endingOf(graph.value(), compiled);
    graph->layers[graph->calls.last().layer].obstacles += ending.obstacles;
    compiled.remarks += graph->remarks() + ending.remarks;
    return KerasModel{std::move(graph).value(), std::move(compiled), isHeadNew};
}

bool fits(const KerasModel& model, int outputs)
{
    return model.graph.outputs() == outputs && endingOf(model.graph, model.compiled).obstacles.isEmpty();
}

}  // namespace

Result<KerasModel> KerasModel::read(const QByteArray& text, const QString& name,
                                    std::optional<PictureSize> size, std::optional<int> outputs)
{
    const auto parsed = modeltext::parsed(text, name);
    if (!parsed) {
        return parsed.error();
    }
    if (!parsed->contains(QLatin1String("class_name"))) {
        return modeltext::refused(
            name, QObject::tr("it holds no description of a Keras model. Choose a .keras file, "
                              "or the text that model.to_json() gives"));
    }
    auto model = modelOf(parsed.value(), name, size, false);
    if (!outputs || (model && fits(model.value(), *outputs))) {
        return model;
    }
    const auto refitted = withHead(parsed.value(), *outputs, name);
    return refitted ? modelOf(refitted.value(), name, size, true) : Result<KerasModel>(refitted.error());
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "networktext.h"

#include "base/format.h"
#include "base/printable.h"
#include "console.h"
#include "workload/network/keras/graphmemory.h"
#include "workload/workloadplan.h"
#include "workload/workloadspec.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QObject>
#include <QStringList>

namespace epochmark::cli::networktext {

namespace {

constexpr int kBatch = 20;

template <typename List>
QJsonArray array(const List& values)
{
    QJsonArray made;
    for (const auto& value : values) {
        made.append(value);
    }
    return made;
}

QString words(const QList<qint64>& shape)
{
    QStringList sizes;
    for (const qint64 size : shape) {
        sizes.append(QString::number(size));
    }
    return sizes.join(QStringLiteral(" × "));
}

qint64 parametersOf(const GraphLayer& layer)
{
    qint64 count = 0;
    for (const GraphTensor& tensor : layer.tensors) {
        count += tensor.count();
    }
    return count;
}

QString nameOf(const NetworkGraph& graph, const GraphCall& call)
{
    const GraphLayer& layer = graph.layers.at(call.layer);
    return layer.kind == LayerKind::Input ? QStringLiteral("input") : printable(layer.name, 60);
}

/// What leads to it where that isn't just the layer before.
QString sourcesOf(const NetworkGraph& graph, qsizetype index)
{
    const GraphCall& call = graph.calls.at(index);
    if (call.inputs.size() == 1 && call.inputs.first() == index - 1) {
        return {};
    }
    QStringList names;
    for (const int input : call.inputs) {
        names.append(nameOf(graph, graph.calls.at(input)));
    }
    return names.join(QStringLiteral(", "));
}

QString layerTable(const NetworkGraph& graph)
{
    QList<QStringList> rows{{QObject::tr("Layer"), QObject::tr("Type"), QObject::tr("Output"),
                             QObject::tr("Parameters"), QObject::tr("Multiply-adds"),
                             QObject::tr("Comes from")}};
    for (qsizetype i = 0; i < graph.calls.size(); ++i) {
        const GraphCall& call = graph.calls.at(i);
        const GraphLayer& layer = graph.layers.at(call.layer);
        const qint64 parameters = parametersOf(layer);
        const QString type = layer.isTrainable ? printable(layer.type, 40)
                                               : QObject::tr("%1, frozen").arg(printable(layer.type, 40));
        rows.append({nameOf(graph, call), type, words(call.shape),
                     parameters > 0 ? format::count(parameters) : QString(),
                     call.multiplyAdds > 0 ? format::count(call.multiplyAdds) : QString(),
                     sourcesOf(graph, i)});
    }
    return table(rows, {false, false, false, true, true, false});
}

QString valueRange(const NetworkGraph& graph)
{
    return graph.takesBytes ? QObject::tr("values 0 to 255: the network scales them itself")
                            : QObject::tr("values 0 to 1");
}

int statesOf(const CompiledTraining& compiled)
{
    return compiled.optimiser.value_or(OptimiserSettings()).stateCount();
}

QString textHash(const NetworkGraph& graph)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(canonicalText(graph), QCryptographicHash::Sha256).toHex());
}

QJsonObject layerObject(const NetworkGraph& graph, const GraphCall& call)
{
    const GraphLayer& layer = graph.layers.at(call.layer);
    QJsonArray tensors;
    for (const GraphTensor& tensor : layer.tensors) {
        tensors.append(QJsonObject{{QStringLiteral("name"), tensor.name},
                                   {QStringLiteral("shape"), array(tensor.sizes)},
                                   {QStringLiteral("trained"), tensor.isTrained}});
    }
    return {
        {QStringLiteral("name"), nameOf(graph, call)}, {QStringLiteral("type"), layer.type},
        {QStringLiteral("output"), array(call.shape)}, {QStringLiteral("inputs"), array(call.inputs)},
        {QStringLiteral("tensors"), tensors},          {QStringLiteral("multiply_adds"), call.multiplyAdds}};
}

}  // namespace

QString described(const NetworkDefinition& network)
{
    QList<QStringList> rows{{QObject::tr("Tensor"), QObject::tr("Shape"), QObject::tr("Parameters")}};
    for (const NetworkTensor& tensor : network.parameters(1)) {
        rows.append({tensor.name, words(tensor.sizes), format::count(tensor.count())});
    }
    const QString head = QObject::tr("%1: %2\nTwo classes: %3 parameters. Starts: %4.")
                             .arg(network.title(), network.description(),
                                  format::count(network.parameterCount(1)), network.initialisation());
    WorkloadSpec workload;
    workload.network = network.id();
    return head + u'\n' + planCosts(workload) + QStringLiteral("\n\n") + table(rows, {false, false, true});
}

QJsonObject toJson(const NetworkDefinition& network)
{
    QJsonArray tensors;
    for (const NetworkTensor& tensor : network.parameters(1)) {
        tensors.append(QJsonObject{{QStringLiteral("name"), tensor.name},
                                   {QStringLiteral("shape"), array(tensor.sizes)}});
    }
    return {{QStringLiteral("name"), network.id()},
            {QStringLiteral("title"), network.title()},
            {QStringLiteral("parameters"), network.parameterCount(1)},
            {QStringLiteral("multiply_adds"), network.plan(1).multiplyAdds()},
            {QStringLiteral("memory_bytes"), network.plan(1).trainingBytes(kBatch, 1)},
            {QStringLiteral("initialisation"), network.initialisation()},
            {QStringLiteral("tensors"), tensors}};
}

QString described(const KerasModel& model, const QString& file)
{
    const NetworkGraph& graph = model.graph;
    const auto& optimiser = model.compiled.optimiser;
    QStringList lines{
        QObject::tr("%1: %2 in, %3 out")
            .arg(printable(file), words(graph.inputShape()), QString::number(graph.outputs())),
        valueRange(graph),
        QObject::tr("%1 parameters, %2 of them trained")
            .arg(format::count(graph.parameterCount()), format::count(graph.trainedCount())),
        QObject::tr("%1 multiply-adds a picture, forward").arg(format::count(graph.multiplyAdds())),
        QObject::tr("training a batch of %1 takes at least %2 of memory")
            .arg(kBatch)
            .arg(format::bytes(trainingBytes(graph, kBatch, statesOf(model.compiled)))),
        optimiser ? QObject::tr("optimiser in the file: %1, learning rate %2")
                        .arg(optimiser->title(), format::number(optimiser->learningRate))
                  : QObject::tr("the file names no optimiser that is computed here")};
    lines += model.compiled.remarks;
    for (const QString& obstacle : graph.obstacles()) {
        lines.append(QObject::tr("it can be computed, but not trained: %1").arg(obstacle));
    }
    return lines.join(u'\n') + QStringLiteral("\n\n") + layerTable(graph);
}

QJsonObject toJson(const KerasModel& model, const QString& file)
{
    const NetworkGraph& graph = model.graph;
    QJsonArray layers;
    for (const GraphCall& call : graph.calls) {
        layers.append(layerObject(graph, call));
    }
    QJsonObject object{
        {QStringLiteral("file"), file},
        {QStringLiteral("name"), graph.name},
        {QStringLiteral("input"), array(graph.inputShape())},
        {QStringLiteral("outputs"), graph.outputs()},
        {QStringLiteral("values"), graph.takesBytes ? QStringLiteral("0-255") : QStringLiteral("0-1")},
        {QStringLiteral("parameters"), graph.parameterCount()},
        {QStringLiteral("trainable"), graph.trainedCount()},
        {QStringLiteral("multiply_adds"), graph.multiplyAdds()},
        {QStringLiteral("memory_bytes"), trainingBytes(graph, kBatch, statesOf(model.compiled))},
        {QStringLiteral("sha256"), textHash(graph)},
        {QStringLiteral("remarks"), array(model.compiled.remarks + graph.obstacles())},
        {QStringLiteral("layers"), layers}};
    if (model.compiled.optimiser) {
        object.insert(QStringLiteral("optimizer"), model.compiled.optimiser->fingerprintObject());
    }
    if (model.compiled.loss) {
        object.insert(QStringLiteral("loss"), *model.compiled.loss);
    }
    return object;
}

QJsonObject toJson(const NetworkCheck& check, const NetworkGraph& graph, const QString& file)
{
    QJsonArray gradients;
    for (const NetworkCheck::Gradient& gradient : check.gradients) {
        gradients.append(QJsonObject{{QStringLiteral("name"), gradient.name},
                                     {QStringLiteral("shape"), array(gradient.sizes)},
                                     {QStringLiteral("norm"), gradient.norm},
                                     {QStringLiteral("sum"), gradient.sum}});
    }
    return {{QStringLiteral("file"), file},
            {QStringLiteral("epochmark"), QStringLiteral(EPOCHMARK_VERSION)},
            {QStringLiteral("parameters"), graph.parameterCount()},
            {QStringLiteral("trainable"), graph.trainedCount()},
            {QStringLiteral("outputs"), array(check.outputs)},
            {QStringLiteral("inference"), array(check.inference)},
            {QStringLiteral("loss"), check.loss},
            {QStringLiteral("gradients"), gradients}};
}

}  // namespace epochmark::cli::networktext

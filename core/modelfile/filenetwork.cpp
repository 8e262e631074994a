// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfile/filenetwork.h"

#include "base/format.h"
#include "base/printable.h"
#include "modelfile/modelfile.h"
#include "workload/network/keras/classicmodel.h"
#include "workload/network/keras/kerasdefinition.h"
#include "workload/network/keras/modeltext.h"
#include "workload/network/keras/optimisersettings.h"
#include "workload/network/networkregistry.h"
#include "workload/workloadspec.h"

#include <QFileInfo>
#include <QObject>

namespace epochmark {

namespace {

Result<void> checkTrainable(const NetworkGraph& graph, const QString& name)
{
    const QStringList obstacles = graph.obstacles();
    if (!obstacles.isEmpty()) {
        return modeltext::refused(
            name, QObject::tr("it can be computed, but not trained: %1").arg(obstacles.first()));
    }
    return graph.trainedCount() > 0
               ? Result<void>()
               : modeltext::refused(name,
                                    QObject::tr("nothing in it can be trained: all its layers are frozen"));
}

/// Without one of its own a network takes Classic's.
QString titleOf(const OptimiserSettings* optimiser)
{
    return optimiser != nullptr ? optimiser->title() : OptimiserSettings().title();
}

}  // namespace

Result<FileNetwork> openFileNetwork(const FileNetworkWish& wish)
{
    const QString name = printable(QFileInfo(wish.path).fileName(), 100);
    const auto text = modelfile::textOf(wish.path);
    if (!text) {
        return text.error();
    }
    std::optional<int> outputs;
    if (wish.classes) {
        outputs = *wish.classes <= 2 ? 1 : *wish.classes;
    }
    // Classic fits any classes by itself.
    if (const auto whole = KerasModel::read(text.value(), name, wish.size);
        whole && isClassic(whole.value())) {
        return FileNetwork{WorkloadSpec().network, {}};
    }
    const auto model = KerasModel::read(text.value(), name, wish.size, outputs);
    if (!model) {
        return model.error();
    }
    if (const auto trainable = checkTrainable(model->graph, name); !trainable) {
        return trainable.error();
    }
    const QString title = model->isHeadNew
                              ? QObject::tr("%1, last layer for %2 classes").arg(name).arg(*wish.classes)
                              : name;
    const NetworkDefinition* known = NetworkRegistry::instance().remember(
        std::make_unique<KerasDefinition>(model.value(), title));
    const auto& optimiser = model->compiled.optimiser;
    return FileNetwork{known->id(), optimiser ? std::optional(optimiser->learningRate) : std::nullopt};
}

QString fileNetworkFacts(const WorkloadSpec& workload)
{
    const NetworkDefinition* network = workload.networkDefinition();
    if (network == nullptr || !network->isFromFile()) {
        return {};
    }
    const PictureSize size = network->pictureSize();
    const QString loss = network->outputUnits(0) == 1 ? QObject::tr("binary cross entropy")
                                                      : QObject::tr("cross entropy");
    return QObject::tr("%1 parameters, pictures of %2 × %3, values %4, %5, %6, learning rate %7.")
        .arg(format::count(network->parameterCount(1)))
        .arg(size.columns)
        .arg(size.rows)
        .arg(network->takesBytes() ? QStringLiteral("0-255") : QStringLiteral("0-1"), loss,
             titleOf(network->optimiser()), format::number(workload.learningRate));
}

QString headRemedy(const NetworkDefinition& network)
{
    return network.isProgram()
               ? QObject::tr("Save the program with as many outputs as there are classes; for two, one does.")
               : QObject::tr("Run it with --fit-head, which gives it a last layer that fits.");
}

std::optional<QString> unfitHead(const NetworkDefinition& network, int classes)
{
    const int outputs = network.outputUnits(classes);
    if (!network.isFromFile() || (outputs == 1 ? classes == 2 : outputs == classes)) {
        return std::nullopt;
    }
    return QObject::tr("%1 has %2 outputs, the dataset %3 classes.")
        .arg(network.title())
        .arg(outputs)
        .arg(classes);
}

}  // namespace epochmark

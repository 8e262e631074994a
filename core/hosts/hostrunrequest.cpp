// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/hostrunrequest.h"

#include "hosts/host.h"

#include <QFileInfo>
#include <QObject>
#include <QVariant>

#include <algorithm>

namespace epochmark {

namespace {

Error requestUsage(const QString& sentence)
{
    return {ErrorCode::Usage, sentence, {}};
}

/// What tells a plan's sets apart, the host's name taken off.
struct Choices {
    QStringList devices;
    QList<int> threads;
};

Choices choicesOf(const RunPlan& plan)
{
    Choices choices;
    for (const RunRequest& set : plan.sets) {
        const auto device = HostDevice::of(set.deviceId);
        const QString id = device ? device->device : set.deviceId;
        if (!choices.devices.contains(id)) {
            choices.devices.append(id);
        }
        if (set.threads > 0 && !choices.threads.contains(set.threads)) {
            choices.threads.append(set.threads);
        }
    }
    return choices;
}

/// Whether the terminal there makes the same sets of these options.
bool isCrossed(const RunPlan& plan, const Choices& choices)
{
    const QList<SetChoice> made = crossed(choices.devices, choices.threads);
    if (made.size() != plan.sets.size()) {
        return false;
    }
    for (qsizetype i = 0; i < made.size(); ++i) {
        const auto device = HostDevice::of(plan.sets.at(i).deviceId);
        if (!device || made.at(i) != SetChoice{device->device, plan.sets.at(i).threads}) {
            return false;
        }
        RunRequest alike = plan.sets.at(i);
        alike.deviceId = plan.sets.first().deviceId;
        alike.threads = plan.sets.first().threads;
        alike.setId = plan.sets.first().setId;
        if (alike != plan.sets.first()) {
            return false;
        }
    }
    return true;
}

QString numberText(double value)
{
    return QVariant(value).toString();  // the shortest text that gives the same number again
}

}  // namespace

Result<QString> HostRunRequest::host() const
{
    QString host;
    for (const RunRequest& set : plan.sets) {
        const auto device = HostDevice::of(set.deviceId);
        if (!device || (!host.isEmpty() && device->host != host)) {
            return requestUsage(QObject::tr("A queue runs on one machine: start one for each."));
        }
        host = device->host;
        if (!set.saveModelPath.isEmpty()) {
            return requestUsage(QObject::tr(
                "A model that is trained on another machine can't be kept here: leave its file out."));
        }
        if (QFileInfo(set.datasetPath).isDir()) {
            return requestUsage(
                QObject::tr("A folder of pictures isn't sent to another machine: pack it into a zip."));
        }
    }
    return host.isEmpty() ? Result<QString>(requestUsage(QObject::tr("There is nothing to run.")))
                          : Result<QString>(host);
}

Result<QStringList> HostRunRequest::arguments(const QString& dataset, const QString& model,
                                              bool areRanksTasks) const
{
    const auto checked = host();
    if (!checked) {
        return checked.error();
    }
    const Choices choices = choicesOf(plan);
    if (!isCrossed(plan, choices)) {
        return requestUsage(
            QObject::tr("On another machine a queue's runs may differ by device and threads alone."));
    }
    const RunRequest& request = plan.sets.first();
    const WorkloadSpec& workload = request.workload;
    QStringList words;
    const auto add = [&words](const char* option, const QString& value) {
        words << QStringLiteral("--") + QString::fromLatin1(option) << value;
    };
    add("dataset", dataset);
    if (request.takesClassesFromNames) {
        words << QStringLiteral("--classes-from-names");
    }
    for (const QString& device : choices.devices) {
        add("device", device);
    }
    for (const int threads : choices.threads) {
        add("threads", QString::number(threads));
    }
    if (request.preset != Preset::Custom) {
        add("preset", toString(request.preset));
    }
    add("network", model.isEmpty() ? workload.network : model);
    if (!model.isEmpty() && isHeadFitted) {
        words << QStringLiteral("--fit-head");
    }
    if (!model.isEmpty() && modelInput) {
        add("input-size", QString::number(*modelInput));
    }
    add("epochs", QString::number(workload.epochs));
    add("batch", QString::number(workload.batchSize));
    add("lr", numberText(workload.learningRate));
    add("seed", QString::number(request.seed));
    add("pipeline", toString(workload.pipeline));
    add("precision", toString(workload.precision));
    if (request.pixels != PixelChoice::Auto) {
        add("pixels", toString(request.pixels));
    }
    if (request.memoryBytes > 0) {
        add("memory", QString::number(request.memoryBytes));
    }
    add("repeats", plan.repeats.isAutomatic ? QStringLiteral("auto") : QString::number(plan.repeats.count));
    add("cool-down", plan.coolDown.toString());
    if (plan.ranks > 1 && !areRanksTasks) {
        add("ranks", QString::number(plan.ranks));
    }
    return words;
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/pluginpipeline.h"

#include "devices/kind/devicekinds.h"
#include "engine/pjrt/hlo/hlonetworks.h"
#include "engine/pjrt/pjrtpipeline.h"

#include <QObject>

namespace epochmark {

bool isPluginDevice(const QString& deviceId)
{
    const QString kind = DeviceKinds::kindOf(deviceId).id();
    return kind == QLatin1String("pjrt") || kind == QLatin1String("tpu");
}

namespace {

std::shared_ptr<const HloNetwork> formOf(const WorkloadSpec& workload)
{
    const NetworkDefinition* network = workload.networkDefinition();
    return network != nullptr ? hloNetwork(*network) : nullptr;
}

Error withoutForm(const TrainingSetup& setup)
{
    const NetworkDefinition* network = setup.workload.networkDefinition();
    const QStringList layers = network != nullptr ? layersWithoutHlo(*network) : QStringList();
    if (!layers.isEmpty()) {
        return {ErrorCode::Usage,
                QObject::tr("%1 can't train %2: its layer %3 has no form for plug-ins yet. Choose another "
                            "device.")
                    .arg(setup.deviceId, setup.workload.networkTitle(), layers.first()),
                {}};
    }
    return {ErrorCode::Usage,
            QObject::tr("%1 has no form for plug-ins yet, so %2 can't train it. Choose another network, "
                        "or another device.")
                .arg(setup.workload.networkTitle(), setup.deviceId),
            {}};
}

}  // namespace

Result<std::unique_ptr<StepPipeline>> makePluginPipeline(const TrainingSetup& setup,
                                                         const std::shared_ptr<const Network>& network)
{
    if (setup.workload.pipeline != Pipeline::Tuned) {
        return Error{
            ErrorCode::Usage,
            QObject::tr("%1 trains with the tuned pipeline alone: the plain one is a script on LibTorch. "
                        "Choose the tuned pipeline.")
                .arg(setup.deviceId),
            {}};
    }
    const std::shared_ptr<const HloNetwork> hlo = formOf(setup.workload);
    if (hlo == nullptr) {
        return withoutForm(setup);
    }
    const auto target = Plugins::instance().target(setup.deviceId);
    if (!target) {
        return target.error();
    }
    return std::unique_ptr<StepPipeline>(
        std::make_unique<PjrtPipeline>(setup, network, hlo, target.value()));
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/train/trainingfactory.h"

#include "devices/processor/processorlimits.h"
#include "engine/collective/collective.h"
#include "engine/cuda/cardpipeline.h"
#include "engine/cuda/cudafaults.h"
#include "engine/cuda/cudalibrary.h"
#include "engine/network/networks.h"
#include "engine/pjrt/pluginpipeline.h"
#include "engine/plain/plainpipeline.h"
#include "engine/train/guard.h"
#include "engine/train/hugepages.h"
#include "engine/train/runtime.h"
#include "engine/train/trainer.h"
#include "engine/tuned/tunedpipeline.h"
#include "workload/deviceprecision.h"
#include "workload/network/networkdefinition.h"

#include <QObject>

#include <ATen/Context.h>

namespace epochmark {

namespace {

MixedType mixedTypeOf(Precision precision)
{
    return precision == Precision::Bf16   ? MixedType::Bf16
           : precision == Precision::Fp16 ? MixedType::Fp16
                                          : MixedType::None;
}

/// A plug-in's device is judged when the plug-in is opened.
Result<void> checkDevice(const QString& id)
{
    if (isPluginDevice(id)) {
        return {};
    }
    for (const EngineDevice& device : trainableDevices()) {
        if (device.id == id) {
            return device.isUsable ? Result<void>() : Error{ErrorCode::DeviceUnavailable, device.reason, {}};
        }
    }
    return Error{
        ErrorCode::DeviceUnavailable,
        QObject::tr("There is no device %1 for LibTorch on this machine. List the devices and choose one of "
                    "them.")
            .arg(id),
        {}};
}

Result<void> checkData(const TrainingSetup& setup)
{
    const TrainingData& data = setup.data;
    const bool isComplete = !data.trainRows.isEmpty() && !data.validationRows.isEmpty()
                            && data.trainRows.size() == data.trainLabels.size()
                            && data.validationRows.size() == data.validationLabels.size();
    if (!isComplete) {
        return Error{ErrorCode::Input, QObject::tr("There are no pictures to train or to validate on."), {}};
    }
    const bool isTuned = setup.workload.pipeline == Pipeline::Tuned;
    if (isTuned ? data.pixels == nullptr : data.source == nullptr) {
        return Error{ErrorCode::Internal, QObject::tr("The pictures were not handed to the training."), {}};
    }
    return {};
}

/// What the ranks of this version share out.
Result<void> checkRanks(const TrainingSetup& setup)
{
    if (setup.ranks == nullptr) {
        return {};
    }
    if (setup.deviceId != QLatin1String("cpu")) {
        return Error{
            ErrorCode::Usage,
            QObject::tr("This version trains ranks on processors alone, not on %1. Choose the device "
                        "cpu, or start without ranks.")
                .arg(setup.deviceId),
            {}};
    }
    const NetworkDefinition* network = setup.workload.networkDefinition();
    if (network != nullptr && network->isProgram()) {
        return Error{
            ErrorCode::Usage,
            QObject::tr("%1 is a TorchScript program: what it computes over a batch can't be shared out "
                        "among ranks. Start without ranks.")
                .arg(setup.workload.networkTitle()),
            {}};
    }
    if (setup.workload.pipeline != Pipeline::Tuned) {
        return Error{
            ErrorCode::Usage,
            QObject::tr("Ranks train with the tuned pipeline alone: the plain one is a script for one "
                        "device. Choose the tuned pipeline."),
            {}};
    }
    return {};
}

std::shared_ptr<Collective> collectiveOf(const TrainingSetup& setup)
{
    return std::dynamic_pointer_cast<Collective>(setup.ranks);
}

/// Mixed precision is the tuned pipeline's alone; fp16 leaves updates out, which not every optimiser of a
/// model file can.
Result<void> checkMixed(const TrainingSetup& setup)
{
    const MixedType mixed = mixedTypeOf(setup.workload.precision);
    if (mixed == MixedType::None || isPluginDevice(setup.deviceId)) {
        return {};
    }
    const QString name = toString(setup.workload.precision);
    if (setup.workload.pipeline != Pipeline::Tuned) {
        return Error{
            ErrorCode::Usage,
            QObject::tr("The plain pipeline doesn't train in %1: choose the tuned one, or fp32.").arg(name),
            {}};
    }
    const NetworkDefinition* network = setup.workload.networkDefinition();
    if (mixed == MixedType::Fp16 && network != nullptr && network->isFromFile()) {
        return Error{ErrorCode::Usage,
                     QObject::tr("Model files aren't trained in fp16 in this version: choose bf16 or fp32."),
                     {}};
    }
    return {};
}

Result<void> checkSetup(const TrainingSetup& setup)
{
    if (const auto precise = checkPrecision(setup.workload.precision, setup.deviceId); !precise) {
        return precise;
    }
    if (const Result<void> device = checkDevice(setup.deviceId); !device) {
        return device.error();
    }
    if (const Result<void> ranks = checkRanks(setup); !ranks) {
        return ranks.error();
    }
    if (const Result<void> mixed = checkMixed(setup); !mixed) {
        return mixed.error();
    }
    return checkData(setup);
}

Result<std::unique_ptr<StepPipeline>> makePipeline(const TrainingSetup& setup,
                                                   const std::shared_ptr<const Network>& network)
{
    if (isPluginDevice(setup.deviceId)) {
        return makePluginPipeline(setup, network);
    }
    const at::Device device(setup.deviceId.toStdString());
    allowTf32(setup.workload.precision == Precision::Tf32);
    if (setup.workload.pipeline == Pipeline::Plain) {
        return std::unique_ptr<StepPipeline>(std::make_unique<PlainPipeline>(
            network, device, setup.workload.learningRate, *setup.data.source));
    }
    TunedOptions options;
    options.device = device;
    options.mixed = mixedTypeOf(setup.workload.precision);
    options.learningRate = setup.workload.learningRate;
    options.rho = WorkloadSpec::kRho;
    options.epsilon = WorkloadSpec::kEpsilon;
    if (device.is_cuda()) {
        return makeCardPipeline(network, options, setup.data.pixels);
    }
    return std::unique_ptr<StepPipeline>(
        std::make_unique<TunedPipeline>(network, options, setup.data.pixels, collectiveOf(setup)));
}

}  // namespace

QList<EngineDevice> trainableDevices()
{
    QList<EngineDevice> devices{{QStringLiteral("cpu"), true, {}, {}}};
    devices.append(cudaDevices());
#ifdef __APPLE__
    const bool isUsable = at::hasMPS();
    devices.append(
        {QStringLiteral("mps"),
         isUsable,
         isUsable ? QString() : QObject::tr("LibTorch can't use Metal here. It needs macOS 14 or newer."),
         {}});
#endif
    return devices;
}

Result<std::unique_ptr<Training>> makeTraining(TrainingSetup setup)
{
    if (const Result<void> check = checkSetup(setup); !check) {
        return check.error();
    }
    const QString deviceId = setup.deviceId;
    return guarded(deviceId, [&]() -> Result<std::unique_ptr<Training>> {
        const auto network = Networks::instance().make(setup.workload.network, setup.workload.outputUnits(),
                                                       collectiveOf(setup));
        if (network == nullptr) {
            return Error{ErrorCode::Usage,
                         QObject::tr("This version can't train the network %1. Choose another one.")
                             .arg(setup.workload.networkTitle()),
                         {}};
        }
        const int threads = setup.threads > 0 ? setup.threads : readProcessorLimits().defaultThreads();
        prepareTrainingThread(threads);
        keepLargeBlocks(setup.workload.pipeline == Pipeline::Tuned);
        adviseHugePages(setup.workload.pipeline == Pipeline::Tuned);
        auto pipeline = makePipeline(setup, network);
        if (!pipeline) {
            return pipeline.error();
        }
        const bool isCpu = deviceId == QLatin1String("cpu");
        return std::unique_ptr<Training>(std::make_unique<Trainer>(
            std::move(setup), network, std::move(pipeline).value(), isCpu ? threads : 1));
    });
}

}  // namespace epochmark

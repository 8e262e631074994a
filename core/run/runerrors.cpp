// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/runerrors.h"

#include "base/format.h"
#include "base/outputfile.h"
#include "devices/freememory.h"
#include "modelfile/filenetwork.h"
#include "workload/deviceprecision.h"
#include "workload/network/networkdefinition.h"
#include "workload/workloadplan.h"

#include <QObject>

namespace epochmark {

Error runerrors::stoppedBeforeTraining()
{
    return {ErrorCode::Stopped,
            QObject::tr("Stopped before training began: nothing was measured, so nothing is stored."),
            {}};
}

Error runerrors::changedWhileRead(const Error& error)
{
    return {
        ErrorCode::Input,
        QObject::tr(
            "The dataset was changed while it was read. %1 Start again when nothing writes to it any more.")
            .arg(error.message),
        error.detail};
}

Error runerrors::unexpectedFailure()
{
    return {ErrorCode::Internal, QObject::tr("The run ended by an unexpected failure."), {}};
}

Error runerrors::outOfMemory()
{
    return {ErrorCode::Internal,
            QObject::tr("There is not enough memory for this run: close other programs, or choose a "
                        "smaller dataset or batch."),
            {}};
}

Result<void> runerrors::check(const RunRequest& request)
{
    if (const auto precise = checkPrecision(request.workload.precision, request.deviceId); !precise) {
        return precise;
    }
    if (!request.saveModelPath.isEmpty()) {
        if (const auto writable = outputfile::check(request.saveModelPath); !writable) {
            return writable;
        }
    }
    return request.workload.validate();
}

Result<void> runerrors::checkHead(const WorkloadSpec& workload, int classes)
{
    const NetworkDefinition* network = workload.networkDefinition();
    const auto unfit = network != nullptr ? unfitHead(*network, classes) : std::nullopt;
    return unfit ? Result<void>(Error{ErrorCode::Usage, *unfit + u' ' + headRemedy(*network), {}})
                 : Result<void>();
}

Result<void> runerrors::checkMemory(const RunRequest& request, const Device& device, const RankCount& ranks)
{
    const WorkloadSpec& workload = request.workload;
    const auto needed = trainingBytes(workload, ranks);
    if (!needed) {
        return {};
    }
    const auto free = device.kind == DeviceKind()
                          ? freeMemory(SystemFiles(), SlurmMemory::ofThisProcess(), request.memoryLimit())
                          : std::nullopt;
    const std::optional<qint64> available = free ? std::optional(free->bytes) : device.memoryBytes;
    if (!available || *needed <= *available) {
        return {};
    }
    if (ranks.here > 1) {
        return Error{
            ErrorCode::Input,
            QObject::tr("%n ranks on this machine need at least %1 of memory to train %2 in batches of "
                        "%3; %4 has %5. Choose fewer ranks or a smaller batch.",
                        nullptr, ranks.here)
                .arg(format::bytes(*needed), workload.networkTitle())
                .arg(workload.batchSize)
                .arg(device.name, format::bytes(*available)),
            {}};
    }
    return Error{
        ErrorCode::Input,
        QObject::tr("Training %1 in batches of %2 needs at least %3 of memory; %4 has %5. Choose a smaller "
                    "batch.")
            .arg(workload.networkTitle())
            .arg(workload.batchSize)
            .arg(format::bytes(*needed), device.name, format::bytes(*available)),
        {}};
}

Error runerrors::anotherDevice(const Device& device, const DeviceIdentity& driven)
{
    return {ErrorCode::DeviceUnavailable,
            QObject::tr("%1 was %2 (%3) before the training, but it computed on %4 (%5): its numbers would "
                        "stand under the wrong name. Name the card by its UUID in CUDA_VISIBLE_DEVICES.")
                .arg(device.id, device.name, device.uuid, driven.name, driven.uuid),
            {}};
}

}  // namespace epochmark

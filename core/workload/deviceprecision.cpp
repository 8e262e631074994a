// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/deviceprecision.h"

#include "devices/kind/devicekinds.h"

#include <QObject>

namespace epochmark {

namespace {

QString refusal(Precision precision)
{
    switch (precision) {
    case Precision::Tf32:
        return QObject::tr(
            "%1 doesn't train in tf32: NVIDIA's cards do from compute capability 8.0 on, and through "
            "JAX's plug-in (--plugin NAME=FILE). Choose fp32, or such a device.");
    case Precision::Bf16Products:
        return QObject::tr("%1 doesn't train in bf16-products: TPUs do, which multiply bf16 numbers and "
                           "add them up in fp32. Choose fp32, or a TPU.");
    case Precision::Fp16:
        return QObject::tr(
            "%1 doesn't train in fp16: NVIDIA's cards do from compute capability 7.0 on. Choose fp32, "
            "or such a card.");
    case Precision::Fp32:
    case Precision::Bf16: break;
    }
    return QObject::tr(
        "%1 doesn't train in bf16: processors with AVX-512 BF16, AMX or Arm's BF16 do, and NVIDIA's "
        "cards from compute capability 8.0 on. Choose fp32, or such a device.");
}

}  // namespace

Result<void> checkPrecision(Precision precision, const QString& deviceId)
{
    if (precision == Precision::Fp32
        || DeviceKinds::ofDevice(deviceId).precisions(deviceId).contains(toString(precision))) {
        return {};
    }
    return Error{ErrorCode::DeviceUnavailable, refusal(precision).arg(deviceId), {}};
}

}  // namespace epochmark

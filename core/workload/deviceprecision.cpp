// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/deviceprecision.h"

#include "devices/kind/devicekinds.h"

#include <QObject>

namespace epochmark {

Result<void> checkPrecision(Precision precision, const QString& deviceId)
{
    const QString name = toString(precision);
    if (precision == Precision::Fp32 || DeviceKinds::ofDevice(deviceId).fastPrecision(deviceId) == name) {
        return {};
    }
    switch (precision) {
    case Precision::Tf32:
        return Error{
            ErrorCode::DeviceUnavailable,
            QObject::tr("%1 doesn't train in tf32: NVIDIA's cards do, through JAX's plug-in (--plugin "
                        "NAME=FILE). Choose fp32, or such a device.")
                .arg(deviceId),
            {}};
    case Precision::Bf16Products:
        return Error{
            ErrorCode::DeviceUnavailable,
            QObject::tr("%1 doesn't train in bf16-products: TPUs do, which multiply bf16 numbers and "
                        "add them up in fp32. Choose fp32, or a TPU.")
                .arg(deviceId),
            {}};
    case Precision::Fp32:
    case Precision::Bf16: break;
    }
    return Error{ErrorCode::Usage,
                 QObject::tr("Precision %1 isn't available in this version: choose fp32.").arg(name),
                 {}};
}

}  // namespace epochmark

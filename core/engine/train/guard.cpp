// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/train/guard.h"

#include "base/libtorchplace.h"
#include "engine/cuda/cudafaults.h"
#include "engine/train/trainingfailure.h"

#include <QObject>

namespace epochmark {

Error errorOf(const std::exception& exception, const QString& deviceId)
{
    if (const auto* failure = dynamic_cast<const TrainingFailure*>(&exception)) {
        return failure->error();
    }
    if (deviceId.startsWith(QLatin1String("cuda:"))) {
        return cudaErrorOf(exception, deviceId);
    }
    const QString text = QString::fromUtf8(exception.what());
    if (isOutOfMemory(exception)) {
        return {
            ErrorCode::Internal,
            QObject::tr(
                "There is not enough memory on %1 for this training. Choose a smaller batch, or close other "
                "programs that use the device.")
                .arg(deviceId),
            text};
    }
    if (deviceId != QLatin1String("cpu")) {
        return {
            ErrorCode::DeviceUnavailable,
            QObject::tr("%1 failed while training. Check the device's driver and start again.").arg(deviceId),
            text};
    }
    return {ErrorCode::Internal,
            QObject::tr("LibTorch failed while training. Start again; if it happens every time: %1")
                .arg(libtorch::repairAdvice()),
            text};
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/metal/metaldevices.h"

#include "devices/kind/cpu/cpuinfo.h"
#include "devices/kind/metal/metalkind.h"

#include <QObject>

namespace epochmark {

QList<Device> metalDevices()
{
#ifdef __APPLE__
    const CpuInfo cpu = readCpuInfo();
    Device device;
    device.id = QStringLiteral("mps");
    device.kind = MetalKind().kind();
    device.memoryBytes = cpu.memoryBytes;
    device.detail = QObject::tr("memory shared with the processor");
#ifdef __aarch64__
    device.name = QObject::tr("%1 GPU").arg(cpu.name);
#else
    device.name = QObject::tr("Metal GPU");
    device.isUsable = false;
    device.reason = QObject::tr("LibTorch 2.3 and later don't drive the GPUs of Intel Macs.");
    device.remedy = QObject::tr("Use the processor, or a Mac with Apple silicon.");
#endif
    return {device};
#else
    return {};
#endif
}

}  // namespace epochmark

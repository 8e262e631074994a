// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cpu/cpukind.h"

#include "devices/kind/cpu/cpuinfo.h"
#include "devices/kind/cpu/cpusensors.h"

#include <QObject>
#include <QStringList>

#include <algorithm>

namespace epochmark {

QList<Device> CpuKind::list(const SystemFiles& files) const
{
    return {cpuDevice(cpuInfoOf(files), readProcessorLimits(files))};
}

SensorSet CpuKind::openSensors(const Device&, const SystemFiles& files) const
{
    return {openRaplCounter(files), openCpuTemperature(files), openCpuThrottle(files), openCpuClock(files)};
}

int CpuKind::defaultThreads(const Device& device) const
{
    const int threads = device.defaultThreads > 0 ? device.defaultThreads
                                                  : readProcessorLimits().defaultThreads();
    return device.physicalCores > 0 ? std::min(threads, device.physicalCores) : threads;
}

QString CpuKind::title(const QString&, int threads) const
{
    return threads > 0 ? QObject::tr("CPU, %n thread(s)", nullptr, threads) : QObject::tr("CPU");
}

QString CpuKind::configuration(const DeviceFacts& facts) const
{
    QStringList counts;
    if (const int cores = facts.environment.value(QStringLiteral("cores")).toInt(); cores > 0) {
        counts += cores == 1 ? QObject::tr("1 core") : QObject::tr("%1 cores").arg(cores);
    }
    if (facts.threads > 0) {
        counts += facts.threads == 1 ? QObject::tr("1 thread") : QObject::tr("%1 threads").arg(facts.threads);
    }
    return counts.join(QStringLiteral(", "));
}

QStringList CpuKind::precisions(const QString&) const
{
    return hasBf16Units(SystemFiles()) ? QStringList{QStringLiteral("bf16")} : QStringList();
}

QString CpuKind::filterText() const
{
    return QObject::tr("&Processors");
}

QString CpuKind::icon() const
{
    return QStringLiteral("chip");
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/processor/processorlimits.h"

#include "base/format.h"
#include "devices/processor/coretopology.h"
#include "devices/processor/cpuquota.h"

#include <QObject>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <thread>

#ifdef __APPLE__
#include <sys/sysctl.h>
#endif

namespace epochmark {

namespace {

/// "0-3,8" -> 0, 1, 2, 3, 8.
QList<int> processorNumbers(const QString& list)
{
    QList<int> numbers;
    for (const QString& range : list.split(u',', Qt::SkipEmptyParts)) {
        bool isFirst = false;
        bool isLast = false;
        const int first = range.section(u'-', 0, 0).trimmed().toInt(&isFirst);
        const int last = range.section(u'-', -1).trimmed().toInt(&isLast);
        for (int number = first; isFirst && isLast && number <= std::min(last, first + 65'535); ++number) {
            numbers.append(number);
        }
    }
    return numbers;
}

#ifdef __APPLE__
/// 0 where the system doesn't say.
int systemCount(const char* name)
{
    int count = 0;
    size_t size = sizeof count;
    return sysctlbyname(name, &count, &size, nullptr, 0) == 0 ? count : 0;
}
#endif

int wholeProcessors(double quota)
{
    return std::max(1, static_cast<int>(std::ceil(std::min(quota, 65'536.0))));
}

}  // namespace

QList<int> allowedProcessors(const SystemFiles& files, const QString& statusFile)
{
    static const QRegularExpression kAllowed(QStringLiteral("^Cpus_allowed_list:\\s*(\\S+)"),
                                             QRegularExpression::MultilineOption);
    const QByteArray status = files.read(statusFile).value_or(QByteArray());
    return processorNumbers(kAllowed.match(QString::fromUtf8(status)).captured(1));
}

OpenMpLimits OpenMpLimits::ofThisProcess()
{
    OpenMpLimits limits;
    bool isNumber = false;
    const int threads = qEnvironmentVariable("OMP_THREAD_LIMIT").trimmed().toInt(&isNumber);
    limits.threads = isNumber && threads > 0 ? std::optional<int>(threads) : std::nullopt;
    limits.isDynamic = qEnvironmentVariable("OMP_DYNAMIC").trimmed().toLower() == QLatin1String("true");
    return limits;
}

int ProcessorLimits::defaultThreads() const
{
    int threads = cores;
    if (quota) {
        threads = std::min(threads, wholeProcessors(*quota));
    }
    return std::max(1, openMp.threads ? std::min(threads, *openMp.threads) : threads);
}

int ProcessorLimits::working(int threads) const
{
    const int able = std::min(threads, processors);
    return quota ? std::min(able, wholeProcessors(*quota)) : able;
}

QString ProcessorLimits::text(int machineProcessors) const
{
    QStringList parts;
    if (processors < machineProcessors) {
        parts.append(QObject::tr("processors allowed: %1").arg(processors));
    }
    if (quota) {
        parts.append(QObject::tr("CPU quota: %1").arg(format::number(*quota, 3)));
    }
    if (openMp.threads) {
        parts.append(QStringLiteral("OMP_THREAD_LIMIT: %1").arg(*openMp.threads));
    }
    if (openMp.isDynamic) {
        parts.append(QStringLiteral("OMP_DYNAMIC"));
    }
    return parts.join(QStringLiteral(", "));
}

ProcessorLimits readProcessorLimits(const SystemFiles& files, const OpenMpLimits& openMp)
{
    ProcessorLimits limits;
    limits.openMp = openMp;
#ifdef __APPLE__
    Q_UNUSED(files)
    limits.processors = std::max(1, systemCount("hw.logicalcpu"));
    const int cores = systemCount("hw.physicalcpu");
    limits.cores = cores > 0 ? cores : limits.processors;
#else
    const QMap<int, QString> topology = coreTopology(files);
    QList<int> allowed = allowedProcessors(files);
    if (allowed.isEmpty()) {
        allowed = topology.keys();
    }
    QSet<QString> cores;
    for (const int number : std::as_const(allowed)) {
        cores.insert(topology.value(number, QStringLiteral("processor %1").arg(number)));
    }
    const int unknown = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    limits.processors = allowed.isEmpty() ? unknown : static_cast<int>(allowed.size());
    limits.cores = cores.isEmpty() ? unknown : static_cast<int>(cores.size());
    limits.quota = cpuQuota(files);
#endif
    return limits;
}

}  // namespace epochmark

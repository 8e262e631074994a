// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cpu/cpuinfo.h"

#include "devices/kind/cpu/cpukind.h"
#include "devices/processor/coretopology.h"
#include "devices/shortname.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#ifdef __APPLE__
#include <sys/sysctl.h>
#endif

namespace epochmark {

namespace {

using Fields = QHash<QString, QString>;

/// "key : value" lines, one group a processor (groups end with an empty line).
QList<Fields> processors(const QByteArray& cpuinfo)
{
    QList<Fields> found;
    Fields current;
    const auto lines = QString::fromUtf8(cpuinfo).split(u'\n');
    for (const QString& line : lines) {
        const qsizetype colon = line.indexOf(u':');
        if (colon > 0) {
            current.insert(line.first(colon).trimmed(), line.sliced(colon + 1).trimmed());
        } else if (current.contains(QStringLiteral("processor"))) {
            found.append(std::exchange(current, {}));
        }
    }
    if (current.contains(QStringLiteral("processor"))) {
        found.append(current);
    }
    return found;
}

QString armName(const Fields& cpu)
{
    static const QHash<QString, QString> kParts{{QStringLiteral("0xd03"), QStringLiteral("ARM Cortex-A53")},
                                                {QStringLiteral("0xd08"), QStringLiteral("ARM Cortex-A72")},
                                                {QStringLiteral("0xd0b"), QStringLiteral("ARM Cortex-A76")},
                                                {QStringLiteral("0xd0c"), QStringLiteral("ARM Neoverse-N1")},
                                                {QStringLiteral("0xd40"), QStringLiteral("ARM Neoverse-V1")},
                                                {QStringLiteral("0xd49"), QStringLiteral("ARM Neoverse-N2")},
                                                {QStringLiteral("0xd4f"), QStringLiteral("ARM Neoverse-V2")}};
    const bool isArm = cpu.value(QStringLiteral("CPU implementer")) == QLatin1String("0x41");
    return isArm ? kParts.value(cpu.value(QStringLiteral("CPU part"))) : QString();
}

QString nameOf(const QList<Fields>& cpus, const SystemFiles& files)
{
    const Fields cpu = cpus.value(0);
    for (const QString& key :
         {QStringLiteral("model name"), QStringLiteral("cpu model"), QStringLiteral("Model")}) {
        const QString name = plainCpuName(cpu.value(key));
        if (!name.isEmpty()) {
            return name;
        }
    }
    const QString arm = armName(cpu);
    return arm.isEmpty() ? files.line(QStringLiteral("/sys/firmware/devicetree/base/model"))
                               .value_or(QStringLiteral("CPU"))
                         : arm;
}

std::optional<qint64> memoryBytes(const SystemFiles& files)
{
    static const QRegularExpression kTotal(QStringLiteral("^MemTotal:\\s+(\\d+) kB"),
                                           QRegularExpression::MultilineOption);
    const auto match = kTotal.match(
        QString::fromUtf8(files.read(QStringLiteral("/proc/meminfo")).value_or(QByteArray())));
    return match.hasMatch() ? std::optional<qint64>(match.captured(1).toLongLong() * 1024) : std::nullopt;
}

#ifdef __APPLE__
std::optional<qint64> systemNumber(const char* name)
{
    qint64 value = 0;
    size_t size = sizeof value;
    return sysctlbyname(name, &value, &size, nullptr, 0) == 0 ? std::optional<qint64>(value) : std::nullopt;
}

QString systemText(const char* name)
{
    char text[256] = {};
    size_t size = sizeof text - 1;
    return sysctlbyname(name, text, &size, nullptr, 0) == 0 ? QString::fromUtf8(text) : QString();
}
#endif

}  // namespace

CpuInfo readCpuInfo(const SystemFiles& files)
{
    const auto cpus = processors(files.read(QStringLiteral("/proc/cpuinfo")).value_or(QByteArray()));
    CpuInfo info;
    info.name = nameOf(cpus, files);
    const QStringList cores = coreTopology(files).values();
    info.physicalCores = static_cast<int>(QSet<QString>(cores.begin(), cores.end()).size());
    info.logicalCores = static_cast<int>(cpus.size());
    info.memoryBytes = memoryBytes(files);
    return info;
}

bool hasBf16Units(const SystemFiles& files)
{
    static const QRegularExpression kFlag(
        QStringLiteral("^(?:flags|Features)\\s*:.*\\b(?:avx512_bf16|amx_bf16|bf16)\\b"),
        QRegularExpression::MultilineOption);
    const QByteArray text = files.read(QStringLiteral("/proc/cpuinfo")).value_or(QByteArray());
    return kFlag.match(QString::fromUtf8(text)).hasMatch();
}

CpuInfo readCpuInfo()
{
#ifdef __APPLE__
    CpuInfo info;
    info.name = plainCpuName(systemText("machdep.cpu.brand_string"));
    info.physicalCores = static_cast<int>(systemNumber("hw.physicalcpu").value_or(0));
    info.logicalCores = static_cast<int>(systemNumber("hw.logicalcpu").value_or(0));
    info.memoryBytes = systemNumber("hw.memsize");
    return info;
#else
    return readCpuInfo(SystemFiles());
#endif
}

CpuInfo cpuInfoOf(const SystemFiles& files)
{
#ifdef __APPLE__
    Q_UNUSED(files)
    return readCpuInfo();
#else
    return readCpuInfo(files);
#endif
}

Device cpuDevice(const CpuInfo& info, const ProcessorLimits& limits)
{
    Device device;
    device.id = QStringLiteral("cpu");
    device.kind = CpuKind().kind();
    device.name = info.name;
    device.memoryBytes = info.memoryBytes;
    device.physicalCores = info.physicalCores;
    device.logicalCores = info.logicalCores;
    device.defaultThreads = limits.defaultThreads();
    device.detail = limits.text(info.logicalCores);
    return device;
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/environment.h"

#include "devices/freememory.h"
#include "devices/kind/cpu/cpuinfo.h"
#include "devices/kind/devicekinds.h"
#include "results/store/livingruns.h"

#include <QLocale>
#include <QObject>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QSysInfo>

#include <algorithm>

namespace epochmark {

namespace {

constexpr qint64 kLittleDiskBytes = 200LL << 20;
constexpr qint64 kLittleMemoryBytes = 1LL << 30;  // a Classic run peaks at about 0.6 GiB

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue orNull(const std::optional<QString>& text)
{
    return orNull(text.value_or(QString()));
}

QJsonValue orNull(int count)
{
    return count > 0 ? QJsonValue(count) : QJsonValue(QJsonValue::Null);
}

std::optional<QString> osName(const SystemFiles& files)
{
#ifdef __APPLE__
    Q_UNUSED(files)
    return QSysInfo::prettyProductName();
#else
    static const QRegularExpression kName(QStringLiteral("^PRETTY_NAME=\"?([^\"\\n]+)"),
                                          QRegularExpression::MultilineOption);
    const auto match = kName.match(
        QString::fromUtf8(files.read(QStringLiteral("/etc/os-release")).value_or(QByteArray())));
    return match.hasMatch() ? std::optional<QString>(match.captured(1)) : std::nullopt;
#endif
}

std::optional<QString> governor(const SystemFiles& files)
{
    return files.line(QStringLiteral("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
}

/// Mains or the system's own battery; a mouse's battery has the scope "Device" and doesn't count.
std::optional<QString> powerSource(const SystemFiles& files)
{
    const QString folder = QStringLiteral("/sys/class/power_supply");
    std::optional<QString> found;
    for (const QString& supply : files.names(folder, QStringLiteral("*"))) {
        const QString path = folder + u'/' + supply;
        const QString type = files.line(path + QStringLiteral("/type")).value_or(QString());
        const bool isOnline = files.number(path + QStringLiteral("/online")).value_or(0) == 1;
        const bool isSystemBattery = type == QLatin1String("Battery")
                                     && files.line(path + QStringLiteral("/scope"))
                                            != QStringLiteral("Device");
        if ((type == QLatin1String("Mains") || type == QLatin1String("USB")) && isOnline) {
            return QStringLiteral("AC");
        }
        if (isSystemBattery) {
            const bool isDraining = files.line(path + QStringLiteral("/status"))
                                    == QStringLiteral("Discharging");
            found = isDraining ? QStringLiteral("battery") : QStringLiteral("AC");
        }
    }
    return found;
}

/// intel_pstate's "powersave" governor is its normal one: only its preference or the platform profile tells
/// of saving.
bool isSavingPower(const SystemFiles& files)
{
    const QString folder = QStringLiteral("/sys/devices/system/cpu/cpu0/cpufreq");
    const auto preference = files.line(folder + QStringLiteral("/energy_performance_preference"));
    const auto profile = files.line(QStringLiteral("/sys/firmware/acpi/platform_profile"));
    const bool isGovernorSaving = !preference && governor(files) == QStringLiteral("powersave");
    return isGovernorSaving || preference == QStringLiteral("power")
           || profile == QStringLiteral("low-power");
}

/// The load of the last minute, which may be that of a run before, and how many others run this moment.
struct Load {
    double average = 0;
    int runningNow = 0;
};

/// "0.52 0.58 0.59 3/467 12345": the fourth field starts with what runs now, the reader itself included.
std::optional<Load> loadOf(const SystemFiles& files)
{
    const auto text = files.line(QStringLiteral("/proc/loadavg"));
    bool isAverage = false;
    bool isCount = false;
    Load load;
    load.average = text.value_or(QString()).section(u' ', 0, 0).toDouble(&isAverage);
    load.runningNow = text.value_or(QString()).section(u' ', 3, 3).section(u'/', 0, 0).toInt(&isCount) - 1;
    return isAverage && isCount ? std::optional<Load>(load) : std::nullopt;
}

QString driverOf(const Device& device)
{
    static const QRegularExpression kDriver(QStringLiteral("driver ([\\d.]+)"));
    return kDriver.match(device.detail).captured(1);
}

std::optional<bool> isVirtualMachine(const SystemFiles& files)
{
    const auto cpuinfo = files.read(QStringLiteral("/proc/cpuinfo"));
    if (!cpuinfo || !cpuinfo->contains("flags")) {
        return std::nullopt;
    }
    return cpuinfo->contains(" hypervisor");
}

QList<Warning> powerWarnings(const SystemFiles& files)
{
    QList<Warning> warnings;
    if (powerSource(files) == QStringLiteral("battery")) {
        warnings.append({QStringLiteral("on-battery"),
                         QObject::tr("This machine runs on battery and may slow itself down: plug it in.")});
    }
    if (isSavingPower(files)) {
        warnings.append(
            {QStringLiteral("power-saver"),
             QObject::tr("Power saving is on and holds the processor back: choose another power mode.")});
    }
    return warnings;
}

QList<Warning> loadWarnings(const Device& device, const SystemFiles& files)
{
    QList<Warning> warnings;
    const int cores = cpuInfoOf(files).logicalCores;
    const auto load = loadOf(files);
    if (load && cores > 0 && load->average > cores / 2.0 && load->runningNow >= std::max(1, cores / 4)) {
        warnings.append(
            {QStringLiteral("busy-machine"),
             QObject::tr("Other programs keep this machine busy (load %1 on %2 processors): close them for a "
                         "time that means something.")
                 .arg(QLocale().toString(load->average, 'f', 1))
                 .arg(cores)});
    }
    if (!device.usedBy.isEmpty()) {
        warnings.append({QStringLiteral("device-in-use"),
                         QObject::tr("%1 is in use by %2 and may be slower than it could be.")
                             .arg(device.name, device.usedBy)});
    }
    return warnings;
}

QString littleMemory(const FreeMemory& memory)
{
    return memory.holder == FreeMemory::Holder::Machine
               ? QObject::tr("Only %1 MiB of memory are free: close other programs, or the machine may swap.")
                     .arg(memory.bytes >> 20)
               : QObject::tr("Only %1 of the %2 MiB of memory that this container or job may use are left: "
                             "give it more, or the system may end the run.")
                     .arg(memory.bytes >> 20)
                     .arg(memory.limitBytes >> 20);
}

QList<Warning> roomWarnings(const QString& storeFolder, const SystemFiles& files)
{
    QList<Warning> warnings;
    const auto memory = freeMemory(files);
    if (memory && memory->bytes < kLittleMemoryBytes) {
        warnings.append({QStringLiteral("little-memory"), littleMemory(*memory)});
    }
    const QStorageInfo disk(storeFolder);
    if (disk.isValid() && disk.bytesAvailable() < kLittleDiskBytes) {
        warnings.append({QStringLiteral("little-disk"),
                         QObject::tr("Only %1 MiB are free where results are kept (%2): make room.")
                             .arg(disk.bytesAvailable() >> 20)
                             .arg(storeFolder)});
    }
    return warnings;
}

}  // namespace

QJsonObject environmentOf(const EngineInfo& engine, const BuildFacts& build, const Device& device,
                          const SystemFiles& files)
{
    const CpuInfo cpu = cpuInfoOf(files);
    const auto isVirtual = isVirtualMachine(files);
    QJsonObject facts{
        {QStringLiteral("epochmark"), QStringLiteral(EPOCHMARK_VERSION)},
        {QStringLiteral("build"), build.description()},
        {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
        {QStringLiteral("libtorch"), orNull(engine.libtorch)},
        {QStringLiteral("opencv"), orNull(engine.opencv)},
        {QStringLiteral("jpeg"), orNull(engine.jpeg)},
        {QStringLiteral("cuda"), orNull(engine.cuda)},
        {QStringLiteral("cudnn"), orNull(engine.cudnn)},
        {QStringLiteral("cpu_capability"), orNull(engine.cpuCapability)},
        {QStringLiteral("driver"), orNull(driverOf(device))},
        {QStringLiteral("gpu"), orNull(DeviceKinds::of(device.kind).usesThreads() ? QString() : device.name)},
        {QStringLiteral("os"), orNull(osName(files))},
        {QStringLiteral("kernel"), orNull(QSysInfo::kernelVersion())},
        {QStringLiteral("cpu"), orNull(cpu.name)},
        {QStringLiteral("cores"), orNull(cpu.physicalCores)},
        {QStringLiteral("threads"), orNull(cpu.logicalCores)},
        {QStringLiteral("memory_bytes"),
         cpu.memoryBytes ? QJsonValue(*cpu.memoryBytes) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("governor"), orNull(governor(files))},
        {QStringLiteral("power"), orNull(powerSource(files))},
        {QStringLiteral("virtual_machine"),
         isVirtual ? QJsonValue(*isVirtual) : QJsonValue(QJsonValue::Null)},
    };
    if (!device.uuid.isEmpty()) {
        facts.insert(QStringLiteral("gpu_uuid"), device.uuid);
    }
    if (!device.pciAddress.isEmpty()) {
        facts.insert(QStringLiteral("gpu_pci"), device.pciAddress);
    }
    return facts;
}

QList<Warning> preflightWarnings(const Device& device, const QString& storeFolder, const BuildFacts& build,
                                 const SystemFiles& files)
{
    QList<Warning> warnings;
    for (const LivingRun& other : livingruns::in(storeFolder)) {
        warnings.append({QStringLiteral("other-run"), other.sentence()});
        break;  // who the others are says nothing more
    }
    for (const auto& check :
         {powerWarnings(files), loadWarnings(device, files), roomWarnings(storeFolder, files)}) {
        warnings += check;
    }
    if (!build.isOptimised || build.isSanitized) {
        warnings.append(
            {QStringLiteral("debug-build"),
             QObject::tr(
                 "This Epochmark isn't a release build (%1): its times say nothing and aren't ranked.")
                 .arg(build.description())});
    }
    return warnings;
}

}  // namespace epochmark

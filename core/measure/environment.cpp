// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/environment.h"

#include "devices/cpuinfo.h"

#include <QObject>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QSysInfo>

namespace epochmark {

namespace {

constexpr qint64 kLittleDiskBytes = 200LL << 20;

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
    const auto match = kName.match(QString::fromUtf8(files.read(QStringLiteral("/etc/os-release")).value_or(QByteArray())));
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
        const bool isSystemBattery =
            type == QLatin1String("Battery") && files.line(path + QStringLiteral("/scope")) != QStringLiteral("Device");
        if ((type == QLatin1String("Mains") || type == QLatin1String("USB")) && isOnline) {
            return QStringLiteral("AC");
        }
        if (isSystemBattery) {
            const bool isDraining = files.line(path + QStringLiteral("/status")) == QStringLiteral("Discharging");
            found = isDraining ? QStringLiteral("battery") : QStringLiteral("AC");
        }
    }
    return found;
}

/// intel_pstate's "powersave" governor is its normal one: only its preference or the platform profile tells of saving.
bool isSavingPower(const SystemFiles& files)
{
    const QString folder = QStringLiteral("/sys/devices/system/cpu/cpu0/cpufreq");
    const auto preference = files.line(folder + QStringLiteral("/energy_performance_preference"));
    const auto profile = files.line(QStringLiteral("/sys/firmware/acpi/platform_profile"));
    const bool isGovernorSaving = !preference && governor(files) == QStringLiteral("powersave");
    return isGovernorSaving || preference == QStringLiteral("power") || profile == QStringLiteral("low-power");
}

std::optional<double> loadAverage(const SystemFiles& files)
{
    const auto text = files.line(QStringLiteral("/proc/loadavg"));
    bool isNumber = false;
    const double load = text ? text->section(u' ', 0, 0).toDouble(&isNumber) : 0;
    return isNumber ? std::optional<double>(load) : std::nullopt;
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

CpuInfo cpuInfoOf(const SystemFiles& files)
{
#ifdef __APPLE__
    Q_UNUSED(files)
    return readCpuInfo();
#else
    return readCpuInfo(files);
#endif
}

}  // namespace

QJsonObject environmentOf(const EngineInfo& engine, const BuildFacts& build, const Device& device,
                          const SystemFiles& files)
{
    const CpuInfo cpu = cpuInfoOf(files);
    const auto isVirtual = isVirtualMachine(files);
    return {
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
        {QStringLiteral("os"), orNull(osName(files))},
        {QStringLiteral("kernel"), orNull(QSysInfo::kernelVersion())},
        {QStringLiteral("cpu"), orNull(cpu.name)},
        {QStringLiteral("cores"), orNull(cpu.physicalCores)},
        {QStringLiteral("threads"), orNull(cpu.logicalCores)},
        {QStringLiteral("memory_bytes"), cpu.memoryBytes ? QJsonValue(*cpu.memoryBytes) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("governor"), orNull(governor(files))},
        {QStringLiteral("power"), orNull(powerSource(files))},
        {QStringLiteral("virtual_machine"), isVirtual ? QJsonValue(*isVirtual) : QJsonValue(QJsonValue::Null)},
    };
}

QList<Warning> preflightWarnings(const Device& device, const QString& storeFolder, const SystemFiles& files)
{
    QList<Warning> warnings;
    if (powerSource(files) == QStringLiteral("battery")) {
        warnings.append({QStringLiteral("on-battery"),
                         QObject::tr("This machine runs on battery and may slow itself down: plug it in.")});
    }
    if (isSavingPower(files)) {
        warnings.append({QStringLiteral("power-saver"),
                         QObject::tr("Power saving is on and holds the processor back: choose another power mode.")});
    }
    const int cores = cpuInfoOf(files).logicalCores;
    const auto load = loadAverage(files);
    if (load && cores > 0 && *load > cores / 2.0) {
        warnings.append({QStringLiteral("busy-machine"),
                         QObject::tr("Other programs keep this machine busy (load %1 on %2 processors): close them for a "
                                     "time that means something.")
                             .arg(*load, 0, 'f', 1)
                             .arg(cores)});
    }
    if (!device.usedBy.isEmpty()) {
        warnings.append({QStringLiteral("device-in-use"),
                         QObject::tr("%1 is in use by %2 and may be slower than it could be.").arg(device.name, device.usedBy)});
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

}  // namespace epochmark

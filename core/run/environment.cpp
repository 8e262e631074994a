// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/environment.h"

#include "devices/kind/devicekinds.h"
#include "devices/plugin/plugins.h"
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

QList<Warning> powerWarnings(const MachineState& state)
{
    QList<Warning> warnings;
    if (state.power == MachineState::Power::Battery) {
        warnings.append({QStringLiteral("on-battery"),
                         QObject::tr("This machine runs on battery and may slow itself down: plug it in.")});
    }
    if (state.isSavingPower) {
        warnings.append(
            {QStringLiteral("power-saver"),
             QObject::tr("Power saving is on and holds the processor back: choose another power mode.")});
    }
    return warnings;
}

QList<Warning> loadWarnings(const Device& device, const MachineState& state)
{
    QList<Warning> warnings;
    const int cores = state.cpu.logicalCores;
    if (state.load && cores > 0 && *state.load > cores / 2.0 && state.runningNow >= std::max(1, cores / 4)) {
        warnings.append(
            {QStringLiteral("busy-machine"),
             QObject::tr("Other programs keep this machine busy (load %1 on %2 processors): close them for a "
                         "time that means something.")
                 .arg(QLocale().toString(*state.load, 'f', 1))
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

QList<Warning> roomWarnings(const QString& storeFolder, const MachineState& state)
{
    QList<Warning> warnings;
    const auto& memory = state.memory;
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

/// Of the plug-in that drives the device; nothing where none does.
void addPlugin(QJsonObject& facts, const Device& device)
{
    const auto target = Plugins::instance().target(device.id);
    const auto verdict = target ? Plugins::instance().verdict(target->library) : std::nullopt;
    if (verdict && !verdict->failure) {
        facts.insert(QStringLiteral("plugin"), target->library.name);
        facts.insert(QStringLiteral("plugin_version"), verdict->platformVersion.left(200).simplified());
        facts.insert(QStringLiteral("pjrt"), QStringLiteral("0.%1").arg(verdict->pjrtMinor));
        facts.insert(QStringLiteral("stablehlo"), verdict->stableHloVersion());
        facts.insert(QStringLiteral("plugin_devices"), verdict->devices.size());
    }
}

}  // namespace

QJsonObject environmentOf(const EngineInfo& engine, const BuildFacts& build, const Device& device,
                          const SystemFiles& files)
{
    const MachineState state = MachineState::read(files);
    const CpuInfo& cpu = state.cpu;
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
        {QStringLiteral("governor"), orNull(state.governor)},
        {QStringLiteral("power"), orNull(toString(state.power))},
        {QStringLiteral("virtual_machine"),
         isVirtual ? QJsonValue(*isVirtual) : QJsonValue(QJsonValue::Null)},
    };
    addPlugin(facts, device);
    if (!device.uuid.isEmpty()) {
        facts.insert(QStringLiteral("gpu_uuid"), device.uuid);
    }
    if (!device.pciAddress.isEmpty()) {
        facts.insert(QStringLiteral("gpu_pci"), device.pciAddress);
    }
    if (device.powerLimitWatts) {
        facts.insert(QStringLiteral("gpu_power_limit_w"), *device.powerLimitWatts);
    }
    if (!device.link.isEmpty()) {
        facts.insert(QStringLiteral("gpu_link"), device.link);
    }
    return facts;
}

QList<Warning> preflightWarnings(const Device& device, const QString& storeFolder, const BuildFacts& build,
                                 const MachineState& state)
{
    QList<Warning> warnings;
    for (const LivingRun& other : livingruns::in(storeFolder)) {
        warnings.append({QStringLiteral("other-run"), other.sentence()});
        break;  // who the others are says nothing more
    }
    for (const auto& check :
         {powerWarnings(state), loadWarnings(device, state), roomWarnings(storeFolder, state)}) {
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

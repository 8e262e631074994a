// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/machinestate.h"

namespace epochmark {

namespace {

std::optional<QString> governorOf(const SystemFiles& files)
{
    return files.line(QStringLiteral("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
}

/// Mains or the system's own battery; a mouse's battery has the scope "Device" and doesn't count.
MachineState::Power powerSource(const SystemFiles& files)
{
    const QString folder = QStringLiteral("/sys/class/power_supply");
    MachineState::Power found = MachineState::Power::Unknown;
    for (const QString& supply : files.names(folder, QStringLiteral("*"))) {
        const QString path = folder + u'/' + supply;
        const QString type = files.line(path + QStringLiteral("/type")).value_or(QString());
        const bool isOnline = files.number(path + QStringLiteral("/online")).value_or(0) == 1;
        const bool isSystemBattery = type == QLatin1String("Battery")
                                     && files.line(path + QStringLiteral("/scope"))
                                            != QStringLiteral("Device");
        if ((type == QLatin1String("Mains") || type == QLatin1String("USB")) && isOnline) {
            return MachineState::Power::Mains;
        }
        if (isSystemBattery) {
            const bool isDraining = files.line(path + QStringLiteral("/status"))
                                    == QStringLiteral("Discharging");
            found = isDraining ? MachineState::Power::Battery : MachineState::Power::Mains;
        }
    }
    return found;
}

/// intel_pstate's "powersave" governor is its normal one: only its preference or the platform profile tells
/// of saving.
bool isPowerSaved(const SystemFiles& files)
{
    const QString folder = QStringLiteral("/sys/devices/system/cpu/cpu0/cpufreq");
    const auto preference = files.line(folder + QStringLiteral("/energy_performance_preference"));
    const auto profile = files.line(QStringLiteral("/sys/firmware/acpi/platform_profile"));
    const bool isGovernorSaving = !preference && governorOf(files) == QStringLiteral("powersave");
    return isGovernorSaving || preference == QStringLiteral("power")
           || profile == QStringLiteral("low-power");
}

/// "0.52 0.58 0.59 3/467 12345": the fourth field starts with what runs now, the reader itself included.
void readLoad(const SystemFiles& files, MachineState& state)
{
    const auto text = files.line(QStringLiteral("/proc/loadavg"));
    bool isAverage = false;
    bool isCount = false;
    const double average = text.value_or(QString()).section(u' ', 0, 0).toDouble(&isAverage);
    const int running = text.value_or(QString()).section(u' ', 3, 3).section(u'/', 0, 0).toInt(&isCount) - 1;
    if (isAverage && isCount) {
        state.load = average;
        state.runningNow = running;
    }
}

}  // namespace

MachineState MachineState::read(const SystemFiles& files)
{
    MachineState state;
    state.cpu = cpuInfoOf(files);
    state.power = powerSource(files);
    state.governor = governorOf(files).value_or(QString());
    state.isSavingPower = isPowerSaved(files);
    state.memory = freeMemory(files);
    readLoad(files, state);
    return state;
}

QString toString(MachineState::Power power)
{
    switch (power) {
    case MachineState::Power::Mains: return QStringLiteral("AC");
    case MachineState::Power::Battery: return QStringLiteral("battery");
    case MachineState::Power::Unknown: break;
    }
    return QString();
}

}  // namespace epochmark

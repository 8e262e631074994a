// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cpu/cpusensors.h"

#include <QStringList>

namespace epochmark {

namespace {

constexpr double kMilli = 1e-3;

class FileTemperature final : public TemperatureSensor {
public:
    FileTemperature(SystemFiles files, QString path) : m_files(std::move(files)), m_path(std::move(path)) {}
    std::optional<double> celsius() override
    {
        const auto value = m_files.number(m_path);
        return value ? std::optional<double>(double(*value) * kMilli) : std::nullopt;
    }

private:
    SystemFiles m_files;
    QString m_path;
};

/// The input of a processor's hwmon chip that stands for the whole package. Empty when the chip is something
/// else.
QString packageInput(const SystemFiles& files, const QString& chip)
{
    static const QStringList kLabels{QStringLiteral("Package id 0"), QStringLiteral("Tdie"),
                                     QStringLiteral("Tctl")};
    static const QStringList kChips{QStringLiteral("coretemp"), QStringLiteral("k10temp"),
                                    QStringLiteral("zenpower")};
    if (!kChips.contains(files.line(chip + QStringLiteral("/name")).value_or(QString()))) {
        return {};
    }
    for (const QString& label : kLabels) {
        for (const QString& file : files.names(chip, QStringLiteral("temp*_label"))) {
            if (files.line(chip + u'/' + file) == label) {
                return chip + u'/' + file.chopped(5) + QStringLiteral("input");
            }
        }
    }
    // Chips without labels have one sensor only.
    return chip + QStringLiteral("/temp1_input");
}

QString cpuTemperaturePath(const SystemFiles& files)
{
    const QString chips = QStringLiteral("/sys/class/hwmon");
    for (const QString& chip : files.names(chips, QStringLiteral("hwmon*"))) {
        const QString input = packageInput(files, chips + u'/' + chip);
        if (!input.isEmpty() && files.number(input)) {
            return input;
        }
    }
    const QString zones = QStringLiteral("/sys/class/thermal");
    for (const QString& zone : files.names(zones, QStringLiteral("thermal_zone*"))) {
        const QString folder = zones + u'/' + zone;
        if (files.line(folder + QStringLiteral("/type")) == QStringLiteral("x86_pkg_temp")) {
            return folder + QStringLiteral("/temp");
        }
    }
    return {};
}

}  // namespace

std::unique_ptr<TemperatureSensor> openCpuTemperature(const SystemFiles& files)
{
    const QString path = cpuTemperaturePath(files);
    return path.isEmpty() ? nullptr : std::make_unique<FileTemperature>(files, path);
}

}  // namespace epochmark

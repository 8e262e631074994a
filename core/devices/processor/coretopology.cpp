// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/processor/coretopology.h"

#include <optional>

namespace epochmark {

namespace {

/// What /proc/cpuinfo says of one logical processor.
struct ProcessorLines {
    std::optional<int> number;
    QString package;
    QString core;
};

/// ARM's /proc/cpuinfo tells neither package nor core, /sys does. Without a topology (some containers) each
/// logical processor counts as a core.
QString coreKey(const ProcessorLines& lines, const SystemFiles& files)
{
    const QString folder = QStringLiteral("/sys/devices/system/cpu/cpu%1/topology/").arg(*lines.number);
    const QString package = !lines.package.isEmpty()
                                ? lines.package
                                : files.line(folder + QStringLiteral("physical_package_id"))
                                      .value_or(QString());
    const QString core = !lines.core.isEmpty()
                             ? lines.core
                             : files.line(folder + QStringLiteral("core_id")).value_or(QString());
    return core.isEmpty() ? QStringLiteral("processor %1").arg(*lines.number) : package + u'/' + core;
}

}  // namespace

QMap<int, QString> coreTopology(const SystemFiles& files)
{
    QMap<int, QString> cores;
    ProcessorLines current;
    const auto close = [&] {
        if (current.number) {
            cores.insert(*current.number, coreKey(current, files));
        }
        current = {};
    };
    const QByteArray text = files.read(QStringLiteral("/proc/cpuinfo")).value_or(QByteArray());
    for (const QString& line : QString::fromUtf8(text).split(u'\n')) {
        const QString key = line.section(u':', 0, 0).trimmed();
        const QString value = line.section(u':', 1).trimmed();
        if (key == QLatin1String("processor")) {
            close();
            bool isNumber = false;
            const int number = value.toInt(&isNumber);
            current.number = isNumber ? std::optional<int>(number) : std::nullopt;
        } else if (key == QLatin1String("physical id")) {
            current.package = value;
        } else if (key == QLatin1String("core id")) {
            current.core = value;
        }
    }
    close();
    return cores;
}

}  // namespace epochmark

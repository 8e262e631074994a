// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/tpubus.h"

#include <QHash>

namespace epochmark {

QList<BusTpu> tpusOnBus(const SystemFiles& files)
{
    // Google's devices as JAX knows them (jax/_src/hardware_utils.py).
    static const QHash<QString, QString> kGenerations{{QStringLiteral("0x0027"), QStringLiteral("TPU v3")},
                                                      {QStringLiteral("0x0056"), QStringLiteral("TPU v4")},
                                                      {QStringLiteral("0x005e"), QStringLiteral("TPU v4")},
                                                      {QStringLiteral("0x0062"), QStringLiteral("TPU v5p")},
                                                      {QStringLiteral("0x0063"), QStringLiteral("TPU v5e")},
                                                      {QStringLiteral("0x006f"), QStringLiteral("TPU v6e")},
                                                      {QStringLiteral("0x0076"), QStringLiteral("TPU 7x")}};
    const QString bus = QStringLiteral("/sys/bus/pci/devices");
    QList<BusTpu> found;
    for (const QString& address : files.names(bus, QStringLiteral("*"))) {
        const QString folder = bus + u'/' + address;
        if (files.line(folder + QStringLiteral("/vendor")) != QStringLiteral("0x1ae0")) {
            continue;
        }
        const QString device = files.line(folder + QStringLiteral("/device")).value_or(QString());
        if (kGenerations.contains(device)) {
            found.append({address, kGenerations.value(device)});
        }
    }
    return found;
}

}  // namespace epochmark

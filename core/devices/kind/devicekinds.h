// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/devicekinddefinition.h"

#include <QList>

#include <memory>

namespace epochmark {

/// The kinds of device that this program knows: those it is built with, in the order in which they are
/// listed, and what add() brought. Reading from any thread.
///     DeviceKinds::of(device.kind).icon()
class DeviceKinds {
public:
    static QList<const DeviceKindDefinition*> all();

    /// nullptr when this program has none of that id: a newer one's record.
    static const DeviceKindDefinition* find(const DeviceKind& kind);

    /// The same, or a definition that knows nothing beyond the device's id.
    static const DeviceKindDefinition& of(const DeviceKind& kind);

    /// The kind that a device's id belongs to, known or not: "cuda:0" and "gpubox/cuda:0" -> "cuda".
    static DeviceKind kindOf(const QString& deviceId);
    static const DeviceKindDefinition& ofDevice(const QString& deviceId) { return of(kindOf(deviceId)); }

    /// prepareProcess() of all.
    static void prepareProcess();

    /// One more kind, for the rest of the process; of two with the same id the first counts. Before other
    /// threads ask.
    static void add(std::unique_ptr<const DeviceKindDefinition> definition);
};

}  // namespace epochmark

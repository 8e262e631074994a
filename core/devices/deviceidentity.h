// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace epochmark {

/// Which very device something is, beyond its number: what the engine says that it drives, what the system
/// lists. Fields that aren't known are empty.
struct DeviceIdentity {
    QString name;        ///< "NVIDIA GeForce RTX 3060 Ti"
    QString uuid;        ///< "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6"
    QString pciAddress;  ///< "0000:01:00.0"

    bool isKnown() const { return !uuid.isEmpty() || !pciAddress.isEmpty(); }
    bool operator==(const DeviceIdentity&) const = default;
};

/// Whether both are the same device: by UUID where both have one (whatever stands before it, "GPU-" or
/// "MIG-"), else by PCI address; absent where neither can be compared.
std::optional<bool> isSameDevice(const DeviceIdentity& left, const DeviceIdentity& right);

/// One spelling for "00000000:01:00.0" and "0000:01:00.0"; empty when it is no such address.
QString plainPciAddress(const QString& address);

}  // namespace epochmark

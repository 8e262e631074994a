// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/deviceidentity.h"
#include "devices/kind/devicekind.h"

#include <QString>

#include <optional>

namespace epochmark {

/// A device as the system tells of it. Plain value.
struct Device {
    QString id;  ///< "cpu", "cuda:0", "mps": what --device takes
    DeviceKind kind;
    QString name;  ///< "Intel Core i5-10400F": marketing noise like "(R)", "CPU @ 2.90GHz" removed
    std::optional<qint64> memoryBytes;
    std::optional<qint64> memoryInUseBytes;  ///< devices with memory of their own
    QString usedBy;          ///< processes that use it now ("Xorg, python3"), empty when none or unknown
    int physicalCores = 0;   ///< CPU only
    int logicalCores = 0;    ///< CPU only
    int defaultThreads = 0;  ///< CPU only: that train when the user names none; 0 = unknown
    QString uuid;            ///< of a card, "GPU-8932f937-..."; empty when unknown
    QString pciAddress;      ///< of a card, "0000:01:00.0"; empty when unknown
    std::optional<double> powerLimitWatts;  ///< that the card is held to
    QString link;                ///< of a card to the rest of the machine, "PCIe 4 x16"; empty when unknown
    bool isPlaceCertain = true;  ///< false: which device its id stands for shows when the engine tells
    QString detail;              ///< "compute 8.6 · driver 560.35"; may be empty
    bool isUsable = true;
    QString reason;  ///< why it can't be used, a sentence
    QString remedy;  ///< what to do about it, a sentence

    DeviceIdentity identity() const { return {name, uuid, pciAddress}; }
    bool operator==(const Device&) const = default;
};

}  // namespace epochmark

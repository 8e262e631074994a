// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// The two variables by which CUDA chooses and orders cards.
struct CudaEnvironment {
    std::optional<QString> visibleDevices;  ///< CUDA_VISIBLE_DEVICES; absent when it isn't set
    bool isOrderedBySlot = true;  ///< CUDA_DEVICE_ORDER is PCI_BUS_ID; CUDA's own choice is fastest first

    static CudaEnvironment ofThisProcess();
};

/// A card that CUDA shows.
struct VisibleCard {
    int card = -1;          ///< NVML's number; -1: a slice of a card (MIG), which NVML doesn't number
    QString uuid;           ///< as CUDA_VISIBLE_DEVICES names a slice; else empty
    bool isCertain = true;  ///< false: CUDA counts by speed, so it may be another of the cards

    bool operator==(const VisibleCard&) const = default;
};

/// The cards that CUDA shows, in the order in which it counts them; `uuids` of NVML's cards, in the order
/// of their slots. By CUDA's own rules: entries are numbers, or, when the first is one, UUIDs of cards
/// ("GPU-" and enough to tell which) or slices ("MIG-"); the first that names none ends the list; one named
/// twice empties it.
QList<VisibleCard> visibleCards(const QStringList& uuids, const CudaEnvironment& environment);

/// Makes CUDA count cards as NVML does (by PCI slot) instead of fastest first. To be called early in main():
/// the environment must not be changed beside other threads. Keeps what the user has set.
void countCardsByPciSlot();

}  // namespace epochmark

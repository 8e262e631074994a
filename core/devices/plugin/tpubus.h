// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/systemfiles.h"

#include <QList>
#include <QString>

namespace epochmark {

/// A TPU as the PCI bus tells of it.
struct BusTpu {
    QString address;     ///< "0000:00:04.0"
    QString generation;  ///< "TPU v5e"
};

/// Milliseconds; loads nothing. Empty where there is no such bus.
QList<BusTpu> tpusOnBus(const SystemFiles& files = SystemFiles());

}  // namespace epochmark

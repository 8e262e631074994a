// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"

#include <QList>

namespace epochmark {

/// The Metal GPU of this Mac, id "mps": usable on Apple silicon, listed with its reason on Intel. Empty on
/// other systems.
QList<Device> metalDevices();

}  // namespace epochmark

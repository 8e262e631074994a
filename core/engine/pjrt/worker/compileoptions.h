// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace epochmark::worker {

/// A serialised CompileOptionsProto of XLA: one replica, one partition, on the device with that id of the
/// plug-in's.
std::string compileOptions(int deviceId);

}  // namespace epochmark::worker

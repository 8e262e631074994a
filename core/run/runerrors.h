// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "devices/device.h"
#include "ranks/rankslice.h"
#include "run/runrequest.h"

namespace epochmark::runerrors {

/// What is wrong with a request itself, before anything is opened: Error::Usage or Error::Input.
Result<void> check(const RunRequest& request);

/// A model file's outputs fit so many classes: one output two of them, else one a class.
Result<void> checkHead(const WorkloadSpec& workload, int classes);
/// Memory that training the network needs at least, where the device's is known.
Result<void> checkMemory(const RunRequest& request, const Device& device, const RankCount& ranks = {});

Error stoppedBeforeTraining();
/// `error`: what reading said.
Error changedWhileRead(const Error& error);
Error outOfMemory();
Error unexpectedFailure();
/// The device that computed isn't the one that was asked for.
Error anotherDevice(const Device& device, const DeviceIdentity& driven);

}  // namespace epochmark::runerrors

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "workload/network/program/networkprogram.h"

#include <QString>

/// TorchScript files on disk. Nothing here loads one: only their zip's table of contents is read, and their
/// bytes are hashed.
namespace epochmark::programfile {

/// Whether it is what torch.save() or torch.jit.save() writes: a zip with a pickle in it, or by its name's
/// ending where it can't be read as a zip. Any thread.
bool isProgram(const QString& path);

/// Error::Input with a sentence: no such file, a folder, no TorchScript (weights without a program among
/// them), beyond NetworkProgram::kMostBytes packed or unpacked; Error::Stopped.
Result<NetworkProgram> read(const QString& path, const StopToken& stop = {});

}  // namespace epochmark::programfile

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "modelfile/filenetwork.h"

namespace epochmark {

/// Reads a file as a network, whatever kind it is, and makes it known: a Keras model as openFileNetwork()
/// does; a TorchScript program by having another process load it and show it a few pictures (programtrial.h),
/// which runs what its author wrote: only for a file that the user named. Blocks; any thread but a window's.
/// Error::Input or Error::Usage with a sentence, what loadEngine() says, Error::Stopped.
Result<FileNetwork> openNetworkFile(const FileNetworkWish& wish, const StopToken& stop = {});

}  // namespace epochmark

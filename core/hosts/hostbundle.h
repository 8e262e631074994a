// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "hosts/filecopy.h"
#include "hosts/host.h"

#include <QString>

#include <functional>

namespace epochmark {

/// The Epochmark that is sent to a host: what packaging/bundle.sh makes, a .tar.gz.
namespace hostbundle {

/// Where one of this version lies: EPOCHMARK_BUNDLE, the cache, or beside the folder that this program runs
/// from. Empty: nowhere.
QString found();

/// The epochmark-cli there as it is now: the host's own `program`, else that of the bundle which would be
/// sent, else (no bundle here, or not sent yet) empty. `placed`: with the folder.
Result<QString> programThere(const SshSession& session, const HostFacts& placed, const StopToken& stop);

/// Who is told what ensure() does, and asked. All may be empty.
struct Listeners {
    MaySend maySend;                ///< asked with the size before anything is sent
    OnCopied onCopied;              ///< of the bundle
    OnCopied onLibTorchCopied;      ///< of this machine's LibTorch
    std::function<void()> onSetup;  ///< before LibTorch is made ready through the prefix, which may have to
                                    ///< wait for its turn
    std::function<void()> onProcessorOnly;  ///< this machine's LibTorch was sent to one that has a card
};

/// Makes sure that a host has Epochmark with LibTorch, and gives the path of its epochmark-cli there: the
/// bundle is sent and unpacked once and told by its hash. LibTorch is what the bundle has inside, or the host
/// has or fetches; where it has no pip or no way into the internet, the processor's half of this machine's is
/// sent. Error::Input with a sentence: there is none to send, no room there, LibTorch can't be had, or the
/// one here isn't whole or doesn't fit.
Result<QString> ensure(const SshSession& session, const HostFacts& placed, const Listeners& listeners,
                       const StopToken& stop);

}  // namespace hostbundle

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"

#include <QString>

#include <functional>
#include <optional>

namespace epochmark {

/// What ssh wants to know before it connects. `text` is ssh's own (in English), harmless to be shown as plain
/// text; a server may have written part of it.
struct SshQuestion {
    enum class Kind {
        HostKey,  ///< an unknown machine: "yes", "no", or the fingerprint that its owner told
        Secret,   ///< a password, passphrase or one-time code: never shown, never kept
        Confirm,  ///< use a key, say: "yes" or "no"
    };
    Kind kind = Kind::Secret;
    QString text;
    QString destination;  ///< of the host that is asked for
    StopToken stop = {};  ///< nobody wants the answer any more: whoever asks for it returns without one
};

/// Asks the user; absent: he called it off. Called on the thread that connects, which waits for it: look at
/// the question's `stop` meanwhile, since the thread that shows it may wait for this one to end.
using SshAsk = std::function<std::optional<QString>(const SshQuestion&)>;

}  // namespace epochmark

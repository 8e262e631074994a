// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "hosts/sshsession.h"

#include <QString>

#include <functional>

namespace epochmark {

/// How far a file has been sent, bytes.
struct CopyProgress {
    qint64 done = 0;
    qint64 whole = 0;
};
using OnCopied = std::function<void(const CopyProgress&)>;
/// Whether so many bytes of `what` may be sent; empty: yes.
using MaySend = std::function<bool(qint64 bytes, const QString& what)>;

namespace filecopy {

/// "3a7b...": SHA-256 of a file here, 64 hex digits. Error::Input with a sentence; Error::Stopped.
Result<QString> sha256Of(const QString& path, const StopToken& stop);

/// Sends a file here to `there`, an absolute path, from where a former try ended, and proves by SHA-256 that
/// it arrived whole before it gets its name. One that is there by that name is taken as it is: the name holds
/// the hash. Error::Input: can't be read here, no room or no permission there, it changed on its way.
/// Error::Stopped: `maySend` said no.
Result<void> send(const SshSession& session, const QString& path, const QString& there, const QString& sha256,
                  const MaySend& maySend, const OnCopied& onCopied, const StopToken& stop);

}  // namespace filecopy

}  // namespace epochmark

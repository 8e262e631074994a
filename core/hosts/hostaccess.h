// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "hosts/hostcheck.h"
#include "hosts/hostlist.h"
#include "hosts/sshsession.h"

#include <QString>

namespace epochmark {

/// What window and terminal do alike with a host, each in one call that blocks for seconds.
namespace hostaccess {

/// Connects and examines. The line stays open for some minutes: what follows asks nothing again.
Result<HostReport> check(const Host& host, const SshManner& manner, const StopToken& stop);

/// The same of a host in the list, which keeps what was seen.
Result<HostReport> checkAndKeep(const QString& hostsFile, const QString& name, const SshManner& manner,
                                const StopToken& stop);

}  // namespace hostaccess

}  // namespace epochmark

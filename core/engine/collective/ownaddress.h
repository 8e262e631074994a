// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "ranks/rankplace.h"

#include <string>

namespace epochmark {

/// By which address the other ranks reach this host: that of the interface which leads to where they meet.
/// Error::Internal with a sentence where that is the loopback and they are on several hosts.
Result<std::string> ownAddress(const RankPlace& place);

}  // namespace epochmark

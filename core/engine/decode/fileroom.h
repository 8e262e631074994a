// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"

#include <QtGlobal>

namespace epochmark {

/// Takes so many bytes for an open file, on its disk or of memory, and makes it as long. In parts: tens of
/// gigabytes of memory take many seconds, a stop is heard between two parts, and a signal undoes no more than
/// one of them. 0, else the system's error: ECANCELED after a stop, EOPNOTSUPP where the file system can't.
/// Linux alone. Any thread.
int takeFileRoom(int file, qint64 bytes, const StopToken& stop);

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/fileroom.h"

#include <algorithm>
#include <cerrno>

#ifdef __linux__
#include <fcntl.h>
#endif

namespace epochmark {

#ifdef __linux__

int takeFileRoom(int file, qint64 bytes, const StopToken& stop)
{
    constexpr qint64 kMost = 64 << 20;
    constexpr qint64 kLeast = 1 << 20;
    qint64 atOnce = kMost;
    for (qint64 taken = 0; taken < bytes;) {
        if (stop.isStopRequested()) {
            return ECANCELED;
        }
        const qint64 part = std::min(atOnce, bytes - taken);
        if (::fallocate(file, 0, taken, part) == 0) {
            taken += part;
        } else if (errno == EINTR) {
            // The system gave back what it had of this part: who is disturbed often takes smaller ones.
            atOnce = std::max(kLeast, atOnce / 2);
        } else {
            return errno;
        }
    }
    return 0;
}

#else

int takeFileRoom(int, qint64, const StopToken&)
{
    return EOPNOTSUPP;
}

#endif

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace epochmark::bench {

/// Processor time that threads of this process have used so far, in milliseconds; 0 where the system doesn't
/// say. Linux.
struct ThreadTimes {
    double windowMs = 0;  ///< of the window's thread
    double poolMs = 0;    ///< of the threads that read stores and the like for it

    static ThreadTimes soFar();
};

}  // namespace epochmark::bench

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <optional>

namespace epochmark {

/// Peak resident memory of this process, counted anew for each run (Linux: /proc/self/clear_refs and VmHWM).
/// Value; use:
///     const PeakMemory peak; ... peak.bytes();
class PeakMemory {
public:
    /// Starts counting.
    PeakMemory();
    /// The peak since construction; absent where the system can't count anew.
    std::optional<qint64> bytes() const;

private:
    bool m_isCounting;
};

}  // namespace epochmark

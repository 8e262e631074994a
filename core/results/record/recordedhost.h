// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace epochmark {

/// Of a run that was begun from another machine: by which name that machine knew the one that trained, and
/// how it was reached.
struct RecordedHost {
    QString name;      ///< "gpubox"
    QString launcher;  ///< "ssh"
    std::optional<double>
        clockOffsetSeconds;  ///< its clock less that of the machine that began it; absent: unknown

    bool operator==(const RecordedHost&) const = default;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>

namespace epochmark {

/// Who shared a result with the team, and when. Value.
struct SharedMark {
    QString by;    ///< the database's user
    QDateTime at;  ///< UTC

    bool operator==(const SharedMark&) const = default;
};

}  // namespace epochmark

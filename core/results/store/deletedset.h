// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>

namespace epochmark {

/// A set that was deleted and can be brought back.
struct DeletedSet {
    QString setId;
    QString name;  ///< as the board called it: the user's name, else the device's
    int runs = 0;
    QDateTime startedAt;  ///< of its newest run, UTC
    QDateTime deletedAt;  ///< UTC

    bool operator==(const DeletedSet&) const = default;
};

}  // namespace epochmark

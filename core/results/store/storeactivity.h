// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace epochmark {

/// What this process has done with result stores so far. While something is measured it must not grow by more
/// than the measured run itself needs: tests and measurements ask before and after. Value; any thread.
///     const StoreActivity before = StoreActivity::soFar();
struct StoreActivity {
    qint64 opens = 0;    ///< connections made
    qint64 checks = 0;   ///< files looked through for damage
    qint64 polls = 0;    ///< looks for what other connections wrote
    qint64 records = 0;  ///< records handed out by readings

    static StoreActivity soFar();

    static void countOpen();
    static void countCheck();
    static void countPoll();
    static void countRecords(qint64 count);
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace epochmark {

/// When `--repeats auto` has measured enough: at least three runs, at most six, in between as soon as their
/// coefficient of variation is 3.5 % or less. Pure; any thread.
struct RepeatRule {
    static constexpr int kFewest = 3;
    static constexpr int kMost = 6;

    struct Decision {
        bool goOn = true;
        QString reason;  ///< a sentence: why it goes on or stops
    };
    /// After these headlines (seconds), oldest first.
    static Decision decide(const QList<double>& headlineSeconds);
};

}  // namespace epochmark

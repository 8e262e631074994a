// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace epochmark {

/// What there is to say about a set beside its numbers, as name and value: workload, data, device,
/// environment. Absent things are left out, not shown as 0. Pure, any thread.
class SetFacts {
    Q_DECLARE_TR_FUNCTIONS(epochmark::SetFacts)
public:
    struct Fact {
        QString name;
        QString value;
    };

    static QList<Fact> workload(const LeaderboardRow& row);
    /// Device and environment of the newest run; keys of a newer program are shown as they are spelt.
    static QList<Fact> environment(const LeaderboardRow& row);

private:
    static QString environmentName(const QString& key);
};

}  // namespace epochmark

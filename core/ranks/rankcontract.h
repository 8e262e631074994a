// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace epochmark {

/// What all ranks of a run must have alike, compared before they exchange the first number: ranks that
/// exchange unlike sizes end by a crash. Plain value; the texts are compared to the letter.
struct RankContract {
    QString build;     ///< version and build of Epochmark and its engine
    QString workload;  ///< fingerprint of everything that changes the work: as short for any of it
    QString seed;
    QString dataset;  ///< the manifest's hash; empty until it is known

    QByteArray bytes() const;
    static RankContract fromBytes(const QByteArray& bytes);
    bool operator==(const RankContract&) const = default;
};

/// A sentence that says what `theirs` has otherwise than `own`, rank 0's; nothing where they agree. `who`:
/// "Rank 2 on node1".
std::optional<QString> breachOf(const RankContract& own, const RankContract& theirs, const QString& who);

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "team/teamstate.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

namespace epochmark {

/// How things stand with a team, in words. Pure functions; plain text, with names that others chose in it.
class TeamWords {
    Q_DECLARE_TR_FUNCTIONS(epochmark::TeamWords)
public:
    /// "lab on db.example.org, fetched today, 14:33" or why nothing is fetched now.
    static QString line(const TeamState& state, const QDateTime& now);
    /// "fetched today, 14:33", "never fetched".
    static QString fetched(const TeamState& state, const QDateTime& now);
    /// "3 sets wait for the server"; empty: none does.
    static QString waiting(const TeamState& state);
    /// A member's name as short as a badge has room for.
    static QString shortMember(const QString& name);
};

}  // namespace epochmark

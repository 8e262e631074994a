// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace epochmark {

/// How things stand with a team, for whoever shows it. Value.
struct TeamState {
    /// Held: something is measured, nothing is asked of the board.
    enum class Line { None, Reaching, Live, Down, Held };

    QString address;  ///< TeamAddress::text(); empty: no team
    QString place;    ///< "lab on db.example.org"
    QString user;     ///< as whom one is known there; empty: not reached yet
    bool canShare = false;
    bool sharesAlways = false;
    Line line = Line::None;
    QString problem;      ///< a sentence: why it is down, or why sets wait; empty: nothing is wrong
    QStringList waiting;  ///< sets of the outbox, longest first
    QDateTime fetchedAt;  ///< when the board was asked last, UTC; invalid: never

    bool hasTeam() const { return !address.isEmpty(); }
    bool operator==(const TeamState&) const = default;
};

/// What became of something that was asked for, or what the background has to say. Value.
struct TeamWord {
    enum class About { Joining, Sharing, Withdrawing, Pulling, Background };

    About about = About::Background;
    bool isError = false;
    QString sentence;

    bool operator==(const TeamWord&) const = default;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/teamwords.h"

#include "base/printable.h"
#include "models/celltext.h"

namespace epochmark {

namespace {

constexpr qsizetype kMostLetters = 16;

}  // namespace

QString TeamWords::fetched(const TeamState& state, const QDateTime& now)
{
    return state.fetchedAt.isValid() ? tr("fetched %1").arg(CellText::when(state.fetchedAt, now))
                                     : tr("never fetched");
}

QString TeamWords::line(const TeamState& state, const QDateTime& now)
{
    const QString place = oneLine(state.place);
    const QString fetched = TeamWords::fetched(state, now);
    switch (state.line) {
    case TeamState::Line::Reaching: return tr("%1: connecting, %2").arg(place, fetched);
    case TeamState::Line::Down: return tr("%1: not reached, %2").arg(place, fetched);
    case TeamState::Line::Held:
        return tr("%1: nothing is fetched while something is measured, %2").arg(place, fetched);
    case TeamState::Line::None:
    case TeamState::Line::Live: break;
    }
    return tr("%1: %2").arg(place, fetched);
}

QString TeamWords::waiting(const TeamState& state)
{
    return state.waiting.isEmpty()
               ? QString()
               : tr("%Ln set(s) wait for the server", nullptr, static_cast<int>(state.waiting.size()));
}

QString TeamWords::shortMember(const QString& name)
{
    const QString plain = oneLine(name);
    return plain.size() <= kMostLetters ? plain : plain.left(kMostLetters - 3) + QStringLiteral("...");
}

}  // namespace epochmark

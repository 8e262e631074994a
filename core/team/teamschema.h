// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QStringList>

/// What a team's board is in PostgreSQL (13 and newer). Members insert as themselves, withdraw their own and
/// change nothing; the database sees to that (grants, row-level security, triggers), whatever program is
/// used.
namespace epochmark::teamschema {

inline constexpr int kVersion = 2;                          ///< that this program makes and reads
inline constexpr const char* kChannel = "epochmark";        ///< NOTIFY when something was shared or withdrawn
inline constexpr const char* kReader = "epochmark_reader";  ///< a role to grant: may read
inline constexpr const char* kMember = "epochmark_member";  ///< may share and withdraw besides

/// Statements that bring a board of version `from` (0: none) to from + 1. Never edited once released.
QStringList migration(int from);

}  // namespace epochmark::teamschema

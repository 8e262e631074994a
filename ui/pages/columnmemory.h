// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace epochmark {

class BoardTable;
class Settings;

/// Lets the table's heads be dragged and keeps what was chosen in `settings`, which must outlive it, under
/// its object name.
void keepColumnWidths(BoardTable* table, Settings& settings);

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/banner.h"

namespace epochmark {

class AppContext;
class BoardFollower;
struct LeaderboardRow;
struct RunRecord;

/// Tells once, at the start, of a run that was cut off (a crash, a power cut) since the last start, and shows
/// what was kept of it. Hidden otherwise. Window thread.
class InterruptedNotice : public Banner {
    Q_OBJECT
public:
    explicit InterruptedNotice(AppContext* context, QWidget* parent = nullptr);

private:
    void look();
    void tell(const LeaderboardRow& row, const RunRecord& run);

    AppContext* m_context;
    BoardFollower* m_board;
    QString m_setId;
};

}  // namespace epochmark

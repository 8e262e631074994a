// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosts/openhostruns.h"
#include "widgets/banner.h"

#include <QList>

class QPushButton;

namespace epochmark {

class AppContext;

/// Tells of runs that were begun on other machines and whose results aren't all here, the newest first:
/// offers to follow it, or to give its results up. Hidden while there is none, and while a run is in work.
/// Window thread.
class HostRunsNotice : public Banner {
    Q_OBJECT
public:
    explicit HostRunsNotice(AppContext* context, QWidget* parent = nullptr);

    /// Reads the list in the background.
    void look();
    /// A run in work may be one of the list; what is left is looked for when it has ended.
    void setBusy(bool isBusy);

private:
    void tell(const QList<OpenHostRun>& runs);
    void giveUp();

    AppContext* m_context;
    OpenHostRun m_run;
    QPushButton* m_follow;
    QPushButton* m_giveUp;
    bool m_isBusy = false;
};

}  // namespace epochmark

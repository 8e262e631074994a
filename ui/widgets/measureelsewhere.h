// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"
#include "run/runcommand.h"
#include "run/runrequest.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace epochmark {

class AppContext;
class SegmentedControl;

/// How a device is measured that isn't in this machine, rented or somebody else's: the line to run there, for
/// a kind of device to choose, with a button that copies it, and one that imports what came of it. Window
/// thread.
class MeasureElsewhere : public QWidget {
    Q_OBJECT
public:
    explicit MeasureElsewhere(AppContext* context, QWidget* parent = nullptr);

    /// What is to be measured there; its device is chosen here. A network that can't be named to the terminal
    /// gives way to the usual one.
    void setWork(const RunCommand& work);
    QString line() const;

    /// What was chosen to run last, else the Demo set.
    static RunCommand lastWork(AppContext& context);
    /// What a request would run; without dataset: the one that was run last.
    static RunCommand workOf(AppContext& context, const RunRequest& request);
    /// What the results of that group did.
    static RunCommand workOf(const LeaderboardGroup& group);

Q_SIGNALS:
    /// Import was pressed; the wish has gone to the context.
    void importChosen();

private:
    QWidget* makeLine();
    QWidget* makeImport(AppContext* context);
    void showLine();
    void copy();

    RunCommand m_work;
    QStringList m_devices;  ///< ids, as the segments have them
    SegmentedControl* m_kinds;
    QLabel* m_there;
    QLabel* m_line;
    QPushButton* m_copy;
    QLabel* m_then;
};

}  // namespace epochmark

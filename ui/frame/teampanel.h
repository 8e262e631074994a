// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "team/teamstate.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace epochmark {

class AppContext;
class SegmentedControl;

/// The team's board in the settings: where it is, how things stand with it, what is shared, what leaves.
/// Window thread.
class TeamPanel : public QWidget {
    Q_OBJECT
public:
    explicit TeamPanel(AppContext* context, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeJoining();
    QWidget* makeJoined();
    SegmentedControl* makeChoice(const QString& prefix);
    void showState(const TeamState& state);
    void showWord(const TeamWord& word);
    void join();
    void preview();
    void setJoining(bool isJoining);

    AppContext* m_context;
    QStackedWidget* m_places;
    QLineEdit* m_address = nullptr;
    SegmentedControl* m_choice = nullptr;  ///< before joining
    QPushButton* m_join = nullptr;
    SegmentedControl* m_sharing = nullptr;  ///< afterwards
    QLabel* m_place = nullptr;
    QLabel* m_line = nullptr;
    QLabel* m_waiting = nullptr;
    QLabel* m_problem = nullptr;
    QLabel* m_word;
};

}  // namespace epochmark

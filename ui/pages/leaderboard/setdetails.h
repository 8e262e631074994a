// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/runsmodel.h"
#include "widgets/card.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace epochmark {

class BoardTable;
class IconText;
class RunHistory;

/// Everything about one set: its note and warnings, every raw run, one of them epoch by epoch, the workload
/// and the environment. Shown until closed; the page carries out what its buttons ask for. Window thread.
class SetDetails : public Card {
    Q_OBJECT
public:
    explicit SetDetails(QWidget* parent = nullptr);

    void setRow(const LeaderboardRow& row);
    QString setId() const { return m_setId; }

Q_SIGNALS:
    void renameRequested(const QString& setId);
    void noteRequested(const QString& setId);
    void pinRequested(const QString& setId);
    void reportRequested(const QString& setId);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeHeader();
    void makeBody();
    void showHistory(int run);
    void showFacts(QGridLayout* grid, const LeaderboardRow& row, bool isEnvironment);

    RunsModel m_runs;
    LeaderboardRow m_row;
    QString m_setId;
    QString m_runId;  ///< of the one shown epoch by epoch
    QPushButton* m_pin;
    QPushButton* m_rename;
    QPushButton* m_noteButton;
    QLabel* m_configuration;
    QLabel* m_note;
    IconText* m_warnings;
    BoardTable* m_table;
    RunHistory* m_history;
    QGridLayout* m_workload;
    QGridLayout* m_environment;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/theme.h"

#include <QDialog>

class QStackedWidget;

namespace epochmark {

class AppContext;
class HostsPanel;
class PluginsPanel;
class SegmentedControl;
class TeamPanel;

/// Four pages: colours, language, how many ghosts race, notification, and where results are kept; the
/// plug-ins; the machines that ssh reaches; the team's board. Every change counts at once, the language from
/// the next start on (every text that is shown already would have to be said anew).
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(AppContext* context, QWidget* parent = nullptr);

    /// Whether a run is in work: then no plug-in is asked, and no machine.
    void setMeasuring(bool isMeasuring);
    /// Turns to the team's board.
    void showTeam();
    /// Turns to the machines and opens what adds one.
    void addMachine();

Q_SIGNALS:
    void schemeChosen(epochmark::ColorScheme scheme);
    void ghostCountChosen(int count);
    void helpRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showPage(QWidget* page);
    void grow();
    QWidget* makeGeneral();
    QWidget* makeScheme();
    QWidget* makeLanguage();
    QWidget* makeGhosts();
    QWidget* makeNotification();
    QWidget* makeStorage();
    QWidget* makeSpool();

    AppContext* m_context;
    SegmentedControl* m_chooser = nullptr;
    QStackedWidget* m_pages = nullptr;
    PluginsPanel* m_plugins = nullptr;
    HostsPanel* m_hosts = nullptr;
    TeamPanel* m_team = nullptr;
};

}  // namespace epochmark

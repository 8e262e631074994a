// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/theme.h"

#include <QDialog>

namespace epochmark {

class AppContext;
class PluginsPanel;

/// Two pages: colours, language, how many ghosts race, notification, and where results are kept; and the
/// plug-ins. Every change counts at once, the language from the next start on (every text that is shown
/// already would have to be said anew).
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(AppContext* context, QWidget* parent = nullptr);

    /// Whether a run is in work: then no plug-in is asked.
    void setMeasuring(bool isMeasuring);

Q_SIGNALS:
    void schemeChosen(epochmark::ColorScheme scheme);
    void ghostCountChosen(int count);
    void helpRequested();

private:
    QWidget* makeGeneral();
    QWidget* makeScheme();
    QWidget* makeLanguage();
    QWidget* makeGhosts();
    QWidget* makeNotification();
    QWidget* makeStorage();
    QWidget* makeSpool();

    AppContext* m_context;
    PluginsPanel* m_plugins = nullptr;
};

}  // namespace epochmark

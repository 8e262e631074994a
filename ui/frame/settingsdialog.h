// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/theme.h"

#include <QDialog>

namespace epochmark {

class AppContext;

/// Colours, how many ghosts race, and where results are kept. Every change counts at once.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(AppContext* context, QWidget* parent = nullptr);

Q_SIGNALS:
    void schemeChosen(epochmark::ColorScheme scheme);
    void ghostCountChosen(int count);
    void helpRequested();

private:
    QWidget* makeScheme();
    QWidget* makeGhosts();
    QWidget* makeStorage();

    AppContext* m_context;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/pluginreport.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace epochmark {

class AppContext;
class RowList;

/// The plug-ins that are there, as the terminal's "devices" finds them: what each can do or what is in its
/// way. Adds and removes the user's own, and begins scans, which go on when it is gone (PluginScan). Whoever
/// shows devices is told when something has changed (AppContext::devicesChanged).
class PluginsPanel : public QWidget {
    Q_OBJECT
public:
    explicit PluginsPanel(AppContext* context, QWidget* parent = nullptr);

    /// While something is measured nothing is asked: that would disturb it, and a TPU has one user at a time.
    void setMeasuring(bool isMeasuring);
    /// Shows these, in place of those that were found.
    void setReports(const QList<PluginReport>& reports);

private:
    static QWidget* makeEmpty();
    QWidget* makeButtons();
    void reload();
    void chooseFile();
    void add(const QString& name, const QString& file);
    void remove(const QString& name);
    void showScan();
    QString scanSentence() const;
    void updateButtons();
    void say(const QString& sentence);

    AppContext* m_context;
    RowList* m_list;
    QLabel* m_line;
    QProgressBar* m_progress;
    QPushButton* m_add = nullptr;
    QPushButton* m_scan = nullptr;
    bool m_isMeasuring = false;
};

}  // namespace epochmark

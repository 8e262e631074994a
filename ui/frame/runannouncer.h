// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QString>

class QWidget;

namespace epochmark {

class Desktop;
class Settings;

/// Tells of a run outside its page: the share done in the window's title and on the taskbar, and a
/// notification when a long run ends while the window isn't in front. Owned by MainWindow; all of what is
/// passed in outlives it. Window thread.
class RunAnnouncer {
public:
    /// Runs shorter than `longRunMs` end without a notification: one is still looking.
    RunAnnouncer(QWidget* window, Settings* settings, Desktop* desktop, qint64 longRunMs = 10'000);

    /// 0-1; negative: no run in work.
    void showProgress(double share);
    /// `outcome` is a sentence for the user; empty: nothing worth telling.
    void announceEnd(const QString& outcome);

private:
    void showPercent(int percent);

    QWidget* m_window;
    Settings* m_settings;
    Desktop* m_desktop;
    qint64 m_longRunMs;
    int m_percent = -1;  ///< as shown; -1: none
    QElapsedTimer m_sinceStart;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/runannouncer.h"

#include "context/settings.h"
#include "frame/desktop.h"
#include "frame/mainwindow.h"

#include <QWidget>

#include <algorithm>
#include <cmath>

namespace epochmark {

RunAnnouncer::RunAnnouncer(QWidget* window, Settings* settings, Desktop* desktop, qint64 longRunMs)
    : m_window(window), m_settings(settings), m_desktop(desktop), m_longRunMs(longRunMs)
{}

void RunAnnouncer::showProgress(double share)
{
    if (share < 0) {
        showPercent(-1);
        return;
    }
    if (!m_sinceStart.isValid()) {
        m_sinceStart.start();
    }
    showPercent(static_cast<int>(std::floor(std::min(share, 1.0) * 100)));
}

void RunAnnouncer::showPercent(int percent)
{
    if (percent == m_percent) {
        return;
    }
    m_percent = percent;
    const QString program = QStringLiteral("Epochmark");
    m_window->setWindowTitle(percent < 0 ? program : MainWindow::tr("%1 % · %2").arg(percent).arg(program));
    m_desktop->showProgress(percent < 0 ? std::nullopt : std::optional<double>(percent / 100.0));
}

void RunAnnouncer::announceEnd(const QString& outcome)
{
    const bool isLong = m_sinceStart.isValid() && m_sinceStart.elapsed() >= m_longRunMs;
    m_sinceStart.invalidate();
    if (isLong && !outcome.isEmpty() && m_settings->isNotifying() && !m_window->isActiveWindow()) {
        m_desktop->notify(MainWindow::tr("The benchmark has ended"), outcome);
    }
}

}  // namespace epochmark

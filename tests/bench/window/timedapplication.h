// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "durations.h"

#include <QApplication>
#include <QThread>

#include <algorithm>
#include <utility>

namespace epochmark::bench {

/// Notes the longest event since it was last asked: processor time of the window's thread for one event with
/// all that it leads to, however busy the machine is besides. Only the window's thread has events here.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0 || QThread::currentThread() != thread()) {
            return QApplication::notify(receiver, event);
        }
        ++m_depth;
        const double before = threadMilliseconds();
        const bool isTaken = QApplication::notify(receiver, event);
        m_longest = std::max(m_longest, threadMilliseconds() - before);
        --m_depth;
        return isTaken;
    }

    /// In milliseconds; begins anew.
    static double takeLongest()
    {
        return std::exchange(static_cast<TimedApplication*>(qApp)->m_longest, 0.0);
    }

private:
    int m_depth = 0;
    double m_longest = 0;
};

}  // namespace epochmark::bench

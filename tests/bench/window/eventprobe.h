// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "durations.h"

#include <QObject>

#include <atomic>
#include <chrono>
#include <thread>

namespace epochmark::bench {

/// Asks the window's event loop every 5 ms from a thread of its own and notes how long each answer takes:
/// what somebody who clicks would wait. Questions don't wait for answers, so a stall of 100 ms counts twenty
/// times, from 100 ms down to 5. Stalls over 50 ms are printed with their moment. Made and destroyed on the
/// window's thread.
class EventProbe : public QObject {
    Q_OBJECT
public:
    EventProbe();
    ~EventProbe() override;

    /// What follows goes to those durations; null: to none.
    void setDurations(Durations* durations) { m_durations = durations; }

protected:
    bool event(QEvent* event) override;

private:
    void ask();
    void log(double milliseconds);

    const std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_stallEnd;
    Durations* m_durations = nullptr;
    std::atomic<bool> m_isEnding = false;
    std::thread m_thread;
};

}  // namespace epochmark::bench

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventprobe.h"

#include <QCoreApplication>
#include <QEvent>

#include <cstdio>

namespace epochmark::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kPeriod = std::chrono::milliseconds(5);
constexpr double kStallMs = 50;
const auto kQuestion = static_cast<QEvent::Type>(QEvent::registerEventType());

class Question : public QEvent {
public:
    Question() : QEvent(kQuestion) {}
    const Clock::time_point asked = Clock::now();
};

}  // namespace

EventProbe::EventProbe() : m_thread([this] { ask(); }) {}

EventProbe::~EventProbe()
{
    m_isEnding = true;
    m_thread.join();
}

void EventProbe::ask()
{
    auto next = Clock::now();
    while (!m_isEnding) {
        QCoreApplication::postEvent(this, new Question);
        next += kPeriod;
        std::this_thread::sleep_until(next);
    }
}

bool EventProbe::event(QEvent* event)
{
    if (event->type() != kQuestion) {
        return QObject::event(event);
    }
    if (m_durations != nullptr) {
        const auto asked = static_cast<Question*>(event)->asked;
        const double milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - asked).count();
        m_durations->add(milliseconds);
        if (milliseconds > kStallMs && asked > m_stallEnd) {
            log(milliseconds);
        }
    }
    return true;
}

void EventProbe::log(double milliseconds)
{
    m_stallEnd = Clock::now();
    std::printf("    stalled for %.0f ms, %.2f s after the start\n", milliseconds,
                std::chrono::duration<double>(m_stallEnd - m_begin).count());
    std::fflush(stdout);
}

}  // namespace epochmark::bench

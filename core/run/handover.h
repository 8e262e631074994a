// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QEvent>

#include <functional>

class QObject;

namespace epochmark {

/// A piece of work on its way to the thread of the object that it is posted to, through Qt's event queue.
/// Everything written before post() can be seen when the work is done; the thread sanitizer, which can't look
/// into Qt, is told so. Use:
///     HandOver::post(job, [job, value] { ... });                      // any thread, while the job lives
///     bool Job::event(QEvent* event) { return HandOver::deliver(*event) || QObject::event(event); }
class HandOver final : public QEvent {
public:
    /// Work still under way when the receiver dies is dropped.
    static void post(QObject* receiver, std::function<void()> work);
    /// Does the work if the event is one of these; else false.
    static bool deliver(QEvent& event);

    ~HandOver() override;

private:
    explicit HandOver(std::function<void()> work);
    std::function<void()> m_work;
};

}  // namespace epochmark

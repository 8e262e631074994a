// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "queue/eventjson.h"
#include "run/progressgate.h"

#include <QFile>
#include <QString>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace epochmark {

/// Writes the events of a queue as JSON lines, each as soon as it happens, RunProgress at most once a second
/// within a stage. On a thread of its own: a disk or a reader that dawdles holds up no training. When the
/// place can't be written any more, the rest is left out and the queue goes on.
///     const auto stream = EventStream::open(path);
///     QueueDriver(plan, {}, *stream.value()).run();
///     const auto written = stream.value()->close();
class EventStream final : public QueueSink {
public:
    /// A file (made anew), a pipe (waits for its reader), "-" (standard output) or what else names an open
    /// file of this process (/dev/fd/3). Error::Input with a sentence. The program must ignore SIGPIPE.
    static Result<std::unique_ptr<EventStream>> open(const QString& path);
    ~EventStream() override;
    EventStream(const EventStream&) = delete;
    EventStream& operator=(const EventStream&) = delete;

    /// Returns at once. Any thread.
    void handle(const QueueEvent& event) override;
    /// Why nothing is written any more; said once, absent before and after. Any thread.
    std::optional<Error> nextProblem();
    /// Waits until all is written. Error::Input when a line couldn't be; a reader that went away is nobody's
    /// fault.
    Result<void> close();

private:
    explicit EventStream(const QString& path);
    void work();
    void write(const QByteArray& line);

    QString m_path;
    QFile m_file;  ///< the writing thread's
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<StampedEvent> m_waiting;
    ProgressGate m_gate;
    bool m_isClosing = false;
    bool m_isBroken = false;            ///< nothing is written any more
    std::optional<Error> m_failure;     ///< that close() returns
    std::optional<Error> m_unreported;  ///< that nextProblem() will return
    std::thread m_thread;
};

}  // namespace epochmark

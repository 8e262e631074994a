// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "queue/queueskip.h"

#include <QString>

#include <atomic>
#include <functional>
#include <thread>

namespace epochmark::cli {

/// Has a queue go on with the next run, or without the rest of a pause, whenever a file is there: for whoever
/// can't press a button, because the queue is on another machine or driven by a script. The file goes; what
/// it says is a line of QueueSkip's, an empty one means whatever is in work. Looks four times a second while
/// it lives, on a thread of its own, which calls both functions.
class SkipWatch {
public:
    struct Queue {
        std::function<QueueSkip()> inWork;
        std::function<void(const QueueSkip&)> skip;
    };
    enum class Enter { Ignored, EndsPauses };

    /// An empty path: no file is looked for. `enter`: whether Enter on this terminal ends a pause, too.
    SkipWatch(const QString& path, Queue queue, Enter enter = Enter::Ignored);
    ~SkipWatch();
    SkipWatch(const SkipWatch&) = delete;
    SkipWatch& operator=(const SkipWatch&) = delete;

private:
    void watch(const QString& path, Enter enter) const;
    void takeFile(const QString& path) const;

    Queue m_queue;
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

}  // namespace epochmark::cli

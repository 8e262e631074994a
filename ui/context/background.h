// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <utility>

namespace epochmark {

/// While it is there, the pool has room for one thread more than it has processors: Qt paints in the pool, too, and
/// waits for a place there, so that work that takes all of them (a plug-in that doesn't answer, a download) would hold
/// up the window. On the pool's thread, around the whole of the work.
class PlaceInPool {
public:
    PlaceInPool() { QThreadPool::globalInstance()->releaseThread(); }
    ~PlaceInPool() { QThreadPool::globalInstance()->reserveThread(); }
    PlaceInPool(const PlaceInPool&) = delete;
    PlaceInPool& operator=(const PlaceInPool&) = delete;
};

/// Runs work() on the pool and then done(result) on `owner`'s thread, from its event loop and never at once;
/// not at all when `owner` is gone. work() must not throw and must not touch `owner`.
template <typename Work, typename Done>
void runInBackground(QObject* owner, Work work, Done done)
{
    using Value = std::invoke_result_t<Work>;
    auto* watcher = new QFutureWatcher<Value>(owner);
    QObject::connect(watcher, &QFutureWatcher<Value>::finished, owner, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run([work = std::move(work)]() mutable {
        const PlaceInPool place;
        return work();
    }));
}

}  // namespace epochmark

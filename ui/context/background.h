// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <utility>

namespace epochmark {

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
    watcher->setFuture(QtConcurrent::run(std::move(work)));
}

}  // namespace epochmark

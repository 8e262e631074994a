// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "results/store/resultstore.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <memory>
#include <optional>
#include <utility>

namespace epochmark {

/// Writes to the store and to files off the window's thread, which another program's lock or a slow disk
/// would hold up: one after another in the order asked for, on a connection of its own. What was asked for is
/// done even if whoever asked is gone; the destructor waits for it. Owned by AppContext; window thread.
///     context->writer().write(this, [id](ResultStore& store) { return store.pin(id); },
///                             [this](const Result<void>& pinned) { report(pinned); });
class StoreWriter {
public:
    explicit StoreWriter(std::shared_ptr<ResultStore> store) : m_store(std::move(store))
    {
        m_pool.setMaxThreadCount(1);
    }

    /// work(store), which gives a Result and must neither throw nor touch `owner`; then the store announces
    /// what has changed, then done(result) on the window's thread, unless `owner` is gone.
    template <typename Work, typename Done>
    void write(QObject* owner, Work work, Done done)
    {
        m_store->look();  // from here on it tells of what is new
        run(
            owner,
            [path = m_store->path(), work = std::move(work)]() -> std::invoke_result_t<Work, ResultStore&> {
                const auto store = ResultStore::open(path);
                return store ? work(*store.value()) : store.error();
            },
            [store = m_store, done = std::move(done)](const auto& result) {
                store->look();
                done(result);
            });
    }

    /// The same without the store: done(work()).
    template <typename Work, typename Done>
    void run(QObject* owner, Work work, Done done)
    {
        using Value = std::optional<std::invoke_result_t<Work>>;  // a future's value has a default
        auto* watcher = new QFutureWatcher<Value>(owner);
        QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, done = std::move(done)] {
            watcher->deleteLater();
            const Value value = watcher->result();
            done(*value);
        });
        watcher->setFuture(QtConcurrent::run(&m_pool, [work = std::move(work)] { return Value(work()); }));
    }

    /// Until all that was asked for is written; what has been done is told by the event loop.
    void wait() { m_pool.waitForDone(); }

private:
    std::shared_ptr<ResultStore> m_store;
    QThreadPool m_pool;  ///< of one thread; waits in its destructor
};

}  // namespace epochmark

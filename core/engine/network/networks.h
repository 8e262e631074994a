// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/batchsums.h"
#include "engine/network/network.h"

#include <QHash>
#include <QString>

#include <functional>
#include <memory>

namespace epochmark {

/// The networks that this engine can train, by their definitions' ids; a model file's is made of its graph.
/// One object a process. Reading is thread-safe; add() belongs to start-up, before other threads read.
class Networks {
public:
    /// `sums`: of the ranks that share a batch out, for layers that look at the whole of it; null: alone.
    using Factory = std::function<std::shared_ptr<const Network>(int outputUnits,
                                                                 const std::shared_ptr<BatchSums>& sums)>;

    static Networks& instance();

    /// Null: there is no such network here. Throws TrainingFailure where a TorchScript program can't be
    /// loaded.
    std::shared_ptr<const Network> make(const QString& id, int outputUnits,
                                        const std::shared_ptr<BatchSums>& sums = nullptr) const;
    /// Makes another network known; false when the id is taken.
    bool add(const QString& id, Factory factory);

private:
    Networks();
    QHash<QString, Factory> m_factories;
};

}  // namespace epochmark

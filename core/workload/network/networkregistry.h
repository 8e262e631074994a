// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "workload/network/networkdefinition.h"

#include <QHash>
#include <QReadWriteLock>

#include <memory>
#include <vector>

namespace epochmark {

/// The networks that this process can list, import and rank; Classic comes first and is the default. One
/// object a process. Reading is thread-safe; add() belongs to start-up, before other threads read.
class NetworkRegistry {
public:
    static NetworkRegistry& instance();

    /// In the order in which they are offered.
    QList<const NetworkDefinition*> all() const;
    /// Null: this build doesn't know the network.
    const NetworkDefinition* find(const QString& id) const;
    /// The network that a record's stored name belongs to; null: none of this build's. A model file's isn't
    /// found by its name: what a record tells of one decides which it is.
    const NetworkDefinition* ofFingerprintName(const QString& name) const;
    /// Error::Usage naming the known ones.
    Result<const NetworkDefinition*> named(const QString& id) const;

    /// Makes another network known; replaces none: an id or a fingerprint name that is taken is refused.
    bool add(std::unique_ptr<const NetworkDefinition> definition);
    /// Makes a model file's network known, from any thread, at any time: find() gives the one that came last
    /// of its id, all() none of them. Earlier ones stay, for others may hold them.
    const NetworkDefinition* remember(std::unique_ptr<const NetworkDefinition> definition);

private:
    NetworkRegistry();
    std::vector<std::unique_ptr<const NetworkDefinition>> m_definitions;
    mutable QReadWriteLock m_lock;  ///< of what follows
    std::vector<std::unique_ptr<const NetworkDefinition>> m_files;
    QHash<QString, const NetworkDefinition*> m_byId;
};

}  // namespace epochmark

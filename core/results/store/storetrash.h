// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/record/recordjson.h"
#include "results/store/deletedset.h"
#include "results/store/storedatabase.h"

#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// The deleted sets of a store, in a table of their own that is made with the first of them: a program that
/// doesn't know it still reads the store. Belongs to its database's thread; what writes expects an open
/// StoreTransaction.
class StoreTrash {
public:
    explicit StoreTrash(const StoreDatabase& database) : m_database(database) {}

    /// Keeps what a set's deletion has taken out, beside what an earlier one of the same set has.
    Result<void> put(const QString& setId, const RecordDocument& taken);
    /// Latest first.
    Result<QList<DeletedSet>> all() const;
    /// What was taken out; absent when there is no such set in it.
    Result<std::optional<RecordDocument>> documentOf(const QString& setId) const;
    /// For good. A set that isn't in it is none of its business.
    Result<void> remove(const QString& setId);

private:
    Result<bool> isMade() const;

    const StoreDatabase& m_database;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QString>

#include <memory>

namespace epochmark {

/// One of this process's connections to a store, counted among the others, and what the process knows of the
/// file: a store is checked once, not again by each connection. The file itself may be opened only while no
/// connection is: closing it drops every lock that the process holds on it (fcntl), SQLite's too. Another
/// program then takes itself for the last user and deletes the log that this one goes on writing to. Any
/// thread.
///     auto use = StoreUse::begin(path);
///     if (!use.value()->isChecked()) { ... use.value()->setChecked(); }
class StoreUse {
public:
    /// Counts as a connection from here on. Error::Store for a file that is no database; nothing at all is a
    /// store that is yet to be made.
    static Result<std::shared_ptr<StoreUse>> begin(const QString& path);
    ~StoreUse();
    StoreUse(const StoreUse&) = delete;
    StoreUse& operator=(const StoreUse&) = delete;

    /// Whether this very file was found whole before, and has been changed by nobody but SQLite since: it has
    /// been in use ever since, or is as the last connection left it. False for a file that was replaced,
    /// restored or deleted.
    bool isChecked() const { return m_isChecked; }
    /// The file that lies there now was found whole.
    void setChecked();

private:
    StoreUse(QString place, bool isChecked) : m_place(std::move(place)), m_isChecked(isChecked) {}

    QString m_place;
    bool m_isChecked = false;
};

}  // namespace epochmark

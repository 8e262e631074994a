// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/plugin/descriptor.h"

#include <QByteArray>
#include <QString>

namespace epochmark {

/// A lock among the user's processes on this machine: an flock on a small file in the folder of the results,
/// which several machines may share, so that its name has this one's id. The system gives it back when the
/// process ends. Two objects are in each other's way within a process, too. Where the file can't be made, or
/// its file system knows no locks, every try succeeds. One thread.
class MachineLock {
public:
    /// `name`: "probe", a file's first part. Makes the file, takes nothing.
    explicit MachineLock(const QString& name);

    /// Tries to have it beside others that share it; or alone. What was held before is given up first.
    bool tryShared();
    bool tryAlone();
    void release();

    /// What whoever has it alone leaves for those that wait: "who, and which time". Empty where nothing was
    /// left.
    void leaveWord(const QByteArray& word);
    QByteArray word() const;

private:
    bool tryTo(int operation);
    Descriptor m_file;
};

}  // namespace epochmark

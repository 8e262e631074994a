// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/systemfiles.h"
#include "places.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace epochmark::test {

/// A recorded machine of tests/support/machines, read only.
inline SystemFiles recordedMachine(const QString& name)
{
    return SystemFiles(QStringLiteral(EPOCHMARK_SOURCE_DIR "/tests/support/machines/") + name);
}

/// A file tree that a test writes itself and changes while it is read.
class MachineTree {
public:
    SystemFiles files() const { return SystemFiles(m_folder.path()); }

    void write(const QString& path, const QByteArray& content) const
    {
        const QString full = m_folder.path() + path;
        QDir().mkpath(QFileInfo(full).path());
        QFile file(full);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("can't write %s", qPrintable(full));
        }
    }
    void remove(const QString& path) const { QFile::remove(m_folder.path() + path); }

private:
    QTemporaryDir m_folder;
};

}  // namespace epochmark::test

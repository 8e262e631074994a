// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/paths.h"

#include "base/filereason.h"

#include <QDir>
#include <QFileInfo>
#include <QObject>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <dlfcn.h>

namespace epochmark::paths {

QString dataDirectory()
{
    const QString home = qEnvironmentVariable("EPOCHMARK_HOME");
    if (!home.isEmpty()) {
        return QDir::cleanPath(QDir(home).absolutePath());
    }
    const QString base = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return QDir::cleanPath(base + QStringLiteral("/epochmark"));
}

QString storeFile()
{
    return dataDirectory() + QStringLiteral("/results.sqlite");
}

QString pricesFile()
{
    return dataDirectory() + QStringLiteral("/prices.json");
}

QString settingsFile()
{
    return dataDirectory() + QStringLiteral("/settings.ini");
}

QString cacheDirectory()
{
    const QString own = qEnvironmentVariable("EPOCHMARK_CACHE");
    if (!own.isEmpty()) {
        return QDir::cleanPath(QDir(own).absolutePath());
    }
    if (!qEnvironmentVariable("EPOCHMARK_HOME").isEmpty()) {
        return dataDirectory() + QStringLiteral("/cache");
    }
    const QString base = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return QDir::cleanPath(base + QStringLiteral("/epochmark"));
}

Result<QString> ensureDataDirectory()
{
    const QString path = dataDirectory();
    if (!QDir().mkpath(path)) {
        return Error{
            ErrorCode::Store,
            QObject::tr("The folder for results, %1, can't be made. Make it writable or set EPOCHMARK_HOME "
                        "to another folder.")
                .arg(path),
            {}};
    }
    // Permissions tell too little (read-only mounts, root): only writing proves it.
    QTemporaryFile probe(path + QStringLiteral("/.write-test-XXXXXX"));
    if (!probe.open() || probe.write("x") != 1 || !probe.flush()) {
        return Error{
            ErrorCode::Store,
            QObject::tr("The folder for results, %1, can't be written. Make it writable, free some space, or "
                        "set EPOCHMARK_HOME to another folder.")
                .arg(path),
            fileReason(probe)};
    }
    return path;
}

QString libraryDirectory()
{
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&libraryDirectory), &info) == 0 || info.dli_fname == nullptr) {
        return {};
    }
    return QFileInfo(QString::fromLocal8Bit(info.dli_fname)).absolutePath();
}

}  // namespace epochmark::paths

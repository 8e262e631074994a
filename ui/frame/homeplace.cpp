// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/homeplace.h"

#include "base/paths.h"

#include <QDir>
#include <QFile>
#include <QObject>
#include <QTemporaryDir>

namespace epochmark {

Result<HomePlace> findHome()
{
    const Result<QString> usual = paths::ensureDataDirectory();
    if (usual) {
        return HomePlace{usual.value(), {}, {}};
    }
    const QString folder = paths::dataDirectory();
    QTemporaryDir instead(QDir::tempPath() + QStringLiteral("/epochmark-XXXXXX"));
    if (!instead.isValid()) {
        return usual.error();
    }
    instead.setAutoRemove(false);  // what was measured can still be got at
    for (const char* name : {"results.sqlite", "results.sqlite-wal", "prices.json", "settings.ini"}) {
        const QString file = QLatin1Char('/') + QString::fromLatin1(name);
        const QString copy = instead.path() + file;
        if (QFile::copy(folder + file, copy)) {  // not all are there
            QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        }
    }
    qputenv("EPOCHMARK_HOME", QFile::encodeName(instead.path()));
    return copiedHome(folder, instead.path());
}

HomePlace copiedHome(const QString& folder, const QString& copy)
{
    return {
        copy, QObject::tr("%1 can't be written to.").arg(QDir::toNativeSeparators(folder)),
        QObject::tr("This session works on a copy in %1, which the next start doesn't look at: export what "
                    "you measure. To keep results as usual make the folder writable, or set EPOCHMARK_HOME "
                    "to another one, and start again.")
            .arg(QDir::toNativeSeparators(copy))};
}

}  // namespace epochmark

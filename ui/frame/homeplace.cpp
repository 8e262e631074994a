// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/homeplace.h"

#include "base/paths.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QObject>

#include <sys/stat.h>
#include <unistd.h>

namespace epochmark {

namespace {

/// One folder for each user and home, so that a second start finds the first window and what it measured.
/// Empty where it can't be made, or is somebody else's.
QString ownFolder(const QString& home)
{
    const QByteArray hash = QCryptographicHash::hash(QFile::encodeName(home), QCryptographicHash::Sha256);
    const QString path = QStringLiteral("%1/epochmark-%2-%3")
                             .arg(QDir::tempPath())
                             .arg(::geteuid())
                             .arg(QString::fromLatin1(hash.toHex().left(12)));
    const QByteArray name = QFile::encodeName(path);
    (void)::mkdir(name.constData(), S_IRWXU);
    struct stat found {};
    const bool isOwn = ::lstat(name.constData(), &found) == 0 && S_ISDIR(found.st_mode)
                       && found.st_uid == ::geteuid() && (found.st_mode & (S_IRWXG | S_IRWXO)) == 0;
    return isOwn ? path : QString();
}

}  // namespace

Result<HomePlace> findHome()
{
    const Result<QString> usual = paths::ensureDataDirectory();
    if (usual) {
        return HomePlace{usual.value(), {}, {}};
    }
    const QString folder = paths::dataDirectory();
    const QString instead = ownFolder(folder);
    if (instead.isEmpty()) {
        return usual.error();
    }
    for (const char* name : {"results.sqlite", "results.sqlite-wal", "prices.json", "settings.ini",
                             "plugins.json", "own-plugins.json"}) {
        const QString file = QLatin1Char('/') + QString::fromLatin1(name);
        const QString copy = instead + file;
        // What an earlier session of this kind has measured stays; not all files are there.
        if (!QFile::exists(instead + QStringLiteral("/results.sqlite-copied"))
            && QFile::copy(folder + file, copy)) {
            QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        }
    }
    QFile mark(instead + QStringLiteral("/results.sqlite-copied"));
    (void)mark.open(QIODevice::WriteOnly);
    qputenv("EPOCHMARK_HOME", QFile::encodeName(instead));
    return copiedHome(folder, instead);
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

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/homeplace.h"

#include "base/paths.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
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

/// Copies what `folder` has of the window's files. Names of those that are there and couldn't be copied
/// whole.
QStringList copyFiles(const QString& folder, const QString& instead)
{
    QStringList missing;
    for (const char* known : {"results.sqlite", "results.sqlite-wal", "prices.json", "settings.ini",
                              "plugins.json", "own-plugins.json"}) {
        const QString name = QString::fromLatin1(known);
        const QString from = folder + QLatin1Char('/') + name;
        const QString copy = instead + QLatin1Char('/') + name;
        if (!QFile::exists(from)) {
            continue;
        }
        if (!QFile::copy(from, copy)) {
            missing << name;
        }
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    }
    return missing;
}

/// What is large and can be made anew doesn't move with the copy: folders for temporary files may be memory.
void keepCache()
{
    if (!qEnvironmentVariable("EPOCHMARK_CACHE").isEmpty()) {
        return;
    }
    qunsetenv("EPOCHMARK_HOME");
    const QString cache = paths::cacheDirectory();
    if (QDir().mkpath(cache) && QFileInfo(cache).isWritable()) {
        qputenv("EPOCHMARK_CACHE", QFile::encodeName(cache));
    }
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
    const QString mark = instead + QStringLiteral("/results.sqlite-copied");
    QStringList missing;
    if (!QFile::exists(mark)) {  // what an earlier session of this kind has measured stays
        missing = copyFiles(folder, instead);
        QFile file(mark);
        (void)file.open(QIODevice::WriteOnly);
    }
    keepCache();
    qputenv("EPOCHMARK_HOME", QFile::encodeName(instead));
    return copiedHome(folder, instead, missing);
}

HomePlace copiedHome(const QString& folder, const QString& copy, const QStringList& missing)
{
    QString problem = QObject::tr("%1 can't be written to.").arg(QDir::toNativeSeparators(folder));
    if (!missing.isEmpty()) {
        problem += QLatin1Char(' ')
                   + QObject::tr("These of its files couldn't be copied: %1.")
                         .arg(missing.join(QStringLiteral(", ")));
    }
    return {
        copy, problem,
        QObject::tr("This session works on a copy in %1, a folder for temporary files that the system may "
                    "empty: export what you measure. To keep results as usual make the folder writable, or "
                    "set EPOCHMARK_HOME to another one, and start again.")
            .arg(QDir::toNativeSeparators(copy))};
}

}  // namespace epochmark

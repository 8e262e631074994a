// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/store/livingruns.h"

#include "results/store/runlock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QObject>

namespace epochmark {

namespace {

QString lockFileOf(const QString& storeFolder, const QString& runId)
{
    return RunLock::folderOf(storeFolder) + QLatin1Char('/') + runId + QLatin1String(RunLock::kSuffix);
}

/// The owner's line, then a line a word left for it.
QStringList linesOf(const QString& lockFile)
{
    QFile file(lockFile);
    const QString text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    return text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

}  // namespace

QString LivingRun::sentence() const
{
    return QObject::tr(
               "Another run is measured on this machine at the same time (%1, since %2): side by side, both "
               "take longer than alone.")
        .arg(owner, since.toLocalTime().toString(QStringLiteral("H:mm")));
}

QList<LivingRun> livingruns::in(const QString& storeFolder, const QString& exceptId)
{
    QList<LivingRun> found;
    const QString folder = RunLock::folderOf(storeFolder);
    const QStringList pattern(QLatin1Char('*') + QLatin1String(RunLock::kSuffix));
    for (const QFileInfo& file : QDir(folder).entryInfoList(pattern, QDir::Files)) {
        const QString id = file.completeBaseName();
        if (id == exceptId || RunLock::isFree(folder, id)) {
            continue;
        }
        const QString owner = linesOf(file.filePath()).value(0);
        const QDateTime born = file.birthTime();
        found.append({id, owner.isEmpty() ? QObject::tr("another program") : owner,
                      born.isValid() ? born : file.lastModified()});
    }
    return found;
}

void livingruns::leaveWord(const QString& storeFolder, const QString& runId, const QString& line)
{
    QFile file(lockFileOf(storeFolder, runId));
    if (file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::ExistingOnly)) {
        file.write(line.simplified().toUtf8() + '\n');
    }
}

QStringList livingruns::words(const QString& storeFolder, const QString& runId)
{
    return linesOf(lockFileOf(storeFolder, runId)).mid(1);
}

QString livingruns::thisProcess()
{
    return QObject::tr("%1, process %2")
        .arg(QCoreApplication::applicationName())
        .arg(QCoreApplication::applicationPid());
}

}  // namespace epochmark

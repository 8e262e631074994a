// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "threadtimes.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace epochmark::bench {

namespace {

QByteArray contentOfFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

ThreadTimes ThreadTimes::soFar()
{
    ThreadTimes times;
    const QDir tasks(QStringLiteral("/proc/self/task"));
    for (const QString& task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = tasks.filePath(task);
        // The first number of schedstat: nanoseconds on a processor.
        const double ms = contentOfFile(folder + QStringLiteral("/schedstat")).split(' ').first().toDouble()
                          / 1e6;
        if (task.toLongLong() == getpid()) {
            times.windowMs = ms;
        } else if (contentOfFile(folder + QStringLiteral("/comm")).startsWith("Thread (pooled")) {
            times.poolMs += ms;
        }
    }
    return times;
}

}  // namespace epochmark::bench

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ranks/rankwords.h"

#include <QObject>

namespace epochmark {

QString rankwords::nameOf(int rank, const QString& host)
{
    return host.isEmpty() ? QObject::tr("Rank %1").arg(rank)
                          : QObject::tr("Rank %1 on %2").arg(QString::number(rank), host);
}

QString rankwords::stopped(int rank, const QString& host, const QString& reason)
{
    return QObject::tr("%1 stopped: %2", "\"Rank 2 on node1\", a sentence").arg(nameOf(rank, host), reason);
}

QString rankwords::vanished(int rank, const QString& host)
{
    return QObject::tr("%1 ended without a word: it was killed, or its host ran out of memory.")
        .arg(nameOf(rank, host));
}

QString rankwords::halted(int rank, const QString& host, int seconds)
{
    return QObject::tr("%1 is halted (its process was suspended) and didn't answer for %2 s.")
        .arg(nameOf(rank, host))
        .arg(seconds);
}

QString rankwords::deaf(int rank, const QString& host, int seconds)
{
    return QObject::tr("Stopped, without %1: it didn't answer for %2 s.",
                       "\"Rank 2 on node1\", which may hang")
        .arg(nameOf(rank, host))
        .arg(seconds);
}

QString rankwords::linkLost(int seconds)
{
    return QObject::tr("The link to another rank broke, or was silent for %1 s. Look at what the other ranks "
                       "say, and at the network between the hosts.")
        .arg(seconds);
}

QString rankwords::missing(const QList<int>& ranks, int size, int seconds)
{
    QStringList numbers;
    for (const int rank : ranks) {
        numbers.append(QString::number(rank));
    }
    return QObject::tr("Of %1 ranks these didn't come within %2 s: %3. Start all of them, with the same "
                       "address and port.")
        .arg(size)
        .arg(seconds)
        .arg(numbers.join(QStringLiteral(", ")));
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

/// Sentences about ranks. Pure functions, any thread.
namespace epochmark::rankwords {

/// "Rank 2 on node1".
QString nameOf(int rank, const QString& host);

/// "Rank 2 on node1 stopped: out of memory": `reason` is a sentence.
QString stopped(int rank, const QString& host, const QString& reason);

/// It ended without a word.
QString vanished(int rank, const QString& host);

/// Its process was halted, so it didn't answer in time.
QString halted(int rank, const QString& host, int seconds);

/// After a stop it was waited for in vain.
QString deaf(int rank, const QString& host, int seconds);

/// Somebody's link broke or stayed silent, and nobody knows whose.
QString linkLost(int seconds);

/// These didn't come. `ranks` isn't empty.
QString missing(const QList<int>& ranks, int size, int seconds);

}  // namespace epochmark::rankwords

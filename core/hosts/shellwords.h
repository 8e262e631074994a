// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace epochmark::shellwords {

/// As one word of a POSIX shell.
inline QString quoted(const QString& word)
{
    return QLatin1Char('\'') + QString(word).replace(u'\'', QLatin1String("'\\''")) + QLatin1Char('\'');
}

/// A command line that has a POSIX shell run `script` with `arguments` as $1, $2, ..., the words of `prefix`
/// (which are the user's, with their own quotes) before that shell. One line of letters, digits and a few
/// signs, which csh and fish, somebody's login shell perhaps, hand on as a POSIX shell does.
QString commandLine(const QString& script, const QStringList& arguments, const QString& prefix);

/// The same for a script that ends where its standard input does: before it has ended by itself, that is
/// where whoever asked for it has gone.
QString tendedLine(const QString& script, const QStringList& arguments, const QString& prefix);

}  // namespace epochmark::shellwords

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace epochmark::shellwords {

/// As one word of a POSIX shell (and of fish and csh, which may be somebody's login shell).
inline QString quoted(const QString& word)
{
    return QLatin1Char('\'') + QString(word).replace(u'\'', QLatin1String("'\\''")) + QLatin1Char('\'');
}

/// A command line that has a POSIX shell run `script` with `arguments` as $1, $2, ..., the words of `prefix`
/// (which are the user's, with their own quotes) before that shell.
QString commandLine(const QString& script, const QStringList& arguments, const QString& prefix);

}  // namespace epochmark::shellwords

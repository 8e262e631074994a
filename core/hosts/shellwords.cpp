// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/shellwords.h"

namespace epochmark::shellwords {

namespace {

QString shellOf(const QString& script, const QStringList& arguments)
{
    QStringList words{QStringLiteral("/bin/sh -c"), quoted(script), QStringLiteral("sh")};
    for (const QString& argument : arguments) {
        words.append(quoted(argument));
    }
    return words.join(u' ');
}

}  // namespace

QString commandLine(const QString& script, const QStringList& arguments, const QString& prefix)
{
    if (prefix.trimmed().isEmpty()) {
        return QStringLiteral("exec ") + shellOf(script, arguments);
    }
    // The prefix goes through one more shell, whatever the login shell is.
    const QString outer = QStringLiteral("p=$1; shift; eval \"$p \\\"\\$@\\\"\"");
    const QStringList inner = QStringList{prefix, QStringLiteral("/bin/sh"), QStringLiteral("-c"), script,
                                          QStringLiteral("sh")}
                              + arguments;
    return QStringLiteral("exec ") + shellOf(outer, inner);
}

}  // namespace epochmark::shellwords

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/shellwords.h"

#include "hosts/hostscripts.h"

#include <QByteArray>

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

/// As printf's %b reads it: nothing in it means anything to a shell within single quotes.
QString encoded(const QString& text)
{
    QString result;
    for (const char byte : text.toUtf8()) {
        const bool isPlain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
                             || (byte >= '0' && byte <= '9') || byte == ' ' || byte == '-' || byte == '/'
                             || byte == '.' || byte == '_';
        constexpr int kOctal = 8;
        constexpr int kDigits = 3;
        result += isPlain ? QString(QLatin1Char(byte))
                          : QStringLiteral("\\0%1").arg(static_cast<uchar>(byte), kDigits, kOctal,
                                                        QLatin1Char('0'));
    }
    return result;
}

QString lineOf(const QString& script, const QStringList& arguments)
{
    return QStringLiteral("exec /bin/sh -c 'eval \"$(printf %b \"%1\")\"'")
        .arg(encoded(QStringLiteral("exec ") + shellOf(script, arguments)));
}

/// The words of a shell that runs the script.
QStringList wordsOf(const QString& script, const QStringList& arguments, const QString& prefix)
{
    return QStringList{prefix, QStringLiteral("/bin/sh"), QStringLiteral("-c"), script, QStringLiteral("sh")}
           + arguments;
}

}  // namespace

QString commandLine(const QString& script, const QStringList& arguments, const QString& prefix)
{
    if (prefix.trimmed().isEmpty()) {
        return lineOf(script, arguments);
    }
    // The prefix goes through one more shell, whatever the login shell is.
    return lineOf(QStringLiteral("p=$1; shift; eval \"$p \\\"\\$@\\\"\""),
                  wordsOf(script, arguments, prefix));
}

QString tendedLine(const QString& script, const QStringList& arguments, const QString& prefix)
{
    return lineOf(QString::fromLatin1(hostscripts::kEndSession) + QString::fromLatin1(hostscripts::kTend),
                  wordsOf(script, arguments, prefix));
}

}  // namespace epochmark::shellwords

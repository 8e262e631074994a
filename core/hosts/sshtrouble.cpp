// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/sshtrouble.h"

#include "base/printable.h"

#include <QObject>

#include <initializer_list>

namespace epochmark {

namespace {

bool hasAny(const QByteArray& text, std::initializer_list<const char*> words)
{
    for (const char* word : words) {
        if (text.contains(word)) {
            return true;
        }
    }
    return false;
}

QString sentenceOf(const QByteArray& errors)
{
    if (hasAny(errors, {"IDENTIFICATION HAS CHANGED", "host key for", "Offending"})
        && hasAny(errors, {"Host key verification failed", "has changed"})) {
        return QObject::tr(
            "%1 shows another key than it is known by: it was set up anew, or something else answers in "
            "its place. Ask whoever runs it; \"ssh-keygen -R MACHINE\" forgets the former key.");
    }
    if (errors.contains("Host key verification failed")) {
        return QObject::tr(
            "The key of %1 isn't known here, and wasn't accepted. Compare its fingerprint with the one "
            "that its owner tells, and accept it when you are asked.");
    }
    if (hasAny(errors, {"Permission denied", "Too many authentication failures"})) {
        return QObject::tr(
            "%1 lets nobody in with these keys and passwords. Check the user's name, and whether \"ssh\" "
            "gets in by itself.");
    }
    if (hasAny(errors, {"Could not resolve hostname", "Name or service not known"})) {
        return QObject::tr(
            "There is no machine of the name %1. Check its spelling, ~/.ssh/config and the network.");
    }
    if (errors.contains("Connection refused")) {
        return QObject::tr(
            "%1 takes no ssh connections at that port. Is it switched on, is its ssh server running?");
    }
    if (hasAny(errors, {"timed out", "No route to host", "Network is unreachable", "Operation timed out"})) {
        return QObject::tr(
            "%1 doesn't answer. Is it switched on, is there a network, a VPN or a jump host to go "
            "through?");
    }
    if (hasAny(errors, {"Bad configuration option", "terminating,", "Bad owner or permissions",
                        "Can't open user config", "no argument after keyword", "unsupported option"})) {
        return QObject::tr("ssh can't use its own settings for %1: see ~/.ssh/config.");
    }
    return QObject::tr("The line to %1 broke, or couldn't be opened.");
}

}  // namespace

Error sshTrouble(const QByteArray& errors, const QString& destination)
{
    const QByteArray trimmed = errors.trimmed();
    const QByteArray last = trimmed.mid(trimmed.lastIndexOf('\n') + 1).trimmed();
    return {ErrorCode::DeviceUnavailable, sentenceOf(errors).arg(printable(destination, 100)),
            printable(QString::fromUtf8(last), 300)};
}

QString excerpt(const QByteArray& text)
{
    constexpr int kMost = 80;
    // Bytes, not characters, are cut first: the text may be megabytes.
    return printable(QString::fromUtf8(text.left(1'000)).simplified().left(kMost), kMost);
}

}  // namespace epochmark

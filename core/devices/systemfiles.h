// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// The small text files by which a system tells of itself (/proc, /sys, /etc). Every reader of them takes one
/// of these, so that a recorded tree of another machine can stand in for "/". Value; any thread.
///     SystemFiles().line("/sys/class/dmi/id/sys_vendor")
class SystemFiles {
public:
    explicit SystemFiles(QString root = QString()) : m_root(std::move(root)) {}

    /// The whole file; absent when it isn't there or may not be read.
    std::optional<QByteArray> read(const QString& path) const;
    /// Its text without surrounding blanks; absent when unreadable or empty.
    std::optional<QString> line(const QString& path) const;
    /// Its text as a whole number; absent when it is none.
    std::optional<qint64> number(const QString& path) const;
    /// Names inside a folder that match a wildcard, shorter ones first ("cpu2" before "cpu10"); empty when
    /// unreadable.
    QStringList names(const QString& folder, const QString& wildcard) const;

private:
    QString m_root;
};

}  // namespace epochmark

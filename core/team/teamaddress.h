// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

#include <utility>

namespace epochmark {

/// Where a team's board is: a PostgreSQL database, in the words of its client library. Value.
class TeamAddress {
public:
    /// `postgresql://alice@db.example.org/lab?sslrootcert=/etc/ssl/lab.crt`, or the same in words:
    /// `host=db.example.org dbname=lab user=alice`, or `service=lab` of the service file. Error::Usage with a
    /// sentence: a password (it belongs into the password file), a word that isn't known, neither form.
    static Result<TeamAddress> fromText(const QString& text);

    /// In words, as fromText() takes it. No secret is in it.
    QString text() const;
    /// "lab on db.example.org", for sentences.
    QString place() const;
    /// Whether no foreign line carries it: a socket of this machine or a loopback address. A service's
    /// address isn't known here: false.
    bool isLocal() const;
    /// What the connection is opened with: text(), and the defaults of whatever it leaves open. Off this
    /// machine the server must prove who it is (sslmode=verify-full, by the system's certificates unless
    /// others are named).
    QString connectOptions() const;

    /// Whether a service file says where it is.
    bool isService() const;
    /// From here on in this process a service's server must prove who it is, too, unless its entry in the
    /// service file or the environment says otherwise (the file goes before the environment).
    static void useVerifiedServices();

    bool operator==(const TeamAddress&) const = default;

private:
    QString value(const QString& key) const;

    QList<std::pair<QString, QString>> m_words;  ///< key and value, in the order given
};

}  // namespace epochmark

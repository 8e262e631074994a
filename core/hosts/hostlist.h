// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "hosts/host.h"

#include <QList>
#include <QString>

#include <functional>

namespace epochmark {

/// The machines that the user has added: hosts.json in the home. Value; load() and change() may be called on
/// any thread, of several programs at once.
///     const auto hosts = HostList::load(HostList::file());
class HostList {
public:
    static constexpr int kMost = 200;

    static QString file();  ///< paths::dataDirectory()/hosts.json

    /// Empty where there is no such file. Error::Store with a sentence: it can't be read, isn't one of ours,
    /// is of a newer version; it stays as it is then.
    static Result<HostList> load(const QString& path);
    /// Reads the list, changes it and writes it, with everybody else kept out meanwhile. An error of `change`
    /// leaves the file as it is. Error::Store: as load(), can't be written.
    static Result<HostList> change(const QString& path, const std::function<Result<void>(HostList&)>& change);

    const QList<Host>& hosts() const { return m_hosts; }
    /// Error::Usage, naming the ones that there are.
    Result<Host> named(const QString& name) const;
    /// Error::Usage: not a Host (Host::check()), the name is taken (capitals don't tell hosts apart), too
    /// many.
    Result<void> add(const Host& host);
    /// Takes the place of the host of that name. Error::Usage: there is none.
    Result<void> replace(const Host& host);
    Result<void> remove(const QString& name);

    /// As the list of devices shows them: every host's last seen.
    QList<Device> listedDevices() const;

private:
    qsizetype indexOf(const QString& name) const;
    QList<Host> m_hosts;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/hostaccess.h"

namespace epochmark::hostaccess {

Result<HostReport> check(const Host& host, const SshManner& manner, const StopToken& stop)
{
    return SshSession::open(host, manner, stop).andThen([&stop](const SshSession& session) {
        return hostcheck::examine(session, stop);
    });
}

Result<HostReport> checkAndKeep(const QString& hostsFile, const QString& name, const SshManner& manner,
                                const StopToken& stop)
{
    const auto host = HostList::load(hostsFile).andThen(
        [&name](const HostList& list) { return list.named(name); });
    if (!host) {
        return host.error();
    }
    auto report = check(host.value(), manner, stop);
    if (!report) {
        return report;
    }
    const auto kept = HostList::change(hostsFile, [&](HostList& list) -> Result<void> {
        auto listed = list.named(name);  // it may have been changed or removed meanwhile
        if (!listed) {
            return listed.error();
        }
        listed->seen = report->facts;
        return list.replace(listed.value());
    });
    return kept ? report : Result<HostReport>(kept.error());
}

}  // namespace epochmark::hostaccess

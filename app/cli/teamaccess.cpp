// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "teamaccess.h"

#include "base/paths.h"
#include "base/printable.h"
#include "storeaccess.h"
#include "team/teamexchange.h"

#include <QFileInfo>
#include <QObject>

namespace epochmark::cli {

Result<std::unique_ptr<TeamServer>> serverOf(const TeamCache& cache)
{
    return cache.address()
        .andThen([](const QString& text) { return TeamAddress::fromText(text); })
        .andThen([](const TeamAddress& address) { return TeamServer::connect(address); });
}

int sendWaiting(const ResultStore& store, TeamCache& cache, const Console& console)
{
    const auto server = serverOf(cache);
    const auto sent = teamexchange::sendOutbox(store, cache, server ? server.value().get() : nullptr,
                                               server ? QString() : server.error().message);
    if (!sent) {
        return console.fail(sent.error());
    }
    console.print(QObject::tr("Shared sets: %1, there already: %2, refused: %3, waiting: %4.")
                      .arg(sent->shared)
                      .arg(sent->known)
                      .arg(sent->refused.size())
                      .arg(sent->waiting.size()));
    for (const QString& sentence : sent->refused) {
        console.warn(QStringLiteral("  %1").arg(printable(sentence)));
    }
    if (!sent->whyWaiting.isEmpty()) {
        console.warn(printable(sent->whyWaiting));
        console.warn(QObject::tr("What waits is kept: \"epochmark-cli team share\" sends it."));
    }
    return sent->refused.isEmpty() && sent->waiting.isEmpty() ? kDone : kInput;
}

void shareFinished(const Arguments& arguments, const QList<RunRecord>& records, const Console& console)
{
    QStringList sets;
    for (const RunRecord& record : records) {
        if (record.status == RunStatus::Completed && !sets.contains(record.setId)) {
            sets.append(record.setId);
        }
    }
    const QString named = arguments.value(name("store"));
    const QString file = TeamCache::fileBeside(named.isEmpty() ? paths::storeFile() : named);
    if (sets.isEmpty() || !QFileInfo::exists(file)) {
        return;  // there is no team
    }
    const auto cache = TeamCache::open(file);
    const auto isAlways = cache ? cache.value()->sharesAlways() : Result<bool>(cache.error());
    if (isAlways && !isAlways.value()) {
        return;
    }
    const auto store = openStoreToRead(arguments);
    const auto added = isAlways ? cache.value()->addToOutbox(sets) : Result<void>(isAlways.error());
    if (!added || !store) {
        console.warn(added ? store.error().message : added.error().message);
        return;
    }
    (void)sendWaiting(*store.value(), *cache.value(), console);
}

}  // namespace epochmark::cli

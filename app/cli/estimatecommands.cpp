// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/format.h"
#include "board/timeestimate.h"
#include "dataset/archivereader.h"
#include "devices/kind/devicekinds.h"
#include "interrupt.h"
#include "planarguments.h"
#include "queue/ranksforecast.h"
#include "rankarguments.h"
#include "run/rehearsal.h"
#include "storeaccess.h"

#include <QObject>

namespace epochmark::cli {

namespace {

PlannedWork plannedWork(const Listing& listing, const RunRequest& set, const Device& device)
{
    PlannedWork work;
    work.workload = set.workload;
    work.workload.classes = listing.classes;
    work.datasetName = listing.name;
    work.listedPictures = static_cast<int>(listing.pictures.size() + listing.leftOut.size());
    work.deviceName = device.name;
    const DeviceKindDefinition& kind = DeviceKinds::of(device.kind);
    if (kind.usesThreads()) {
        work.threads = set.threads > 0 ? set.threads : kind.defaultThreads(device);
    }
    return work;
}

QString storedSentence(const TimeEstimate& told)
{
    const QString time = format::clockTime(told.seconds);
    return told.isOfOtherEpochs
               ? QObject::tr("about %1 a run: median of %2 stored, epoch by epoch").arg(time).arg(told.runs)
               : QObject::tr("about %1 a run: median of %2 stored").arg(time).arg(told.runs);
}

QString rehearsedSentence(const Rehearsal& foretold)
{
    return QObject::tr("about %1 a run (%2 for the data, %3 an epoch): a rehearsal of two seconds, no "
                       "measurement")
        .arg(format::clockTime(foretold.seconds), format::clockTime(foretold.dataSeconds),
             format::clockTime(foretold.epochSeconds));
}

Result<QString> sentenceFor(const RunRequest& set, const Listing& listing,
                            const QList<LeaderboardGroup>& groups, const StopToken& stop)
{
    const auto device = DeviceCatalog::scan().usable(set.deviceId);
    if (!device) {
        return device.error();
    }
    if (const auto told = storedEstimate(groups, plannedWork(listing, set, device.value()))) {
        return storedSentence(*told);
    }
    return rehearse(set, RunDependencies(), stop).transform(rehearsedSentence);
}

/// What several ranks would make of it; only the first one says so.
int estimateRanks(const Arguments& arguments, const RankPlace& place, const RunPlan& plan, Console& console)
{
    const StopToken stop = stopOnInterrupt();
    const auto session = meetRanks(arguments, place, plan, stop);
    if (!session) {
        return console.fail(session.error());
    }
    const auto forecast = foretellRanks(session.value()->ranks(), plan.sets.first(), RunDependencies(), stop);
    if (!place.isFirst()) {
        return forecast ? kDone : exitStatus(forecast.error().code);
    }
    if (!forecast) {
        return console.fail(forecast.error());
    }
    console.print(QObject::tr("%1, %2 ranks: about %3 a run (%4 for the data, %5 an epoch): a rehearsal, no "
                              "measurement")
                      .arg(nameOfSet(plan.sets.first()), QString::number(forecast->ranks),
                           format::clockTime(forecast->seconds()), format::clockTime(forecast->dataSeconds),
                           format::clockTime(forecast->epochSeconds())));
    console.print(forecast->sentence());
    return kDone;
}

int runEstimate(const Arguments& arguments, Console& console)
{
    const auto place = rankPlaceOf(arguments);
    if (!place) {
        return console.fail(place.error());
    }
    const auto plan = planOf(arguments, place->size);
    if (!plan) {
        return console.fail(plan.error());
    }
    if (!place->isAlone()) {
        return estimateRanks(arguments, place.value(), plan.value(), console);
    }
    const StopToken stop = stopOnInterrupt();
    const RunRequest& first = plan->sets.first();
    const auto archive = ArchiveReader::open(first.datasetPath, stop, {first.takesClassesFromNames});
    if (!archive) {
        return console.fail(archive.error());
    }
    const auto store = openStoreToRead(arguments);
    const auto board = store ? readBoard(*store.value()) : Result<Board>(store.error());
    if (!board) {
        return console.fail(board.error());
    }
    for (const RunRequest& set : plan->sets) {
        const auto sentence = sentenceFor(set, archive.value()->listing(), board->groups, stop);
        if (!sentence) {
            return console.fail(sentence.error());
        }
        console.print(QStringLiteral("%1: %2").arg(nameOfSet(set), sentence.value()));
    }
    return kDone;
}

}  // namespace

QList<Command> estimateCommands()
{
    Grammar estimate{
        QStringLiteral("estimate"),
        QObject::tr(
            "Foretells how long a run will take, from stored ones or a rehearsal of two seconds; with ranks "
            "also what the link between them makes of it."),
        {},
        planOptions()};
    estimate.options += rankOptions();
    estimate.options.append(storeOption());
    return {{estimate, runEstimate}};
}

}  // namespace epochmark::cli

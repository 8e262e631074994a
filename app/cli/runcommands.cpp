// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/outputfile.h"
#include "devices/devicecatalog.h"
#include "hostrunner.h"
#include "interrupt.h"
#include "picture.h"
#include "planarguments.h"
#include "queue/eventstream.h"
#include "queuerunner.h"
#include "rankarguments.h"
#include "recordtext.h"
#include "results/exchange/exporter.h"
#include "run/runerrors.h"
#include "stopfile.h"
#include "storeaccess.h"
#include "teamaccess.h"

#include <QFileInfo>
#include <QObject>

#include <algorithm>
#include <memory>
#include <optional>

namespace epochmark::cli {

namespace {

QString eventNotes()
{
    return QObject::tr(
        "Events are for programs that follow a run: one JSON object a line, written as it happens. Each has\n"
        "\"event\" and \"time\": queue_started (with the schema, 1) comes first; for each run pause,\n"
        "run_started, stage, progress (once a second at most), dataset, model, epoch, warning, message and\n"
        "run_finished (with the record, as --json has it); queue_finished is the last, also after Ctrl-C.\n"
        "What isn't known is null. A reader that goes away or a full disk ends the events, not the run.");
}

Grammar runGrammar()
{
    Grammar grammar{name("run"),
                    QObject::tr("Trains on a dataset, shows it live and stores the result."),
                    {},
                    planOptions()};
    grammar.options += rankOptions();
    grammar.options += {
        storeOption(),
        {name("json"), name("FILE|-"),
         QObject::tr("write the records as JSON; -: standard output, and nothing else there")},
        {name("csv"), name("FILE"),
         QObject::tr("write the runs as CSV, and their epochs beside it into FILE-epochs")},
        {name("report"), name("FILE.png"),
         QObject::tr(
             "write the report as a picture with the records inside; several sets: numbered, FILE-2.png")},
        {name("events"), name("FILE|-"),
         QObject::tr("write what happens as JSON lines; -: standard output, and nothing else there")},
        {name("stop-file"), name("FILE"),
         QObject::tr("stop as by Ctrl-C once this file is there, for where no signal arrives")},
        {name("skip-file"), name("FILE"),
         QObject::tr("go on with the next run, or without the rest of a pause, whenever this file is there; "
                     "it is removed")},
        {name("resume"), name("NAME|ID"),
         QObject::tr("follow a run that was begun on another machine, and fetch its results")},
        {name("quiet"), {}, QObject::tr("no progress, only what went wrong")},
    };
    grammar.notes = eventNotes();
    return grammar;
}

/// Files can't be had after an hour of training if their folder isn't there: better said before.
Result<void> checkOutputs(const Arguments& arguments)
{
    for (const char* option : {"json", "csv", "report"}) {
        const QString path = arguments.value(name(option));
        if (arguments.has(name(option)) && path != QLatin1String("-")) {
            const auto exporter = Exporter::of(name(option));  // a picture has none
            if (const auto writable = exporter ? exporter.value()->check(path) : outputfile::check(path);
                !writable) {
                return writable;
            }
        }
    }
    return {};
}

bool goesToOutput(const Arguments& arguments, const char* option)
{
    return arguments.value(name(option)) == QLatin1String("-");
}

/// Two of them in one place would spoil each other.
Result<void> checkEvents(const Arguments& arguments)
{
    if (goesToOutput(arguments, "events") && goesToOutput(arguments, "json")) {
        return usage(QObject::tr("--events and --json can't both go to standard output: name a file for one "
                                 "of them."));
    }
    const QString path = arguments.value(name("events"));
    for (const char* option : {"json", "csv", "report", "save-model"}) {
        const QString other = arguments.value(name(option));
        if (!path.isEmpty() && path != QLatin1String("-")
            && QFileInfo(path).absoluteFilePath() == QFileInfo(other).absoluteFilePath()) {
            return usage(
                QObject::tr("--events and --%1 name the same file, %2: name another for one of them.")
                    .arg(name(option), path));
        }
    }
    return {};
}

Result<void> checkDevices(const RunPlan& plan, bool isAlone, const StopToken& stop)
{
    for (const RunRequest& set : plan.sets) {
        DeviceCatalog::examine(set.deviceId, false, stop);
    }
    if (stop.isStopRequested()) {
        // Ranks tell each other where they meet.
        return isAlone ? runerrors::stoppedBeforeTraining() : Result<void>();
    }
    const DeviceCatalog catalog = DeviceCatalog::scan();
    for (const RunRequest& set : plan.sets) {
        if (const auto device = catalog.usable(set.deviceId); !device) {
            return device.error();
        }
    }
    return {};
}

/// The leaderboard as it is now; none where the store can't be read: the runs are worth more than their
/// ranks.
QList<LeaderboardGroup> groupsNow(const Arguments& arguments)
{
    const auto store = openStoreToRead(arguments);
    const auto board = store ? readBoard(*store.value()) : Result<Board>(store.error());
    return board ? board->groups : QList<LeaderboardGroup>();
}

/// JSON and CSV of the records of this call.
Result<void> writeTexts(const Arguments& arguments, const QList<RunRecord>& records, const Console& console)
{
    const ExportContent content{
        {records, {}}, arguments.has(name("csv")) ? groupsNow(arguments) : QList<LeaderboardGroup>()};
    for (const char* format : {"json", "csv"}) {
        const auto exporter = Exporter::of(name(format));
        const QString path = arguments.value(name(format));
        if (!exporter || path.isEmpty()) {
            continue;
        }
        if (path == QLatin1String("-")) {
            console.printData(exporter.value()->text(content));
        } else if (records.isEmpty()) {
            continue;  // an older file is worth more than an empty one
        } else if (const auto saved = exporter.value()->save(content, path); !saved) {
            return saved.error();
        }
    }
    return {};
}

bool isModelMissing(const RunRecord& record)
{
    return std::any_of(record.warnings.cbegin(), record.warnings.cend(), [](const Warning& warning) {
        return warning.code == QLatin1String("model-not-saved");
    });
}

/// A picture of each set, numbered where there are several; one without a finished epoch has nothing to show.
ExitStatus writeReports(const Arguments& arguments, const QList<RunRecord>& records, const Console& console,
                        bool isAlone)
{
    QStringList seen;
    QStringList drawn;
    for (const RunRecord& run : records) {
        if (!run.epochs.isEmpty() && !drawn.contains(run.setId)) {
            drawn.append(run.setId);
        }
        if (!seen.contains(run.setId)) {
            seen.append(run.setId);
        }
    }
    for (qsizetype i = 0; i < seen.size(); ++i) {
        const QString given = arguments.value(name("report"));
        const QString path = isAlone ? given : outputfile::numbered(given, static_cast<int>(i) + 1);
        if (!drawn.contains(seen[i])) {
            console.warn(
                QObject::tr("Note: No report %1: no epoch of %2 was finished.").arg(path, shortId(seen[i])));
        } else if (const auto written = drawReport(seen[i], arguments.value(name("store")), path); !written) {
            return console.fail(written.error());
        } else if (!isAlone) {
            console.note(QObject::tr("The report %1 shows %2.").arg(path, shortId(seen[i])));
        }
    }
    return kDone;
}

/// Writes what was asked for, of all records there are, also after a stop.
ExitStatus writeOutputs(const Arguments& arguments, const QList<RunRecord>& records, const Console& console,
                        bool isAlone)
{
    if (const auto written = writeTexts(arguments, records, console); !written) {
        return console.fail(written.error());
    }
    if (arguments.has(name("report")) && !records.isEmpty()) {
        if (const ExitStatus drawn = writeReports(arguments, records, console, isAlone); drawn != kDone) {
            return drawn;
        }
    }
    // Told when it happened; a script must know as well.
    return std::any_of(records.cbegin(), records.cend(), isModelMissing) ? kInput : kDone;
}

/// Empty when no events were asked for.
Result<std::unique_ptr<EventStream>> openEvents(const Arguments& arguments)
{
    return arguments.has(name("events")) ? EventStream::open(arguments.value(name("events")))
                                         : Result<std::unique_ptr<EventStream>>(nullptr);
}

/// What the last lines came to; a script must know where some are missing.
ExitStatus closeEvents(EventStream* events, const Console& console)
{
    const auto closed = events != nullptr ? events->close() : Result<void>();
    if (const auto problem = events != nullptr ? events->nextProblem() : std::nullopt) {
        console.warn(QObject::tr("Note: %1").arg(problem->message));
    }
    return closed ? kDone : exitStatus(closed.error().code);
}

/// A rank that isn't the first: the same work, none of the words and files.
int runAsFollower(const Arguments& arguments, const RankPlace& place, Console& console)
{
    console.setQuiet(true);
    console.reserveOutputForData();
    const StopToken stop = stopOnInterrupt();
    const auto plan = planOf(arguments, place.size);
    const auto able = plan ? checkDevices(plan.value(), place.isAlone(), stop) : Result<void>(plan.error());
    const auto session = plan ? meetRanks(arguments, place, plan.value(), stop, able)
                              : Result<std::unique_ptr<RankSession>>(plan.error());
    return session ? session.value()->part(followPlan(session.value()->ranks(), plan.value(), console, stop))
                   : console.fail(session.error());
}

/// With a word about the link before the run, so that stopping still saves time.
Result<std::unique_ptr<RankSession>> openSession(const Arguments& arguments, const RankPlace& place,
                                                 const RunPlan& plan, const Result<void>& ready,
                                                 const Console& console)
{
    auto session = meetRanks(arguments, place, plan, stopOnInterrupt(), ready);
    if (session && session.value() != nullptr) {
        console.note(session.value()->linkSentence());
    }
    return session;
}

/// What is written once the runs have ended, wherever they were.
ExitStatus concluded(ExitStatus status, const Arguments& arguments, const QueueRunner& runner,
                     EventStream* events, bool isAlone, const Console& console)
{
    const ExitStatus reported = closeEvents(events, console);
    const ExitStatus written = writeOutputs(arguments, runner.records(), console, isAlone);
    shareFinished(arguments, runner.records(), console);
    return status != kDone ? status : written != kDone ? written : reported;
}

/// A run on another machine that was begun before, or one that is begun now.
int runElsewhere(const Arguments& arguments, const std::optional<RunPlan>& plan, Console& console)
{
    const auto request = plan ? hostRequestOf(arguments, *plan) : Result<HostRunRequest>(HostRunRequest());
    if (!request) {
        return console.fail(request.error());
    }
    for (const auto& checked : {checkEvents(arguments), checkOutputs(arguments)}) {
        if (!checked) {
            return console.fail(checked.error());
        }
    }
    const auto events = openEvents(arguments);
    if (!events) {
        return console.fail(events.error());
    }
    QueueRunner runner(console, events.value().get());
    const StopFile stopFile(arguments.value(name("stop-file")));
    const QString skipFile = arguments.value(name("skip-file"));
    const ExitStatus status = plan
                                  ? runOnHost(request.value(), skipFile, runner, console)
                                  : resumeOnHost(arguments.value(name("resume")), skipFile, runner, console);
    return concluded(status, arguments, runner, events.value().get(), plan && plan->sets.size() == 1,
                     console);
}

/// Whether a run here can begin and what it will say can be written.
Result<void> checkHere(const Arguments& arguments, const RankPlace& place, const RunPlan& plan)
{
    for (const auto& checked :
         {checkEvents(arguments), checkDevices(plan, place.isAlone(), stopOnInterrupt()),
          checkOutputs(arguments)}) {
        if (!checked) {
            return checked;
        }
    }
    return {};
}

/// Of the first rank, or of a run that is nobody else's.
int runHere(const Arguments& arguments, const RankPlace& place, const RunPlan& plan, Console& console)
{
    const StopFile stopFile(arguments.value(name("stop-file")));
    auto ready = checkHere(arguments, place, plan);
    const auto events = ready ? openEvents(arguments) : Result<std::unique_ptr<EventStream>>(ready.error());
    if (!events) {
        ready = events.error();
    }
    auto session = openSession(arguments, place, plan, ready, console);
    if (!session) {
        return console.fail(session.error());
    }
    RankSession* const ranks = session.value().get();
    QueueRunner runner(console, events.value().get());
    const ExitStatus ran = runner.run(plan, ranks != nullptr ? ranks->ranks() : nullptr,
                                      arguments.value(name("skip-file")));
    const ExitStatus status = concluded(ran, arguments, runner, events.value().get(),
                                        plan.sets.size() == 1, console);
    return ranks != nullptr ? ranks->part(status) : status;
}

int run(const Arguments& arguments, Console& console)
{
    const auto place = rankPlaceOf(arguments);
    if (!place) {
        return console.fail(place.error());
    }
    if (!place->isFirst()) {
        return runAsFollower(arguments, place.value(), console);
    }
    console.setQuiet(arguments.has(name("quiet")));
    if (goesToOutput(arguments, "json") || goesToOutput(arguments, "events")) {
        console.reserveOutputForData();
    }
    if (arguments.has(name("resume"))) {
        return runElsewhere(arguments, std::nullopt, console);
    }
    if (const auto named = namePlugins(arguments); !named) {
        return console.fail(named.error());
    }
    const auto plan = planOf(arguments, place->size);
    if (!plan) {
        return console.fail(plan.error());
    }
    if (!isForHost(plan.value())) {
        return runHere(arguments, place.value(), plan.value(), console);
    }
    RunPlan there = plan.value();
    there.ranks = place->size;  // of that machine
    return place->isAlone() || arguments.has(name("ranks"))
               ? runElsewhere(arguments, there, console)
               : console.fail(usage(QObject::tr(
                   "Ranks share a run out where they are: on another machine start them there.")));
}

}  // namespace

QList<Command> runCommands()
{
    return {{runGrammar(), run}};
}

}  // namespace epochmark::cli

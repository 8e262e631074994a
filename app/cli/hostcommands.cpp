// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/format.h"
#include "base/printable.h"
#include "hostrunner.h"
#include "hosts/hostaccess.h"
#include "hosts/openhostruns.h"
#include "interrupt.h"
#include "recordtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QObject>

#include <algorithm>
#include <iterator>

namespace epochmark::cli {

namespace {

QJsonObject jsonOf(const HostReport& report, const Host& host)
{
    Host seen = host;
    seen.seen = report.facts;
    QJsonArray troubles;
    for (const HostTrouble& trouble : report.troubles) {
        troubles.append(QJsonObject{{QStringLiteral("sentence"), trouble.sentence},
                                    {QStringLiteral("remedy"), trouble.remedy},
                                    {QStringLiteral("fatal"), trouble.isFatal}});
    }
    return {{QStringLiteral("host"), seen.toJson()},
            {QStringLiteral("usable"), report.isUsable()},
            {QStringLiteral("troubles"), troubles}};
}

QString factsLine(const HostFacts& facts)
{
    QStringList parts{QStringLiteral("%1 %2").arg(facts.system, facts.architecture)};
    if (!facts.glibc.isEmpty()) {
        parts.append(QStringLiteral("glibc %1").arg(facts.glibc));
    }
    if (facts.memoryBytes) {
        parts.append(QObject::tr("memory %1").arg(format::bytes(*facts.memoryBytes)));
    }
    if (facts.freeBytes) {
        parts.append(QObject::tr("%1 free in %2").arg(format::bytes(*facts.freeBytes), facts.folder));
    }
    parts.append(facts.version.isEmpty() ? QObject::tr("no Epochmark yet, it is sent with the first run")
                                         : QObject::tr("Epochmark %1").arg(facts.version));
    return parts.join(QStringLiteral(" · "));
}

void printReport(const HostReport& report, const Host& host, const Console& console)
{
    console.print(QStringLiteral("%1 (%2): %3").arg(host.name, host.destination, factsLine(report.facts)));
    Host seen = host;
    seen.seen = report.facts;
    QList<QStringList> rows{{QObject::tr("ID"), QObject::tr("Device"), QString()}};
    for (const Device& device : seen.listedDevices()) {
        rows.append(
            {device.id, device.name,
             device.isUsable ? device.detail : QStringLiteral("%1 %2").arg(device.reason, device.remedy)});
    }
    console.print(table(rows, {false, false, false}));
    for (const HostTrouble& trouble : report.troubles) {
        console.warn(
            QObject::tr("Note: %1").arg(QStringLiteral("%1 %2").arg(trouble.sentence, trouble.remedy)));
    }
}

int printChecked(const Result<HostReport>& report, const Host& host, const Arguments& arguments,
                 const Console& console)
{
    if (!report) {
        return console.fail(report.error());
    }
    if (arguments.has(name("json"))) {
        console.printData(QJsonDocument(jsonOf(report.value(), host)).toJson());
    } else {
        printReport(report.value(), host, console);
    }
    return report->isUsable() ? kDone : kDevice;
}

/// Behind a scheduler it is a compute node that is looked at.
void noteWaiting(const Host& host, const Console& console)
{
    if (host.hasScheduler()) {
        console.note(QObject::tr("Looking at %1, as soon as its scheduler gives it a turn…").arg(host.name));
    }
}

int runAdd(const Arguments& arguments, Console& console)
{
    Host host;
    host.name = arguments.operands().at(1);
    host.destination = arguments.operands().at(2);
    host.folder = arguments.has(name("folder")) ? arguments.value(name("folder")) : host.folder;
    host.prefix = arguments.value(name("prefix"));
    host.program = arguments.value(name("program"));
    host.bundle = arguments.value(name("bundle"));
    host.shutDown = arguments.value(name("shut-down"));
    const auto known = HostList::load(HostList::file());
    const auto able = known ? HostList(known.value()).add(host) : Result<void>(known.error());
    if (!able) {
        return console.fail(able.error());
    }
    if (!arguments.has(name("no-check"))) {
        noteWaiting(host, console);
    }
    const auto report = arguments.has(name("no-check"))
                            ? Result<HostReport>(HostReport())
                            : hostaccess::check(host, terminalManner(), stopOnInterrupt());
    if (!report) {
        console.fail(report.error());
        console.warn(QObject::tr("It wasn't added. --no-check adds it all the same."));
        return exitStatus(report.error().code);
    }
    host.seen = report->facts;
    const auto added = HostList::change(HostList::file(), [&host](HostList& list) { return list.add(host); });
    if (!added) {
        return console.fail(added.error());
    }
    console.note(arguments.has(name("no-check")) || report->isUsable()
                     ? QObject::tr("Added %1.").arg(host.name)
                     : QObject::tr("Added %1, where nothing can be run as it is.").arg(host.name));
    return arguments.has(name("no-check")) ? kDone : printChecked(report, host, arguments, console);
}

int runCheck(const Arguments& arguments, Console& console)
{
    const QString named = arguments.operands().at(1);
    if (const auto known = HostList::load(HostList::file()).andThen([&named](const HostList& list) {
            return list.named(named);
        })) {
        noteWaiting(known.value(), console);
    }
    const auto report = hostaccess::checkAndKeep(HostList::file(), named, terminalManner(),
                                                 stopOnInterrupt());
    const auto host = HostList::load(HostList::file()).andThen([&named](const HostList& list) {
        return list.named(named);
    });
    return host ? printChecked(report, host.value(), arguments, console)
                : console.fail(report ? host.error() : report.error());
}

QString seenText(const HostFacts& facts)
{
    return facts.seenAt.isValid() ? QLocale().toString(facts.seenAt.toLocalTime(), QLocale::ShortFormat)
                                  : QObject::tr("never looked at");
}

int runHostList(const Arguments& arguments, Console& console)
{
    const auto list = HostList::load(HostList::file());
    if (!list) {
        return console.fail(list.error());
    }
    if (arguments.has(name("json"))) {
        QJsonArray hosts;
        for (const Host& host : list->hosts()) {
            hosts.append(host.toJson());
        }
        console.printData(QJsonDocument(QJsonObject{{QStringLiteral("hosts"), hosts}}).toJson());
        return kDone;
    }
    if (list->hosts().isEmpty()) {
        console.print(
            QObject::tr("No machine has been added: \"epochmark-cli host add NAME DESTINATION\" adds one."));
        return kDone;
    }
    QList<QStringList> rows{
        {QObject::tr("Name"), QObject::tr("Destination"), QObject::tr("Seen"), QObject::tr("Devices")}};
    for (const Host& host : list->hosts()) {
        QStringList devices;
        for (const Device& device : host.seen.devices) {
            devices.append(device.name);
        }
        rows.append({host.name, host.destination, seenText(host.seen), devices.join(QStringLiteral(", "))});
    }
    console.print(table(rows, {false, false, false, false}));
    return kDone;
}

int runHostRuns(const Arguments& arguments, Console& console)
{
    const auto runs = openhostruns::load(openhostruns::file());
    if (!runs) {
        return console.fail(runs.error());
    }
    if (arguments.has(name("json"))) {
        QJsonArray list;
        for (const OpenHostRun& run : runs.value()) {
            list.append(
                QJsonObject{{QStringLiteral("id"), run.id},
                            {QStringLiteral("host"), run.host},
                            {QStringLiteral("title"), run.title},
                            {QStringLiteral("started_at"), run.startedAt.toString(Qt::ISODateWithMs)}});
        }
        console.printData(QJsonDocument(QJsonObject{{QStringLiteral("runs"), list}}).toJson());
        return kDone;
    }
    if (runs->isEmpty()) {
        console.print(QObject::tr("No run on another machine is open."));
        return kDone;
    }
    QList<QStringList> rows{
        {QObject::tr("ID"), QObject::tr("Machine"), QObject::tr("Begun"), QObject::tr("What")}};
    for (const OpenHostRun& run : runs.value()) {
        rows.append({shortId(run.id), run.host,
                     QLocale().toString(run.startedAt.toLocalTime(), QLocale::ShortFormat), run.title});
    }
    console.print(table(rows, {false, false, false, false}));
    console.print(QObject::tr("\"epochmark-cli run --resume ID\" follows one and fetches its results."));
    return kDone;
}

int runRemove(const Arguments& arguments, Console& console)
{
    const QString named = arguments.operands().at(1);
    const auto runs = openhostruns::load(openhostruns::file());
    if (!runs) {
        return console.fail(runs.error());
    }
    const bool hasOpen = std::ranges::any_of(runs.value(), [&named](const OpenHostRun& run) {
        return run.host.compare(named, Qt::CaseInsensitive) == 0;
    });
    if (hasOpen && !arguments.has(name("force"))) {
        return console.fail(
            usage(QObject::tr("A run on %1 is still open: \"epochmark-cli run --resume %1\" fetches its "
                              "results, --force gives them up.")
                      .arg(printable(named, 60))));
    }
    const auto removed = HostList::change(HostList::file(),
                                          [&named](HostList& list) { return list.remove(named); });
    if (!removed) {
        return console.fail(removed.error());
    }
    for (const OpenHostRun& run : runs.value()) {
        if (run.host.compare(named, Qt::CaseInsensitive) != 0) {
            continue;
        }
        if (const auto forgotten = openhostruns::remove(openhostruns::file(), run.id); !forgotten) {
            return console.fail(forgotten.error());
        }
    }
    console.print(
        QObject::tr("Removed %1 from the list. What was sent there stays there.").arg(printable(named, 60)));
    return kDone;
}

int runHost(const Arguments& arguments, Console& console)
{
    struct Verb {
        const char* name;
        qsizetype operands;
        const char* form;
        int (*run)(const Arguments& arguments, Console& console);
    };
    static constexpr Verb kVerbs[] = {{"add", 2, "add NAME DESTINATION", runAdd},
                                      {"list", 0, "list", runHostList},
                                      {"check", 1, "check NAME", runCheck},
                                      {"remove", 1, "remove NAME", runRemove},
                                      {"runs", 0, "runs", runHostRuns}};
    const QString word = arguments.operands().value(0, QStringLiteral("list"));
    const Verb* verb = std::ranges::find(kVerbs, word,
                                         [](const Verb& one) { return QString::fromLatin1(one.name); });
    if (verb == std::end(kVerbs)) {
        return console.fail(usage(QObject::tr("host takes add, list, check, remove or runs, not \"%1\".")
                                      .arg(printable(word, 60))));
    }
    if (arguments.operands().size() > 0 && arguments.operands().size() - 1 != verb->operands) {
        return console.fail(
            usage(QObject::tr("Usage: epochmark-cli host %1").arg(QString::fromLatin1(verb->form))));
    }
    if (arguments.has(name("json"))) {
        console.reserveOutputForData();
    }
    return verb->run(arguments, console);
}

}  // namespace

QList<Command> hostCommands()
{
    const Grammar host{
        name("host"),
        QObject::tr("Adds machines that are reached by ssh: their devices train as those here do."),
        {name("add|list|check|remove|runs ..."), 0, 3},
        {{name("folder"), name("PATH"),
          QObject::tr("add: where Epochmark and datasets go there (epochmark, in the home)")},
         {name("prefix"), name("COMMAND"),
          QObject::tr(
              "add: goes before every command there: \"srun -p gpu\", \"docker exec box\"; behind \"sbatch "
              "-p gpu\" each run is a job")},
         {name("program"), name("PATH"),
          QObject::tr("add: an epochmark-cli that is there already; nothing is sent then")},
         {name("bundle"), name("FILE"), QObject::tr("add: what is sent, made by packaging/bundle.sh")},
         {name("shut-down"), name("COMMAND"),
          QObject::tr("add: what ends the rent; told when the last run there has ended, never run")},
         {name("no-check"), {}, QObject::tr("add: without looking at the machine")},
         {name("force"), {}, QObject::tr("remove: also while a run there is open")},
         {name("json"), {}, QObject::tr("as JSON on standard output")}},
        QObject::tr(
            "add NAME DESTINATION  looks at a machine and adds it; DESTINATION as ssh takes it: an alias of\n"
            "                      ~/.ssh/config, alice@gpubox.example.org, ssh://alice@gpubox:2222\n"
            "list                  which there are, and what they were last seen to have (the usual)\n"
            "check NAME            looks at it once more\n"
            "remove NAME           takes it off the list; what was sent there stays\n"
            "runs                  runs there whose results aren't all here\n\n"
            "\"run --device NAME/cpu\" trains there. ssh asks for unknown keys and passwords on the "
            "terminal;\n"
            "nothing of that is kept, and the line then stays open for ten minutes.")};
    return {{host, runHost}};
}

}  // namespace epochmark::cli

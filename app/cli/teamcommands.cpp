// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/format.h"
#include "base/printable.h"
#include "boardtext.h"
#include "cost/costmodel.h"
#include "recordtext.h"
#include "storeaccess.h"
#include "team/teamexchange.h"
#include "teamaccess.h"

#include <QLocale>
#include <QObject>
#include <QUuid>

#include <algorithm>
#include <iterator>

namespace epochmark::cli {

namespace {

constexpr qsizetype kShortestSetPrefix = 6;  // of an id, as everywhere

/// What every verb works on.
struct Team {
    std::shared_ptr<ResultStore> store;
    std::unique_ptr<TeamCache> cache;
};

Error noTeam()
{
    return usage(
        QObject::tr("There is no team yet: \"epochmark-cli team connect ADDRESS\" names its board."));
}

Result<std::unique_ptr<TeamServer>> reach(const TeamCache& cache)
{
    const auto text = cache.address();
    if (!text || text->isEmpty()) {
        return text ? noTeam() : text.error();
    }
    return serverOf(cache);
}

Result<void> checkCount(const Arguments& arguments, qsizetype least, qsizetype most, const QString& form)
{
    const qsizetype count = arguments.operands().size() - 1;
    if (count < least || count > most) {
        return usage(QObject::tr("Usage: epochmark-cli team %1").arg(form));
    }
    return {};
}

int runInit(const Arguments& arguments, Console& console)
{
    const auto address = TeamAddress::fromText(arguments.operands().at(1));
    if (!address) {
        return console.fail(address.error());
    }
    const auto found = TeamServer::init(address.value());
    if (!found) {
        return console.fail(found.error());
    }
    console.print(found.value() == 0 ? QObject::tr("Made the board %1.").arg(address->place())
                                     : QObject::tr("The board %1 is up to date.").arg(address->place()));
    console.print(QObject::tr("Whoever may read it: GRANT epochmark_reader TO name;\n"
                              "Whoever may share:   GRANT epochmark_member TO name;\n"
                              "These roles are the server's: they hold for every board that it has."));
    return kDone;
}

int runConnect(Team& team, const Arguments& arguments, Console& console)
{
    const bool isAlways = arguments.has(name("always"));
    if (isAlways && arguments.has(name("by-hand"))) {
        return console.fail(usage(QObject::tr("Either --always or --by-hand.")));
    }
    const auto address = TeamAddress::fromText(arguments.operands().at(1));
    if (!address) {
        return console.fail(address.error());
    }
    const auto server = TeamServer::connect(address.value());
    if (!server) {
        return console.fail(server.error());
    }
    if (isAlways && !server.value()->canShare()) {
        return console.fail(
            usage(QObject::tr("You may read this board, but not share: --always would share nothing.")));
    }
    const auto joined = team.cache->join(address->text(), server.value()->boardId());
    const auto done = joined ? team.cache->setSharesAlways(isAlways) : joined;
    if (!done) {
        return console.fail(done.error());
    }
    console.print(
        server.value()->canShare()
            ? QObject::tr("Connected to %1 as %2, to read and to share.")
                  .arg(address->place(), server.value()->user())
            : QObject::tr("Connected to %1 as %2, to read.").arg(address->place(), server.value()->user()));
    console.print(isAlways ? QObject::tr("Every set that a run finishes here is shared from now on. "
                                         "What leaves: team share --preview ID.")
                           : QObject::tr("Nothing is shared unless you say so: team share ID."));
    return kDone;
}

/// What leaves with these sets, a line each text.
int preview(const QList<SharedRun>& runs, const Console& console)
{
    console.print(QObject::tr("Would leave, beside the measured numbers and the curves:"));
    for (const QString& line : textsThatLeave(runs)) {
        console.print(QStringLiteral("  %1").arg(oneLine(line)));
    }
    return kDone;
}

int runShare(Team& team, const Arguments& arguments, Console& console)
{
    const QStringList ids = arguments.operands().mid(1);
    const auto runs = teamexchange::runsToShare(*team.store, ids);
    if (!runs) {
        return console.fail(runs.error());
    }
    if (arguments.has(name("preview"))) {
        return ids.isEmpty() ? console.fail(usage(QObject::tr("Of which set? team share --preview ID")))
                             : preview(runs.value(), console);
    }
    const auto text = team.cache->address();
    if (!text || text->isEmpty()) {
        return console.fail(text ? noTeam() : text.error());
    }
    QStringList sets;
    for (const SharedRun& run : runs.value()) {
        sets.append(run.setId);
    }
    sets.removeDuplicates();
    if (const auto added = team.cache->addToOutbox(sets); !added) {
        return console.fail(added.error());
    }
    return sendWaiting(*team.store, *team.cache, console);
}

int runPull(Team& team, Console& console)
{
    const auto server = reach(*team.cache);
    if (!server) {
        return console.fail(server.error());
    }
    const auto pulled = teamexchange::pull(*team.cache, *server.value());
    if (!pulled) {
        return console.fail(pulled.error());
    }
    console.print(QObject::tr("%1 runs came, %2 went.").arg(pulled->shared).arg(pulled->withdrawn));
    for (const QString& sentence : pulled->leftOut) {
        console.warn(QStringLiteral("  %1").arg(printable(sentence)));
    }
    return pulled->leftOut.isEmpty() ? kDone : kInput;
}

/// An own set, or one that was shared from another machine, by its id or a beginning that only it has.
Result<QString> setToWithdraw(const Team& team, const QString& id)
{
    const auto own = team.store->find(id);
    if (own) {
        return own->first().setId;
    }
    const auto results = team.cache->results();
    if (!results) {
        return results.error();
    }
    QStringList fitting;
    for (auto set = results->markOfSet.keyBegin(); set != results->markOfSet.keyEnd(); ++set) {
        if (id.size() >= kShortestSetPrefix && set->startsWith(id)) {
            fitting.append(*set);
        }
    }
    if (fitting.size() == 1) {
        return fitting.first();
    }
    return QUuid::fromString(id).isNull() ? Result<QString>(own.error()) : Result<QString>(id);
}

int runWithdraw(Team& team, const Arguments& arguments, Console& console)
{
    const QString id = arguments.operands().at(1);
    const auto setId = setToWithdraw(team, id);
    const auto outbox = setId ? team.cache->outbox() : Result<QStringList>(setId.error());
    if (!outbox) {
        return console.fail(outbox.error());
    }
    const bool isWaiting = outbox->contains(setId.value());
    if (const auto removed = team.cache->removeFromOutbox(setId.value()); !removed) {
        return console.fail(removed.error());
    }
    if (isWaiting) {
        console.print(QObject::tr("The set waits no longer to be shared."));
    }
    const auto server = reach(*team.cache);
    const auto count = server ? server.value()->withdraw(setId.value()) : Result<int>(server.error());
    if (!count) {
        // What waited never was on the board, or is there by another day's sharing: then it stays there.
        if (isWaiting) {
            console.note(printable(count.error().message));
        }
        return isWaiting ? kDone : console.fail(count.error());
    }
    if (count.value() == 0) {
        return isWaiting ? kDone : console.fail(usage(QObject::tr("You share nothing under %1.").arg(id)));
    }
    console.print(
        QObject::tr("Took %n run(s) off the board; they stay in your own results.", nullptr, count.value()));
    return runPull(team, console);
}

QString whenText(const QDateTime& when)
{
    return when.isValid() ? QLocale().toString(when.toLocalTime(), QLocale::ShortFormat)
                          : QObject::tr("never");
}

int runTeamList(const Team& team, Console& console)
{
    const auto results = team.cache->results();
    const auto own = team.store->everything();
    const auto prices = loadPrices(*team.store);
    if (!results || !own || !prices) {
        return console.fail(!results ? results.error() : !own ? own.error() : prices.error());
    }
    const Board board = boardOf(own.value(), results.value(), CostModel(prices.value()));
    for (const LeaderboardGroup& group : board.groups) {
        printGroup(group, console);
        console.print(QString());
    }
    console.print(QObject::tr("Pulled last: %1.").arg(whenText(results->fetchedAt)));
    return kDone;
}

int runStatus(const Team& team, Console& console)
{
    const auto text = team.cache->address();
    const auto results = team.cache->results();
    const auto outbox = team.cache->outbox();
    const auto isAlways = team.cache->sharesAlways();
    if (!text || !results || !outbox || !isAlways) {
        return console.fail(!text      ? text.error()
                            : !results ? results.error()
                            : !outbox  ? outbox.error()
                                       : isAlways.error());
    }
    if (text->isEmpty()) {
        return console.fail(noTeam());
    }
    console.print(QObject::tr("Board       %1").arg(printable(text.value())));
    console.print(QObject::tr("Sharing     %1")
                      .arg(isAlways.value() ? QObject::tr("every finished set") : QObject::tr("by hand")));
    console.print(QObject::tr("Waiting     %1").arg(outbox->size()));
    console.print(QObject::tr("Pulled      sets: %1, last: %2")
                      .arg(results->markOfSet.size())
                      .arg(whenText(results->fetchedAt)));
    return kDone;
}

int runLeave(Team& team, Console& console)
{
    if (const auto left = team.cache->leave(); !left) {
        return console.fail(left.error());
    }
    console.print(
        QObject::tr("Left the team: what was pulled is gone here; what you shared stays on the board."));
    return kDone;
}

Result<Team> openTeam(const Arguments& arguments)
{
    Team team;
    auto store = openStore(arguments);
    if (!store) {
        return store.error();
    }
    team.store = store.value();
    auto cache = TeamCache::open(TeamCache::fileBeside(team.store->path()));
    if (!cache) {
        return cache.error();
    }
    team.cache = std::move(cache).value();
    return team;
}

int runTeam(const Arguments& arguments, Console& console)
{
    const QString verb = arguments.operands().value(0, name("status"));
    struct Form {
        const char* verb;
        qsizetype least;
        qsizetype most;
        const char* form;
    };
    static constexpr Form kForms[] = {{"init", 1, 1, "init ADDRESS"},
                                      {"connect", 1, 1, "connect ADDRESS [--always|--by-hand]"},
                                      {"share", 0, 10'000, "share [--preview] [ID...]"},
                                      {"pull", 0, 0, "pull"},
                                      {"withdraw", 1, 1, "withdraw ID"},
                                      {"list", 0, 0, "list"},
                                      {"status", 0, 0, "status"},
                                      {"leave", 0, 0, "leave"}};
    const Form* form = std::ranges::find(kForms, verb,
                                         [](const Form& one) { return QString::fromLatin1(one.verb); });
    if (form == std::end(kForms)) {
        return console.fail(
            usage(QObject::tr("team takes init, connect, share, pull, withdraw, list, status or leave, "
                              "not \"%1\".")
                      .arg(printable(verb))));
    }
    if (!arguments.operands().isEmpty()) {
        if (const auto counted = checkCount(arguments, form->least, form->most,
                                            QString::fromLatin1(form->form));
            !counted) {
            return console.fail(counted.error());
        }
    }
    if (verb == QLatin1String("init")) {
        return runInit(arguments, console);
    }
    auto team = openTeam(arguments);
    if (!team) {
        return console.fail(team.error());
    }
    Team& there = team.value();
    if (verb == QLatin1String("connect")) {
        return runConnect(there, arguments, console);
    }
    if (verb == QLatin1String("share")) {
        return runShare(there, arguments, console);
    }
    if (verb == QLatin1String("withdraw")) {
        return runWithdraw(there, arguments, console);
    }
    return verb == QLatin1String("pull")    ? runPull(there, console)
           : verb == QLatin1String("list")  ? runTeamList(there, console)
           : verb == QLatin1String("leave") ? runLeave(there, console)
                                            : runStatus(there, console);
}

}  // namespace

QList<Command> teamCommands()
{
    const Grammar team{
        name("team"),
        QObject::tr(
            "Shares finished results with a team on its own PostgreSQL database, and shows the team's."),
        {name("init|connect|share|pull|withdraw|list|status|leave ..."), 0, 10'001},
        {{name("always"), {}, QObject::tr("connect: share every set that a run finishes")},
         {name("by-hand"), {}, QObject::tr("connect: share what is named alone (the usual)")},
         {name("preview"), {}, QObject::tr("share: show what would leave, and send nothing")},
         storeOption()},
        QObject::tr("init ADDRESS      makes the board in a database (by whoever looks after it)\n"
                    "connect ADDRESS   joins it: postgresql://alice@db.example.org/lab, \"host=... "
                    "dbname=...\", service=lab\n"
                    "share ID...       puts sets on the board; without ID sends what waits since it couldn't "
                    "be reached\n"
                    "pull              fetches what others shared since the last time\n"
                    "withdraw ID       takes one's own set off the board\n"
                    "list              own results and the team's, ranked together\n"
                    "status            which board, what waits, when it was pulled (the usual)\n"
                    "leave             forgets board and team here\n\n"
                    "Passwords stay in PostgreSQL's own places (~/.pgpass, ~/.pg_service.conf, "
                    "certificates). Off this\n"
                    "machine the server has to prove who it is (sslmode=verify-full) unless the address says "
                    "otherwise.\n"
                    "A run never needs the network.")};
    return {{team, runTeam}};
}

}  // namespace epochmark::cli

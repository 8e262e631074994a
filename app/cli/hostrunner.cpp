// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hostrunner.h"

#include "base/format.h"
#include "base/printable.h"
#include "hosts/hostlist.h"
#include "hosts/openhostruns.h"
#include "interrupt.h"
#include "skipwatch.h"

#include <QObject>

#include <algorithm>

#include <fcntl.h>
#include <unistd.h>

namespace epochmark::cli {

namespace {

constexpr qsizetype kShortestId = 6;

/// Shows a run there as one here, and what is besides.
class HostRunPrinter final : public HostRunSink {
public:
    HostRunPrinter(QueueRunner& runner, const Console& console) : m_runner(runner), m_console(console) {}

    void handle(const QueueEvent& event) override { m_runner.handle(event); }

    void progressed(const HostProgress& progress) override
    {
        const bool wasBroken = m_last.phase == HostPhase::LineBroken;
        const bool isNew = progress.phase != m_last.phase
                           || progress.share.has_value() != m_last.share.has_value();
        m_last = progress;
        if (progress.share) {
            printShare(progress);
        } else if (progress.phase == HostPhase::LineBroken) {
            printBroken(progress, isNew);
        } else if (wasBroken && progress.phase == HostPhase::Running) {
            m_console.clearProgress();
            m_console.warn(QObject::tr("The line is back."));
        } else if (isNew) {
            m_console.clearProgress();
            m_console.note(progress.sentence);
        }
    }

private:
    void printShare(const HostProgress& progress)
    {
        const int tenth = static_cast<int>(*progress.share * 10);
        if (m_console.isProgressTerminal() && !m_console.isQuiet()) {
            m_console.drawProgress(progress.sentence);
        } else if (tenth != m_tenth) {
            m_console.note(progress.sentence);
        }
        m_tenth = tenth;
    }

    void printBroken(const HostProgress& progress, bool isNew)
    {
        if (isNew) {
            m_console.clearProgress();
            m_console.warn(progress.sentence);
        } else if (m_console.isProgressTerminal() && !m_console.isQuiet() && progress.retrySeconds) {
            m_console.drawProgress(
                QObject::tr("Next try in %1…").arg(format::clockTime(*progress.retrySeconds)));
        }
    }

    QueueRunner& m_runner;
    const Console& m_console;
    HostProgress m_last;
    int m_tenth = -1;
};

HostRunSurroundings surroundings(const Console& console)
{
    HostRunSurroundings here{terminalManner()};
    here.maySend = [&console](qint64 bytes, const QString& what) {
        console.note(QObject::tr("To be sent: %1, %2").arg(printable(what), format::bytes(bytes)));
        return true;
    };
    return here;
}

SkipWatch::Queue skipsOf(HostRun& run, const QueueRunner& runner)
{
    return {[&runner] { return runner.inWork(); }, [&run](const QueueSkip& skip) { run.skip(skip); }};
}

ExitStatus shown(const Result<HostRunOutcome>& outcome, const QueueRunner& runner, const Console& console)
{
    console.clearProgress();
    if (!outcome) {
        return console.fail(outcome.error());
    }
    if (outcome->isLeft) {
        console.note(
            QObject::tr("The run goes on there: \"epochmark-cli run --resume\" fetches its results."));
    }
    for (const QString& note : outcome->notes) {
        console.note(note);
    }
    const ExitStatus status = runner.status();
    return status == kDone && outcome->isStopped ? kStopped : status;
}

Result<OpenHostRun> openRun(const QString& which)
{
    const auto runs = openhostruns::load(openhostruns::file());
    if (!runs) {
        return runs.error();
    }
    QList<OpenHostRun> found;
    for (const OpenHostRun& run : runs.value()) {
        const bool isMeant = run.host.compare(which, Qt::CaseInsensitive) == 0
                             || (which.size() >= kShortestId && run.id.startsWith(which));
        if (isMeant) {
            found.append(run);
        }
    }
    if (found.size() == 1) {
        return found.first();
    }
    return found.isEmpty() ? usage(
               QObject::tr(
                   "No run on another machine is open as \"%1\": \"epochmark-cli host runs\" lists them.")
                   .arg(printable(which, 60)))
                           : usage(QObject::tr("Several runs on %1 are open: name one by its id, "
                                               "\"epochmark-cli host runs\" lists them.")
                                       .arg(printable(which, 60)));
}

}  // namespace

SshManner terminalManner()
{
    // In the background a question would stop the process without a word.
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    const bool isOurs = terminal >= 0 && ::tcgetpgrp(terminal) == ::getpgrp();
    if (terminal >= 0) {
        ::close(terminal);
    }
    return {isOurs ? SshManner::Asking::Terminal : SshManner::Asking::Never, {}};
}

bool isForHost(const RunPlan& plan)
{
    return std::ranges::any_of(
        plan.sets, [](const RunRequest& set) { return HostDevice::of(set.deviceId).has_value(); });
}

Result<HostRunRequest> hostRequestOf(const Arguments& arguments, const RunPlan& plan)
{
    if (arguments.has(name("plugin"))) {
        return usage(
            QObject::tr("--plugin names a file here: on another machine set EPOCHMARK_PLUGINS there."));
    }
    HostRunRequest request;
    request.plan = plan;
    const QString network = arguments.value(name("network"));
    const bool isFile = !network.isEmpty() && plan.sets.first().workload.network != network;
    request.modelFile = isFile ? network : QString();
    request.isHeadFitted = arguments.has(name("fit-head"));
    if (arguments.has(name("input-size"))) {
        request.modelInput = arguments.value(name("input-size")).toInt();
    }
    const auto host = request.host();
    return host ? Result<HostRunRequest>(request) : Result<HostRunRequest>(host.error());
}

ExitStatus runOnHost(const HostRunRequest& request, const QString& skipFile, QueueRunner& runner,
                     const Console& console)
{
    const RemoteStop asked = stopRemoteOnInterrupt();
    const auto list = HostList::load(HostList::file());
    const auto host = list
                          ? request.host().andThen([&list](const QString& name) { return list->named(name); })
                          : Result<Host>(list.error());
    if (!host) {
        return console.fail(host.error());
    }
    HostRunPrinter printer(runner, console);
    HostRun run(host.value(), surroundings(console), printer, asked.stop, asked.leave);
    const SkipWatch watch(skipFile, skipsOf(run, runner), SkipWatch::Enter::EndsPauses);
    return shown(run.start(request), runner, console);
}

ExitStatus resumeOnHost(const QString& which, const QString& skipFile, QueueRunner& runner,
                        const Console& console)
{
    const RemoteStop asked = stopRemoteOnInterrupt();
    const auto open = openRun(which);
    if (!open) {
        return console.fail(open.error());
    }
    const auto host = HostList::load(HostList::file()).andThen([&open](const HostList& list) {
        return list.named(open->host);
    });
    if (!host) {
        return console.fail(host.error());
    }
    HostRunPrinter printer(runner, console);
    HostRun run(host.value(), surroundings(console), printer, asked.stop, asked.leave);
    const SkipWatch watch(skipFile, skipsOf(run, runner), SkipWatch::Enter::EndsPauses);
    return shown(run.resume(open.value()), runner, console);
}

}  // namespace epochmark::cli

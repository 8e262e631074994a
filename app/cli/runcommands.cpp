// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "devices/devicecatalog.h"
#include "interrupt.h"
#include "outputfile.h"
#include "picture.h"
#include "recordtext.h"
#include "results/exchange/exporter.h"
#include "run/runexecutor.h"
#include "runprogress.h"
#include "runqueue.h"
#include "storeaccess.h"

#include <QObject>
#include <QUuid>

namespace epochmark::cli {

namespace {

QString name(const char* text)
{
    return QString::fromLatin1(text);
}

Grammar runGrammar()
{
    Grammar grammar{name("run"), QObject::tr("Trains on a dataset, shows it live and stores the result."), {},
                    runQueueOptions()};
    grammar.options += {
        storeOption(),
        {name("json"), name("FILE|-"), QObject::tr("write the records as JSON; -: standard output, and nothing else there")},
        {name("csv"), name("FILE"), QObject::tr("write the records as CSV")},
        {name("report"), name("FILE.png"), QObject::tr("write the report as a picture with the records inside")},
        {name("quiet"), {}, QObject::tr("no progress, only what went wrong")},
    };
    return grammar;
}

/// Files can't be had after an hour of training if their folder isn't there: better said before.
Result<void> checkOutputs(const Arguments& arguments)
{
    for (const char* option : {"json", "csv", "report"}) {
        const QString path = arguments.value(name(option));
        if (arguments.has(name(option)) && path != QLatin1String("-")) {
            if (const auto writable = checkWritable(path); !writable) {
                return writable;
            }
        }
    }
    return {};
}

Result<void> checkDevices(const RunQueue& queue)
{
    const DeviceCatalog catalog = DeviceCatalog::scan();
    for (const RunRequest& set : queue.sets) {
        if (const auto device = catalog.usable(set.deviceId); !device) {
            return device.error();
        }
    }
    return {};
}

/// Where the run's set stands on the leaderboard now; empty when it can't be told.
QStringList standingLines(const RunRequest& request, const RunRecord& record)
{
    const auto store = openStore(request.storePath);
    const auto board = store ? readBoard(*store.value()) : Result<QList<LeaderboardGroup>>(store.error());
    if (!board || !record.isRanked) {
        return {};
    }
    for (const LeaderboardGroup& group : board.value()) {
        for (const LeaderboardRow& row : group.rows) {
            if (row.setId == record.setId && row.rank) {
                return rankLines(row, group);
            }
        }
    }
    return {};
}

/// Runs a queue, repeat by repeat through all its sets: what slows the machine down then meets them alike.
class QueueRunner {
public:
    QueueRunner(RunQueue queue, Console& console)
        : m_queue(std::move(queue)), m_console(console), m_stop(stopOnInterrupt()), m_times(m_queue.sets.size())
    {
    }

    const QList<RunRecord>& records() const { return m_records; }

    ExitStatus runAll()
    {
        for (int repeat = 0; repeat < m_queue.repeats.count; ++repeat) {
            for (qsizetype set = 0; set < m_queue.sets.size(); ++set) {
                if (m_times[set].isFinished) {
                    continue;
                }
                if (const ExitStatus status = runOne(set, repeat); status != kDone) {
                    return status;
                }
            }
        }
        return kDone;
    }

private:
    struct SetTimes {
        QList<double> seconds;
        bool isFinished = false;
    };

    ExitStatus runOne(qsizetype set, int repeat)
    {
        RunRequest request = m_queue.sets.at(set);
        request.seed += static_cast<quint64>(repeat);
        announce(request, repeat);
        RunProgressPrinter printer(m_console);
        RunExecutor executor(request, QUuid::createUuid().toString(QUuid::WithoutBraces), {}, printer, m_stop);
        const auto result = executor.run();
        if (!result) {
            return m_console.fail(result.error());
        }
        const RunRecord& record = result.value();
        m_records.append(record);
        m_console.note((summaryLines(record) + standingLines(request, record)).join(u'\n'));
        countTime(set, record);
        return statusOf(record);
    }

    void announce(const RunRequest& request, int repeat) const
    {
        if (m_queue.sets.size() > 1 || m_queue.repeats.count > 1) {
            m_console.note(QObject::tr("%1%2, repeat %3, seed %4")
                               .arg(request.deviceId,
                                    request.threads > 0 ? QObject::tr(", threads: %1").arg(request.threads) : QString())
                               .arg(repeat + 1)
                               .arg(request.seed));
        }
    }

    void countTime(qsizetype set, const RunRecord& record)
    {
        if (const auto seconds = record.timing.totalSeconds()) {
            m_times[set].seconds.append(*seconds);
        }
        const auto reason = m_queue.repeats.isAutomatic ? enoughRepeats(m_times[set].seconds) : std::nullopt;
        if (reason) {
            m_times[set].isFinished = true;
            m_console.note(*reason);
        }
    }

    ExitStatus statusOf(const RunRecord& record) const
    {
        switch (record.status) {
        case RunStatus::Completed: return kDone;
        case RunStatus::Stopped: return kStopped;
        default: return kInternal;
        }
    }

    RunQueue m_queue;
    Console& m_console;
    StopToken m_stop;
    QList<SetTimes> m_times;
    QList<RunRecord> m_records;
};

/// JSON and CSV of the records of this call.
Result<void> writeTexts(const Arguments& arguments, const QList<RunRecord>& records, const Console& console)
{
    const ExportContent content{{records, {}}, {}};
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
            return saved;
        }
    }
    return {};
}

/// Writes what was asked for, of all records there are, also after a stop.
ExitStatus writeOutputs(const Arguments& arguments, const QList<RunRecord>& records, const Console& console)
{
    if (const auto written = writeTexts(arguments, records, console); !written) {
        return console.fail(written.error());
    }
    if (arguments.has(name("report")) && !records.isEmpty()) {
        const QString store = arguments.value(name("store"));
        if (const auto drawn = drawReport(records.first().setId, store, arguments.value(name("report"))); !drawn) {
            return console.fail(drawn.error());
        }
    }
    return kDone;
}

int run(const Arguments& arguments, Console& console)
{
    console.setQuiet(arguments.has(name("quiet")));
    if (arguments.value(name("json")) == QLatin1String("-")) {
        console.reserveOutputForData();
    }
    auto queue = runQueueOf(arguments);
    if (!queue) {
        return console.fail(queue.error());
    }
    for (const auto& checked : {checkDevices(queue.value()), checkOutputs(arguments)}) {
        if (!checked) {
            return console.fail(checked.error());
        }
    }
    QueueRunner runner(std::move(queue).value(), console);
    const ExitStatus status = runner.runAll();
    const ExitStatus written = writeOutputs(arguments, runner.records(), console);
    return status != kDone ? status : written;
}

}  // namespace

QList<Command> runCommands()
{
    return {{runGrammar(), run}};
}

}  // namespace epochmark::cli

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "devices/devicecatalog.h"
#include "outputfile.h"
#include "picture.h"
#include "planarguments.h"
#include "queuerunner.h"
#include "results/exchange/exporter.h"
#include "storeaccess.h"

#include <QObject>

#include <algorithm>

namespace epochmark::cli {

namespace {

Grammar runGrammar()
{
    Grammar grammar{name("run"),
                    QObject::tr("Trains on a dataset, shows it live and stores the result."),
                    {},
                    planOptions()};
    grammar.options += {
        storeOption(),
        {name("json"), name("FILE|-"),
         QObject::tr("write the records as JSON; -: standard output, and nothing else there")},
        {name("csv"), name("FILE"), QObject::tr("write the records as CSV")},
        {name("report"), name("FILE.png"),
         QObject::tr("write the report as a picture with the records inside")},
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

Result<void> checkDevices(const RunPlan& plan)
{
    const DeviceCatalog catalog = DeviceCatalog::scan();
    for (const RunRequest& set : plan.sets) {
        if (const auto device = catalog.usable(set.deviceId); !device) {
            return device.error();
        }
    }
    return {};
}

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

bool isModelMissing(const RunRecord& record)
{
    return std::any_of(record.warnings.cbegin(), record.warnings.cend(), [](const Warning& warning) {
        return warning.code == QLatin1String("model-not-saved");
    });
}

/// Writes what was asked for, of all records there are, also after a stop.
ExitStatus writeOutputs(const Arguments& arguments, const QList<RunRecord>& records, const Console& console)
{
    if (const auto written = writeTexts(arguments, records, console); !written) {
        return console.fail(written.error());
    }
    if (arguments.has(name("report")) && !records.isEmpty()) {
        const QString store = arguments.value(name("store"));
        if (const auto drawn = drawReport(records.first().setId, store, arguments.value(name("report")));
            !drawn) {
            return console.fail(drawn.error());
        }
    }
    // Told when it happened; a script must know as well.
    return std::any_of(records.cbegin(), records.cend(), isModelMissing) ? kInput : kDone;
}

int run(const Arguments& arguments, Console& console)
{
    console.setQuiet(arguments.has(name("quiet")));
    if (arguments.value(name("json")) == QLatin1String("-")) {
        console.reserveOutputForData();
    }
    const auto plan = planOf(arguments);
    if (!plan) {
        return console.fail(plan.error());
    }
    for (const auto& checked : {checkDevices(plan.value()), checkOutputs(arguments)}) {
        if (!checked) {
            return console.fail(checked.error());
        }
    }
    QueueRunner runner(plan.value(), console);
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

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/runlog.h"

#include "base/format.h"
#include "base/printable.h"
#include "dataset/demodataset.h"

#include <QCoreApplication>

namespace epochmark::runlog {

namespace {

constexpr qsizetype kMostNamed = 20;

struct LogText {
    Q_DECLARE_TR_FUNCTIONS(RunLog)
};

}  // namespace

LogEntry pause(const RunRequest& request)
{
    if (!request.coolDownSeconds) {
        return {};
    }
    return {
        LogText::tr("Cooled down for %1 before this run.").arg(format::clockTime(*request.coolDownSeconds))};
}

QList<LogEntry> dataset(const DatasetSummary& summary)
{
    QList<LogEntry> entries;
    entries << LogEntry{LogText::tr("Read %1: %2 pictures to train, %3 to test, in %n class(es).", nullptr,
                                    static_cast<int>(summary.classes.size()))
                            .arg(demodataset::shownName(summary.name), format::count(summary.trainPictures),
                                 format::count(summary.testPictures))};
    for (const LeftOut& file : summary.leftOut.mid(0, kMostNamed)) {
        entries << LogEntry{LogText::tr("%1 %2. Left out.").arg(printable(file.name), printable(file.reason)),
                            true};
    }
    if (summary.leftOut.size() > kMostNamed) {
        entries << LogEntry{LogText::tr("%Ln more file(s) left out.", nullptr,
                                        static_cast<int>(summary.leftOut.size() - kMostNamed)),
                            true};
    }
    return entries;
}

LogEntry stage(const StageEvent& event)
{
    if (event.state != StageState::Done) {
        return {};
    }
    const QString seconds = format::clockTime(event.seconds);
    switch (event.stage) {
    case RunStage::Check: return {LogText::tr("Checked the archive in %1.").arg(seconds)};
    case RunStage::Decode: return {LogText::tr("Decoded all pictures in %1.").arg(seconds)};
    case RunStage::WarmUp: return {LogText::tr("Warmed up in %1. Not in the headline.").arg(seconds)};
    case RunStage::Train: return {LogText::tr("Trained for %1.").arg(seconds)};
    case RunStage::Store: return {LogText::tr("Stored the result.")};
    }
    return {};
}

LogEntry epoch(const EpochReport& report)
{
    return {LogText::tr("Epoch %1: loss %2, %3; validation %4")
                .arg(QString::number(report.epoch), format::loss(report.trainLoss),
                     format::percent(report.trainAccuracy), format::percent(report.validationAccuracy))};
}

}  // namespace epochmark::runlog

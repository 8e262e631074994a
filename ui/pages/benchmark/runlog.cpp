// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/runlog.h"

#include "base/format.h"

#include <QCoreApplication>

namespace epochmark::runlog {

namespace {

constexpr qsizetype kMostNamed = 20;

QString text(const char* source, int n = -1)
{
    return QCoreApplication::translate("RunLog", source, nullptr, n);
}

}  // namespace

QList<LogEntry> dataset(const DatasetSummary& summary)
{
    QList<LogEntry> entries;
    entries << LogEntry{text("Read %1: %2 pictures to train, %3 to test, in %n class(es).",
                             static_cast<int>(summary.classes.size()))
                            .arg(summary.name, format::count(summary.trainPictures), format::count(summary.testPictures))};
    for (const LeftOut& file : summary.leftOut.mid(0, kMostNamed)) {
        entries << LogEntry{text("%1 %2. Left out.").arg(file.name, file.reason), true};
    }
    if (summary.leftOut.size() > kMostNamed) {
        entries << LogEntry{text("%n more file(s) left out.", static_cast<int>(summary.leftOut.size() - kMostNamed)), true};
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
    case RunStage::Check: return {text("Checked the archive in %1.").arg(seconds)};
    case RunStage::Decode: return {text("Decoded all pictures in %1.").arg(seconds)};
    case RunStage::WarmUp: return {text("Warmed up in %1. Not in the headline.").arg(seconds)};
    case RunStage::Train: return {text("Trained for %1.").arg(seconds)};
    case RunStage::Store: return {text("Stored the result.")};
    }
    return {};
}

LogEntry epoch(const EpochReport& report)
{
    return {text("Epoch %1: loss %2, %3; validation %4")
                .arg(QString::number(report.epoch), format::loss(report.trainLoss), format::percent(report.trainAccuracy),
                     format::percent(report.validationAccuracy))};
}

}  // namespace epochmark::runlog

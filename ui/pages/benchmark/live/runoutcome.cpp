// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/runoutcome.h"

#include "dataset/demodataset.h"
#include "dataset/leftout.h"
#include "measure/recordedwords.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace epochmark {

namespace {

struct OutcomeText {
    Q_DECLARE_TR_FUNCTIONS(RunOutcome)
};

bool isDatasetGone(const RunRequest& request)
{
    return request.datasetPath != demodataset::path() && !QFileInfo::exists(request.datasetPath);
}

bool isModelFolderGone(const RunRequest& request)
{
    return !request.saveModelPath.isEmpty() && !QFileInfo(request.saveModelPath).dir().exists();
}

RunOutcome neverBegun(const Error& error, const RunRequest& request)
{
    RunOutcome outcome;
    if (error.code == ErrorCode::Stopped) {
        outcome.kind = Banner::Kind::Warning;
        outcome.text = error.message;
        outcome.detail = error.detail;
        return outcome;
    }
    outcome.files = leftout::of(error);
    outcome.text = error.message;
    outcome.detail = outcome.files.isEmpty() ? error.detail : QString();
    if (error.code == ErrorCode::Input && isDatasetGone(request)) {
        const QFileInfo file(request.datasetPath);
        outcome.remedy = OutcomeCard::Remedy::OtherDataset;
        outcome.text = OutcomeText::tr("%1 isn't there any more.").arg(file.fileName());
        outcome.detail = OutcomeText::tr("It was in %1.").arg(QDir::toNativeSeparators(file.path()));
    } else if (error.code == ErrorCode::Input && isModelFolderGone(request)) {
        outcome.remedy = OutcomeCard::Remedy::OtherModelPlace;
    }
    outcome.announced = outcome.text;
    return outcome;
}

}  // namespace

RunOutcome outcomeOf(const Result<RunRecord>& result, const RunRequest& request)
{
    if (!result) {
        return neverBegun(result.error(), request);
    }
    const RunRecord& run = result.value();
    RunOutcome outcome;
    outcome.isStored = true;
    if (run.status == RunStatus::Stopped) {
        outcome.kind = Banner::Kind::Warning;
        outcome.text = OutcomeText::tr("Stopped at epoch %1. Stored, unranked.").arg(run.epochs.size() + 1);
        outcome.detail = OutcomeText::tr("%n finished epoch(s) kept.", nullptr,
                                         static_cast<int>(run.epochs.size()));
        return outcome;
    }
    outcome.text = recordedwords::shown(run.unrankedReasons.value(0, OutcomeText::tr("The run failed.")));
    outcome.detail = OutcomeText::tr("Stored as failed, with the epochs that were finished.");
    outcome.announced = outcome.text;
    return outcome;
}

LeaderboardRow rowAlone(const RunRecord& run)
{
    LeaderboardRow row;
    row.deviceName = run.device.name;
    row.kind = run.device.kind;
    row.runs = {run};
    for (const QString& reason : run.unrankedReasons) {
        row.unrankedReasons.append(recordedwords::shown(reason));
    }
    return row;
}

}  // namespace epochmark

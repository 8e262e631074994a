// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/runevent.h"

#include "base/named.h"

namespace epochmark {

QString toString(RunStage stage)
{
    switch (stage) {
    case RunStage::Check: return QStringLiteral("check");
    case RunStage::Decode: return QStringLiteral("decode");
    case RunStage::WarmUp: return QStringLiteral("warmup");
    case RunStage::Train: return QStringLiteral("train");
    case RunStage::Store: break;
    }
    return QStringLiteral("store");
}

QString toString(StageState state)
{
    switch (state) {
    case StageState::Waiting: return QStringLiteral("waiting");
    case StageState::Running: return QStringLiteral("running");
    case StageState::Done: return QStringLiteral("done");
    case StageState::Stopped: return QStringLiteral("stopped");
    case StageState::Failed: break;
    }
    return QStringLiteral("failed");
}

Result<RunStage> runStageFromString(const QString& text)
{
    return named({RunStage::Check, RunStage::Decode, RunStage::WarmUp, RunStage::Train, RunStage::Store},
                 text, QStringLiteral("stage"));
}

Result<StageState> stageStateFromString(const QString& text)
{
    return named(
        {StageState::Waiting, StageState::Running, StageState::Done, StageState::Failed, StageState::Stopped},
        text, QStringLiteral("state"));
}

}  // namespace epochmark

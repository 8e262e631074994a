// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/runrecord.h"

#include "base/named.h"

namespace epochmark {

QString toString(RunStatus status)
{
    switch (status) {
    case RunStatus::Running: return QStringLiteral("running");
    case RunStatus::Completed: return QStringLiteral("completed");
    case RunStatus::Stopped: return QStringLiteral("stopped");
    case RunStatus::Failed: return QStringLiteral("failed");
    case RunStatus::Interrupted: break;
    }
    return QStringLiteral("interrupted");
}

std::optional<double> RunTiming::totalSeconds() const
{
    if (!dataSeconds || !trainSeconds) {
        return std::nullopt;
    }
    return *dataSeconds + *trainSeconds;
}

Result<RunStatus> runStatusFromString(const QString& text)
{
    return named({RunStatus::Running, RunStatus::Completed, RunStatus::Stopped, RunStatus::Failed,
                  RunStatus::Interrupted},
                 text, QObject::tr("status"));
}

}  // namespace epochmark

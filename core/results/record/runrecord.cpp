// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/runrecord.h"

#include "base/named.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

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

bool isFingerprint(const QString& text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

QString RunRecord::fingerprint() const
{
    if (!isVerbatim()) {
        return workload.fingerprint();
    }
    const QJsonObject stated = verbatim.value(QStringLiteral("workload")).toObject();
    const QString fingerprint = stated.value(QStringLiteral("fingerprint")).toString();
    if (isFingerprint(fingerprint)) {
        return fingerprint;
    }
    // Of a schema that says it elsewhere: alike only what is written alike.
    const QByteArray json = QJsonDocument(stated).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex());
}

Result<RunStatus> runStatusFromString(const QString& text)
{
    return named({RunStatus::Running, RunStatus::Completed, RunStatus::Stopped, RunStatus::Failed,
                  RunStatus::Interrupted},
                 text, QObject::tr("status"));
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "team/sharedrun.h"

#include "base/jsontext.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

/// Ids, hashes and what is the same in every record tell nothing of a machine.
bool isOfEveryRecord(const QString& path)
{
    static const QStringList kSame{QStringLiteral("id"),
                                   QStringLiteral("set_id"),
                                   QStringLiteral("status"),
                                   QStringLiteral("workload.fingerprint"),
                                   QStringLiteral("workload.loss"),
                                   QStringLiteral("workload.decode"),
                                   QStringLiteral("workload.resize"),
                                   QStringLiteral("workload.shuffle"),
                                   QStringLiteral("workload.last_batch"),
                                   QStringLiteral("workload.initialisation"),
                                   QStringLiteral("workload.dataset.manifest"),
                                   QStringLiteral("workload.optimizer.name"),
                                   QStringLiteral("workload.optimizer.epsilon_place")};
    return kSame.contains(path);
}

void addTexts(const QJsonValue& value, const QString& path, QStringList& lines)
{
    if (value.isString() && !value.toString().isEmpty() && !isOfEveryRecord(path)) {
        const QString line = QStringLiteral("%1: %2").arg(path, value.toString());
        if (!lines.contains(line)) {
            lines.append(line);
        }
    }
    if (value.isArray()) {
        for (const QJsonValue& entry : value.toArray()) {
            addTexts(entry, path, lines);
        }
    }
    const QJsonObject object = value.toObject();
    for (auto field = object.begin(); field != object.end(); ++field) {
        addTexts(field.value(), path.isEmpty() ? field.key() : path + u'.' + field.key(), lines);
    }
}

}  // namespace

QList<SharedRun> sharedRuns(const RecordDocument& document)
{
    QHash<QString, Annotations> annotationOf;
    for (const Annotations& annotations : document.annotations) {
        annotationOf.insert(annotations.setId, annotations);
    }
    QList<const RunRecord*> completed;
    for (const RunRecord& record : document.records) {
        if (record.status == RunStatus::Completed) {
            completed.append(&record);
        }
    }
    std::ranges::stable_sort(completed, {}, [](const RunRecord* record) { return record->startedAt; });
    QList<SharedRun> runs;
    for (const RunRecord* record : completed) {
        const Annotations annotations = annotationOf.value(record->setId);
        runs.append({record->id, record->setId, annotations.name, annotations.note,
                     jsontext::written(toJson(*record), QJsonDocument::Compact)});
    }
    return runs;
}

Result<RunRecord> recordOf(const SharedRun& run)
{
    const auto refused = [&run](const QString& why) {
        return Error{ErrorCode::Input,
                     QObject::tr("The shared run %1 can't be used: %2.").arg(run.runId.left(8), why),
                     {}};
    };
    if (run.content.size() > kMostSharedBytes) {
        return refused(QObject::tr("it has more than %1 MiB").arg(kMostSharedBytes >> 20));
    }
    QJsonParseError problem{};
    const QJsonDocument json = jsontext::parsed(run.content, &problem);
    if (!json.isObject()) {
        return refused(problem.error == QJsonParseError::NoError ? QObject::tr("it is no record")
                                                                 : problem.errorString());
    }
    auto record = recordFromJson(json.object());
    if (!record) {
        return refused(record.error().message);
    }
    if (record->id != run.runId || record->setId != run.setId) {
        return refused(QObject::tr("it came under another id than its own"));
    }
    return record;
}

QStringList textsThatLeave(const QList<SharedRun>& runs)
{
    QStringList lines;
    for (const SharedRun& run : runs) {
        addTexts(run.setName, QObject::tr("name"), lines);
        addTexts(run.setNote, QObject::tr("note"), lines);
        addTexts(jsontext::parsed(run.content).object(), {}, lines);
    }
    return lines;
}

}  // namespace epochmark

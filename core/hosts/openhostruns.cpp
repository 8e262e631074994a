// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/openhostruns.h"

#include "base/jsonfields.h"
#include "base/paths.h"
#include "hosts/homefile.h"
#include "hosts/host.h"

#include <QJsonArray>
#include <QObject>
#include <QUuid>

#include <algorithm>

namespace epochmark::openhostruns {

namespace {

constexpr qsizetype kMost = 1'000;

Error runsError(const QString& path, const QString& why)
{
    return {ErrorCode::Store,
            QObject::tr("The list of runs on other machines, %1, can't be used: %2").arg(path, why),
            {}};
}

Result<OpenHostRun> runFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    OpenHostRun run{fields.text("id"),
                    fields.text("host"),
                    fields.textOr("title"),
                    fields.textOr("store"),
                    QDateTime::fromString(fields.text("started_at"), Qt::ISODateWithMs).toUTC(),
                    fields.textOr("folder")};
    if (!run.folder.isEmpty() && !run.folder.startsWith(u'/')) {
        fields.refuse("folder");
    }
    if (QUuid(run.id).isNull() || QUuid(run.id).toString(QUuid::WithoutBraces) != run.id) {
        fields.refuse("id");  // it becomes part of a path
    }
    if (!Host::checkName(run.host)) {
        fields.refuse("host");
    }
    const auto problem = fields.problem();
    return problem ? Result<OpenHostRun>(*problem) : Result<OpenHostRun>(run);
}

QJsonObject runToJson(const OpenHostRun& run)
{
    return {{QStringLiteral("id"), run.id},
            {QStringLiteral("host"), run.host},
            {QStringLiteral("title"), run.title},
            {QStringLiteral("store"), run.storePath},
            {QStringLiteral("started_at"), run.startedAt.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("folder"), run.folder}};
}

Result<QList<OpenHostRun>> runsIn(const QJsonObject& object, const QString& path)
{
    JsonFields fields(object);
    const QList<QJsonObject> objects = fields.objects("runs");
    if (const auto problem = fields.problem()) {
        return runsError(path, problem->message);
    }
    if (objects.size() > kMost) {
        return runsError(path, QObject::tr("it has more than %1 runs.").arg(kMost));
    }
    QList<OpenHostRun> runs;
    for (const QJsonObject& one : objects) {
        const auto run = runFromJson(one);
        if (!run) {
            return runsError(path, run.error().message);
        }
        runs.append(run.value());
    }
    return runs;
}

Result<void> changeRuns(const QString& path, const std::function<void(QList<OpenHostRun>&)>& change)
{
    return homefile::change(path, [&](const QJsonObject& former) -> Result<QJsonObject> {
        auto runs = runsIn(former, path);
        if (!runs) {
            return runs.error();
        }
        change(runs.value());
        QJsonArray array;
        for (const OpenHostRun& run : std::as_const(runs.value())) {
            array.append(runToJson(run));
        }
        return QJsonObject{{QStringLiteral("runs"), array}};
    });
}

}  // namespace

QString file()
{
    return paths::dataDirectory() + QStringLiteral("/hostruns.json");
}

Result<QList<OpenHostRun>> load(const QString& path)
{
    const auto object = homefile::read(path);
    return object ? runsIn(object.value(), path) : Result<QList<OpenHostRun>>(object.error());
}

Result<void> add(const QString& path, const OpenHostRun& run)
{
    return changeRuns(path, [&run](QList<OpenHostRun>& runs) { runs.append(run); });
}

Result<void> remove(const QString& path, const QString& id)
{
    return changeRuns(path, [&id](QList<OpenHostRun>& runs) {
        runs.removeIf([&id](const OpenHostRun& run) { return run.id == id; });
    });
}

}  // namespace epochmark::openhostruns

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/verbatimrecord.h"

#include "devices/kind/devicekinds.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QObject>

namespace epochmark {

namespace {

QString newerSentence(const QJsonObject& object)
{
    return QObject::tr("Written by a newer Epochmark (schema %1)")
        .arg(object.value(QStringLiteral("schema")).toDouble());
}

}  // namespace

QString statedFingerprint(const QJsonObject& object)
{
    return object.value(QStringLiteral("workload"))
        .toObject()
        .value(QStringLiteral("fingerprint"))
        .toString();
}

bool isNewerSchema(const QJsonObject& object)
{
    return object.value(QStringLiteral("schema")).toDouble() > RunRecord::kSchema;
}

bool isWorkloadKnown(const QJsonObject& object, const RunRecord& read)
{
    return read.workload.isKnownNetwork() && statedFingerprint(object) == read.workload.fingerprint();
}

bool isFingerprintOwn(const QJsonObject& object)
{
    QJsonObject workload = object.value(QStringLiteral("workload")).toObject();
    workload.remove(QStringLiteral("fingerprint"));
    QJsonObject dataset = workload.value(QStringLiteral("dataset")).toObject();
    dataset.remove(QStringLiteral("name"));
    dataset.remove(QStringLiteral("left_out"));
    workload.insert(QStringLiteral("dataset"), dataset);
    workload.insert(QStringLiteral("pipeline"), object.value(QStringLiteral("pipeline")));
    const QByteArray json = QJsonDocument(workload).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex())
           == statedFingerprint(object);
}

std::optional<QString> whyVerbatim(const QJsonObject& object, const RunRecord& read)
{
    if (isNewerSchema(object)) {
        return QObject::tr("%1: update Epochmark to see all of it and its rank.").arg(newerSentence(object));
    }
    if (!read.workload.isKnownNetwork()) {
        return QObject::tr("This Epochmark doesn't know the network \"%1\": a newer one ranks it.")
            .arg(read.workload.networkName());
    }
    if (DeviceKinds::find(read.device.kind) == nullptr) {
        return QObject::tr("This Epochmark doesn't know devices of the kind \"%1\": a newer one ranks them.")
            .arg(toString(read.device.kind));
    }
    if (!isWorkloadKnown(object, read) && isFingerprintOwn(object)) {
        return QObject::tr("This Epochmark doesn't know all of this workload: a newer one ranks it.");
    }
    return std::nullopt;
}

RunRecord asVerbatim(RunRecord read, const QJsonObject& object, const QString& why)
{
    read.verbatim = object;
    read.unknown = {};
    read.isRanked = false;
    read.unrankedReasons.prepend(why);
    if (read.device.name.isEmpty()) {
        read.device.name = isNewerSchema(object) ? newerSentence(object) : read.device.id;
    }
    if (!runStatusFromString(object.value(QStringLiteral("status")).toString())) {
        read.status = RunStatus::Interrupted;  // no word of ours: at least it isn't running and doesn't count
    }
    if (read.setId.isEmpty()) {
        read.setId = read.id;  // a set of its own
    }
    return read;
}

}  // namespace epochmark

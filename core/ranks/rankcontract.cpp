// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ranks/rankcontract.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>

namespace epochmark {

QByteArray RankContract::bytes() const
{
    const QJsonObject object{{QStringLiteral("build"), build},
                             {QStringLiteral("workload"), workload},
                             {QStringLiteral("seed"), seed},
                             {QStringLiteral("dataset"), dataset}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

RankContract RankContract::fromBytes(const QByteArray& bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const auto text = [&object](const char* key) { return object.value(QLatin1String(key)).toString(); };
    return {text("build"), text("workload"), text("seed"), text("dataset")};
}

std::optional<QString> breachOf(const RankContract& own, const RankContract& theirs, const QString& who)
{
    if (own.build != theirs.build) {
        return QObject::tr("%1 is another build than rank 0: %2 instead of %3. Install the same Epochmark on "
                           "all hosts.")
            .arg(who, theirs.build, own.build);
    }
    if (own.seed != theirs.seed) {
        return QObject::tr("%1 has the seed %2, rank 0 has %3. Start all ranks with the same options.")
            .arg(who, theirs.seed, own.seed);
    }
    if (own.workload != theirs.workload) {
        return QObject::tr("%1 was asked for other work than rank 0. Start all ranks with the same options.")
            .arg(who);
    }
    if (own.dataset != theirs.dataset) {
        return QObject::tr("%1 reads other pictures than rank 0. Give all ranks the same dataset.").arg(who);
    }
    return std::nullopt;
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/leaderboard.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace epochmark {

namespace {

PublishedResult resultFrom(const QJsonObject& object)
{
    PublishedResult result;
    result.device = object.value(QStringLiteral("device")).toString();
    result.kind = object.value(QStringLiteral("kind")).toString();
    result.minutesText = object.value(QStringLiteral("minutes")).toString();
    result.minutes = result.minutesText.toDouble();
    result.speedup = object.value(QStringLiteral("speedup")).toDouble();
    result.price = object.value(QStringLiteral("price")).toString();
    result.isBaseline = object.value(QStringLiteral("baseline")).toBool();
    return result;
}

QList<PublishedResult> readPublished()
{
    QList<PublishedResult> results;
    QFile file(QStringLiteral(":/epochmark/published.json"));
    if (file.open(QIODevice::ReadOnly)) {
        const QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
        for (const QJsonValue& value : whole.value(QStringLiteral("results")).toArray()) {
            results.append(resultFrom(value.toObject()));
        }
    }
    std::stable_sort(results.begin(), results.end(), [](const PublishedResult& left, const PublishedResult& right) {
        return left.minutes < right.minutes;
    });
    return results;
}

}  // namespace

const QList<PublishedResult>& publishedResults()
{
    static const QList<PublishedResult> kResults = readPublished();
    return kResults;
}

}  // namespace epochmark

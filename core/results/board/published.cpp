// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/published.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace epochmark {

namespace {

// What the data say in words, for the translators.
[[maybe_unused]] constexpr const char* kWords[] = {
    QT_TRANSLATE_NOOP("Published", "desktop GPU"),
    QT_TRANSLATE_NOOP("Published", "laptop GPU"),
    QT_TRANSLATE_NOOP("Published", "cloud GPU"),
    QT_TRANSLATE_NOOP("Published", "cloud TPU, 8 cores"),
    QT_TRANSLATE_NOOP("Published", "desktop CPU"),
    QT_TRANSLATE_NOOP("Published", "about $289.99 to buy"),
    QT_TRANSLATE_NOOP("Published", "about $160 a month, 8 h a day, 20 days"),
    QT_TRANSLATE_NOOP("Published",
                      "Colab's TPU, a v2-8, has eight cores; a device tpu:0 of this program drives one of "
                      "them. How many the article's script used isn't known."),
    QT_TRANSLATE_NOOP("Published", "the article")};

QString translated(const QJsonValue& words)
{
    return QCoreApplication::translate("Published", words.toString().toUtf8().constData());
}

PublishedResult resultFrom(const QJsonObject& object)
{
    PublishedResult result;
    result.device = object.value(QStringLiteral("device")).toString();
    result.kind = translated(object.value(QStringLiteral("kind")));
    result.minutesText = object.value(QStringLiteral("minutes")).toString();
    result.minutes = result.minutesText.toDouble();
    result.speedup = object.value(QStringLiteral("speedup")).toDouble();
    result.price = object.contains(QStringLiteral("price"))
                       ? translated(object.value(QStringLiteral("price")))
                       : QString();
    result.note = object.contains(QStringLiteral("note")) ? translated(object.value(QStringLiteral("note")))
                                                          : QString();
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
    std::stable_sort(results.begin(), results.end(),
                     [](const PublishedResult& left, const PublishedResult& right) {
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

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/pricesource.h"

#include <QList>
#include <QObject>

#include <utility>

namespace epochmark::pricesource {

namespace {

/// As kept, as shown.
QList<std::pair<QString, QString>> ownWords()
{
    return {{entered(), QObject::tr("entered", "a price, by somebody")},
            {QStringLiteral("the article"), QObject::tr("the article", "where a price comes from")}};
}

}  // namespace

QString entered()
{
    return QStringLiteral("entered");
}

QString shown(const QString& kept)
{
    for (const auto& [known, words] : ownWords()) {
        if (kept == known) {
            return words;
        }
    }
    return kept;
}

QString kept(const QString& shown)
{
    for (const auto& [known, words] : ownWords()) {
        if (shown == words) {
            return known;
        }
    }
    return shown;
}

}  // namespace epochmark::pricesource

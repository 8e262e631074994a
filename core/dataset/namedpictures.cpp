// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/namedpictures.h"

#include "dataset/listingbuilder.h"

#include <algorithm>

namespace epochmark::namedpictures {

QStringView classIn(QStringView fileName)
{
    qsizetype end = std::max<qsizetype>(fileName.lastIndexOf(QLatin1Char('.')), 0);
    const qsizetype number = end;
    while (end > 0 && fileName[end - 1] >= QLatin1Char('0') && fileName[end - 1] <= QLatin1Char('9')) {
        --end;
    }
    if (end == number || end < 2
        || (fileName[end - 1] != QLatin1Char('.') && fileName[end - 1] != QLatin1Char('_'))) {
        return {};
    }
    const QStringView name = fileName.first(end - 1);
    const bool hasLetter = std::any_of(name.begin(), name.end(),
                                       [](QChar c) { return c.isLetter() || c.unicode() >= 0x80; });
    return hasLetter ? name : QStringView();
}

QMap<QString, int> classesOf(const QList<QString>& picturePaths, const QString& folder)
{
    const QString prefix = folder.isEmpty() ? QString() : folder + QLatin1Char('/');
    QMap<QString, int> counts;
    int named = 0;
    int all = 0;
    for (const QString& path : picturePaths) {
        if (!path.startsWith(prefix) || path.indexOf(QLatin1Char('/'), prefix.size()) >= 0) {
            continue;
        }
        ++all;
        if (const QStringView name = classIn(QStringView(path).sliced(prefix.size())); !name.isEmpty()) {
            ++named;
            ++counts[name.toString()];
        }
    }
    const bool isWhole = 10LL * named >= 9LL * all && counts.size() >= 2 && counts.size() <= kMaxClasses
                         && named >= 2 * counts.size();
    return isWhole ? counts : QMap<QString, int>();
}

}  // namespace epochmark::namedpictures

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/leftout.h"

#include "base/printable.h"

#include <QMap>
#include <QObject>
#include <QStringList>

#include <algorithm>

namespace epochmark::leftout {

namespace {

constexpr qsizetype kMostCarried = 1000;
/// Begins the line that says how many more there were: no file is called nothing.
constexpr QLatin1Char kMore('\t');

}  // namespace

QString reasonsOf(const QList<LeftOut>& files)
{
    QMap<QString, int> counts;
    for (const LeftOut& file : files) {
        ++counts[file.reason];
    }
    if (counts.isEmpty()) {
        return {};
    }
    const auto commonest = std::max_element(counts.cbegin(), counts.cend());
    const QString reason = printable(commonest.key());
    const int others = static_cast<int>(counts.size()) - 1;
    return others == 0 ? reason : QObject::tr("%1, and %n other reason(s)", nullptr, others).arg(reason);
}

Error with(Error error, const QList<LeftOut>& files)
{
    QStringList lines;
    for (const LeftOut& file : files.mid(0, kMostCarried)) {
        lines.append(printable(file.name) + QLatin1Char('\t') + printable(file.reason, 500));
    }
    if (files.size() > kMostCarried) {
        lines.append(kMore + QString::number(files.size() - kMostCarried));
    }
    if (!lines.isEmpty()) {
        error.detail = lines.join(QLatin1Char('\n'));
    }
    return error;
}

QList<LeftOut> of(const Error& error)
{
    QList<LeftOut> files;
    for (const QString& line : error.detail.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const qsizetype tab = line.indexOf(QLatin1Char('\t'));
        if (tab < 0) {
            return {};
        }
        if (tab > 0) {
            files.append({line.first(tab), line.sliced(tab + 1)});
        }
    }
    return files;
}

qsizetype moreOf(const Error& error)
{
    const QString last = error.detail.section(QLatin1Char('\n'), -1);
    return last.startsWith(kMore) ? last.sliced(1).toLongLong() : 0;
}

}  // namespace epochmark::leftout

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/celltext.h"

#include "base/format.h"

#include <QLocale>

#include <cmath>

namespace epochmark {

namespace {

constexpr double kJoulesPerWattHour = 3600;
constexpr double kShortRunSeconds = 10;

}  // namespace

QString CellText::minutes(double seconds)
{
    if (seconds < kShortRunSeconds) {
        return format::runTime(seconds);
    }
    return QLocale().toString(seconds / 60, 'f', 2);
}

QString CellText::significant(double value)
{
    const double size = std::abs(value);
    const int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    return QLocale().toString(value, 'f', decimals);
}

QString CellText::interval(const Interval& interval)
{
    return tr("%1 to %2").arg(significant(interval.low), significant(interval.high));
}

QString CellText::wattHours(double joules)
{
    const double hours = joules / kJoulesPerWattHour;
    if (hours >= 1) {
        return QLocale().toString(hours, 'f', hours >= 100 ? 0 : 1);
    }
    return QLocale().toString(hours, 'g', 2);
}

QString CellText::scope(const Energy& energy)
{
    return energy.scope == QLatin1String("GPU only") ? tr("GPU") : energy.scope;
}

QString CellText::when(const QDateTime& moment, const QDateTime& now)
{
    const QDateTime local = moment.toLocalTime();
    const qint64 daysAgo = local.daysTo(now.toLocalTime());
    const QString time = local.toString(QStringLiteral("H:mm"));
    if (daysAgo == 0) {
        return tr("today, %1").arg(time);
    }
    if (daysAgo == 1) {
        return tr("yesterday, %1").arg(time);
    }
    return QLocale().toString(local.date(), QStringLiteral("d MMM yyyy"));
}

QString CellText::spread(double variation)
{
    return tr("±%1 %").arg(QLocale().toString(variation * 100, 'f', 1));
}

QString CellText::runs(int count)
{
    return count == 1 ? tr("single run") : tr("%n runs", nullptr, count);
}

QString CellText::state(const LeaderboardRow& row)
{
    const int planned = row.runs.isEmpty() ? 0 : row.runs.last().workload.epochs;
    const qsizetype done = row.runs.isEmpty() ? 0 : row.runs.last().epochs.size();
    switch (row.status) {
    case RunStatus::Running:
        return tr("running, epoch %1 of %2").arg(std::min<qsizetype>(done + 1, planned)).arg(planned);
    case RunStatus::Stopped:
        return tr("stopped after epoch %1 of %2").arg(done).arg(planned);
    case RunStatus::Interrupted:
        return tr("interrupted after epoch %1 of %2").arg(done).arg(planned);
    case RunStatus::Failed:
        return row.unrankedReasons.value(0, tr("failed"));
    case RunStatus::Completed:
        break;
    }
    return row.unrankedReasons.value(0);
}

QString CellText::deviceIcon(DeviceKind kind)
{
    return kind == DeviceKind::Cpu ? QStringLiteral("chip") : QStringLiteral("gpu");
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/celltext.h"

#include "base/format.h"
#include "devices/kind/devicekinds.h"
#include "measure/validity.h"
#include "results/record/pricesource.h"

#include <QLocale>
#include <QTextDocument>

#include <cmath>

namespace epochmark {

namespace {

constexpr double kJoulesPerWattHour = 3600;
constexpr double kShortJobSeconds = 600;

}  // namespace

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
    return format::number(hours, 2);
}

QString CellText::scope(const QString& energyScope)
{
    return energyScope == QLatin1String("GPU only") ? tr("GPU")
           : energyScope == QLatin1String("package")
               ? tr("package", "of a processor, which is measured whole")
               : pricesource::shown(energyScope);
}

QString CellText::when(const QDateTime& moment, const QDateTime& now)
{
    const QDateTime local = moment.toLocalTime();
    const qint64 daysAgo = local.daysTo(now.toLocalTime());
    const QString time = local.toString(QStringLiteral("H:mm"));
    if (daysAgo == 0) {
        return tr("today, %1").arg(time);
    }
    return format::date(local.date());
}

QString CellText::roundMoney(double amount, const QString& currency)
{
    if (amount < 100) {
        return format::money(amount, currency);
    }
    const QString cents = QLocale().decimalPoint() + QStringLiteral("00");
    return format::money(std::round(amount), currency).remove(cents);
}

QString CellText::duration(double seconds)
{
    if (seconds < 60) {
        return tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
    }
    const qint64 whole = std::llround(seconds);
    if (whole < 3600) {
        return tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    }
    const qint64 wholeMinutes = std::llround(seconds / 60);
    if (wholeMinutes % 60 == 0) {
        return tr("%1 h").arg(QLocale().toString(wholeMinutes / 60));
    }
    return tr("%1 h %2 min").arg(QLocale().toString(wholeMinutes / 60)).arg(wholeMinutes % 60);
}

QString CellText::hours(double seconds)
{
    if (seconds < kShortJobSeconds) {
        return duration(seconds);
    }
    const qint64 whole = std::llround(seconds / 60);
    return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

QString CellText::variation(double share)
{
    return tr("±%1 %").arg(QLocale().toString(share * 100, 'f', 1));
}

QString CellText::runs(int count)
{
    return count == 1 ? tr("single run") : tr("%Ln runs", nullptr, count);
}

QString CellText::state(const LeaderboardRow& row)
{
    const int planned = row.runs.isEmpty() ? 0 : row.runs.last().workload.epochs;
    const qsizetype done = row.runs.isEmpty() ? 0 : row.runs.last().epochs.size();
    switch (row.status) {
    case RunStatus::Running:
        return tr("epoch %1 of %2").arg(std::min<qsizetype>(done + 1, planned)).arg(planned);
    case RunStatus::Stopped: return tr("stopped after epoch %1 of %2").arg(done).arg(planned);
    case RunStatus::Interrupted: return tr("interrupted after epoch %1 of %2").arg(done).arg(planned);
    case RunStatus::Failed: return row.unrankedReasons.value(0, tr("failed"));
    case RunStatus::Completed: break;
    }
    return row.unrankedReasons.value(0);
}

QString CellText::deviceIcon(const DeviceKind& kind)
{
    return DeviceKinds::of(kind).icon();
}

CellTone CellText::sealTone(std::optional<double> validationAccuracy, const WorkloadSpec& workload)
{
    const bool isGuessing = validationAccuracy
                            && isNearChance(*validationAccuracy, workload.testPictures,
                                            workload.classCount());
    return isGuessing ? CellTone::Muted : CellTone::Success;
}

CellTone CellText::sealTone(const LeaderboardRow& row)
{
    const RunRecord* run = row.typicalRun();
    return run != nullptr ? sealTone(row.validationAccuracy, run->workload) : CellTone::Success;
}

QString CellText::plainTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")) : text;
}

QList<CellBadge> CellText::noteBadge(const LeaderboardRow& row)
{
    return row.note.isEmpty() ? QList<CellBadge>()
                              : QList<CellBadge>{{QStringLiteral("document"), tr("note"), CellTone::Muted}};
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/jobmodel.h"

#include "base/format.h"
#include "models/celltext.h"

#include <QLocale>

#include <algorithm>

namespace epochmark {

namespace {

bool isFaster(const JobModel::Job& left, const JobModel::Job& right)
{
    if (left.estimate.has_value() != right.estimate.has_value()) {
        return left.estimate.has_value();
    }
    return left.estimate && left.estimate->seconds < right.estimate->seconds;
}

QString scope(const JobModel::Job& job)
{
    return job.estimate && job.estimate->kilowattHours ? CellText::scope(job.estimate->energyScope)
                                                       : QString();
}

int cheapestRow(const QList<JobModel::Job>& jobs)
{
    int cheapest = -1;
    for (int row = 0; row < jobs.size(); ++row) {
        const auto& estimate = jobs.at(row).estimate;
        if (!estimate || !estimate->cost) {
            continue;
        }
        if (cheapest < 0) {
            cheapest = row;
            continue;
        }
        const RunCost& best = *jobs.at(cheapest).estimate->cost;
        if (best.currency != estimate->cost->currency) {
            return -1;
        }
        if (estimate->cost->amount < best.amount) {
            cheapest = row;
        }
    }
    return cheapest;
}

}  // namespace

JobModel::JobModel(QObject* parent) : QAbstractTableModel(parent) {}

void JobModel::setJobs(QList<Job> jobs)
{
    beginResetModel();
    m_jobs = std::move(jobs);
    std::stable_sort(m_jobs.begin(), m_jobs.end(), isFaster);
    m_cheapest = cheapestRow(m_jobs);
    endResetModel();
}

int JobModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_jobs.size());
}

int JobModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return QVariant();
    }
    const Job& job = m_jobs.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case SetIdRole: return job.setId;
    case Qt::DisplayRole: return text(job, column);
    case Qt::TextAlignmentRole: return headerData(column, Qt::Horizontal, role);
    case Qt::AccessibleTextRole: {
        QStringList parts{headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), text(job, column)};
        if (column == Energy && !scope(job).isEmpty()) {
            parts.append(scope(job));
        }
        for (const CellBadge& badge : column == Device ? badges(index.row()) : QList<CellBadge>()) {
            parts.append(badge.text);
        }
        return parts.join(QStringLiteral(", "));
    }
    case NameRole: return column == Device;
    case SuffixRole: return column == Energy ? scope(job) : QString();
    case ToneRole: return static_cast<int>(column == TimeInterval ? CellTone::Muted : CellTone::Normal);
    case EmphasisRole: return static_cast<int>(column == Time ? CellEmphasis::Bold : CellEmphasis::Plain);
    case BadgesRole: return column == Device ? QVariant::fromValue(badges(index.row())) : QVariant();
    default: return QVariant();
    }
}

QString JobModel::text(const Job& job, Column column) const
{
    if (column == Device) {
        return job.device;
    }
    if (!job.estimate) {
        return format::unknown();
    }
    const JobEstimate& estimate = *job.estimate;
    switch (column) {
    case Time: return CellText::duration(estimate.seconds);
    case TimeInterval:
        return estimate.interval ? tr("%1 to %2")
                                       .arg(CellText::hours(estimate.interval->low),
                                            CellText::hours(estimate.interval->high))
                                 : format::unknown();
    case Money:
        return estimate.cost ? format::money(estimate.cost->amount, estimate.cost->currency)
                             : format::unknown();
    case Energy:
        if (!estimate.kilowattHours) {
            return format::unknown();
        }
        return CellText::significant(*estimate.kilowattHours);
    case Device:
    case ColumnCount: break;
    }
    return QString();
}

QList<CellBadge> JobModel::badges(int row) const
{
    QList<CellBadge> badges;
    if (row == 0 && m_jobs.size() > 1 && m_jobs.first().estimate) {
        badges.append({QString(), tr("fastest"), CellTone::Accent});
    }
    if (row == m_cheapest && m_jobs.size() > 1) {
        badges.append({QString(), tr("cheapest"), CellTone::Success});
    }
    return badges;
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return QVariant();
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (section == Device ? Qt::AlignLeft : Qt::AlignRight));
    }
    if (role != Qt::DisplayRole) {
        return QVariant();
    }
    switch (section) {
    case Device: return tr("device");
    case Time: return tr("time");
    case TimeInterval: return tr("interval, h:min");
    case Money: return tr("money");
    case Energy: return tr("energy, kWh");
    default: return QVariant();
    }
}

}  // namespace epochmark

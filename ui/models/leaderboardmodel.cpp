// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/leaderboardmodel.h"

#include "base/format.h"
#include "measure/runflags.h"
#include "models/celltext.h"
#include "models/teamwords.h"
#include "results/board/comparison.h"
#include "results/board/rownames.h"
#include "results/record/pricesource.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace epochmark {

namespace {

constexpr double kNoisyVariation = 0.035;

bool isNoisy(const LeaderboardRow& row)
{
    return row.variation && *row.variation > kNoisyVariation;
}

template <typename T, typename Format>
QString known(const std::optional<T>& value, Format text)
{
    return value ? text(*value) : format::unknown();
}

QVariant known(const std::optional<double>& value)
{
    return value ? QVariant(*value) : QVariant();
}

/// Over and without a rank: the row says why in place of a bar.
bool isSettled(const LeaderboardRow& row)
{
    return !row.isRanked && row.status != RunStatus::Running;
}

CellTone stateTone(const LeaderboardRow& row)
{
    return row.status == RunStatus::Failed ? CellTone::Error : CellTone::Warning;
}

double runningShare(const LeaderboardRow& row)
{
    if (row.runs.isEmpty() || row.runs.last().workload.epochs <= 0) {
        return 0;
    }
    return double(row.runs.last().epochs.size()) / row.runs.last().workload.epochs;
}

QVariant toned(CellTone tone)
{
    return static_cast<int>(tone);
}

}  // namespace

LeaderboardModel::LeaderboardModel(QObject* parent) : QAbstractTableModel(parent) {}

void LeaderboardModel::setGroup(const LeaderboardGroup& group)
{
    const auto sameSet = [](const LeaderboardRow& a, const LeaderboardRow& b) { return a.setId == b.setId; };
    const bool isInPlace = std::ranges::equal(group.rows, m_group.rows, sameSet);
    if (isInPlace) {
        changeRows(group);
        return;
    }
    beginResetModel();
    m_group = group;
    measureScales();
    QSet<QString> here;
    for (const LeaderboardRow& row : m_group.rows) {
        here.insert(row.setId);
    }
    const qsizetype before = m_checked.size();
    m_checked.intersect(here);
    endResetModel();
    if (m_checked.size() != before) {
        Q_EMIT checksChanged();
    }
}

/// Tells of what differs alone: whoever sorts or filters looks at each row it is told of.
void LeaderboardModel::changeRows(const LeaderboardGroup& group)
{
    const auto scales = [this] { return std::tuple(m_costScale, m_timeUnit, m_longestSpeedup); };
    const QList<LeaderboardRow> former = std::exchange(m_group, group).rows;
    const auto before = scales();
    measureScales();
    const bool isAnew = scales() != before;
    const auto last = static_cast<int>(former.size()) - 1;
    int first = -1;  // of the rows that changed, up to where we are
    for (int row = 0; row <= last; ++row) {
        const bool isChanged = isAnew || former.at(row) != m_group.rows.at(row);
        first = isChanged && first < 0 ? row : first;
        if (first >= 0 && (!isChanged || row == last)) {
            Q_EMIT dataChanged(index(first, 0), index(isChanged ? row : row - 1, ColumnCount - 1));
            first = -1;
        }
    }
    if (isAnew) {
        Q_EMIT headerDataChanged(Qt::Horizontal, Time, Cost);
    }
}

bool LeaderboardModel::changeRow(const LeaderboardRow& row)
{
    const int position = rowOf(row.setId);
    if (position >= 0) {
        m_group.rows[position] = row;
        Q_EMIT dataChanged(index(position, 0), index(position, ColumnCount - 1));
    }
    return position >= 0;
}

void LeaderboardModel::measureScales()
{
    QList<RunCost> costs;
    QList<double> times;
    m_longestSpeedup = 1;
    for (const LeaderboardRow& row : std::as_const(m_group.rows)) {
        if (row.cost) {
            costs.append(*row.cost);
        }
        if (row.medianSeconds) {
            times.append(*row.medianSeconds);
        }
        m_longestSpeedup = std::max(m_longestSpeedup, row.speedup.value_or(0));
        if (row.speedupInterval) {
            m_longestSpeedup = std::max(m_longestSpeedup, row.speedupInterval->high);
        }
    }
    m_costScale = CostScale(costs);
    m_timeUnit = format::timeUnit(times);
}

int LeaderboardModel::rowOf(const QString& setId) const
{
    const auto found = std::ranges::find(m_group.rows, setId, &LeaderboardRow::setId);
    return found == m_group.rows.end() ? -1 : static_cast<int>(found - m_group.rows.begin());
}

bool LeaderboardModel::keep(const QSet<QString>& setIds, QSet<QString>& kept, Column first, Column last)
{
    if (kept == setIds) {
        return false;
    }
    kept = setIds;
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, first), index(rowCount() - 1, last));
    }
    return true;
}

void LeaderboardModel::setNewSets(const QSet<QString>& setIds)
{
    keep(setIds, m_new, Device, Device);
}

void LeaderboardModel::setSharedSets(const QSet<QString>& setIds)
{
    keep(setIds, m_shared, Device, Device);
}

QStringList LeaderboardModel::checkedSets() const
{
    QStringList sets;
    for (const LeaderboardRow& row : m_group.rows) {
        if (m_checked.contains(row.setId)) {
            sets.append(row.setId);
        }
    }
    return sets;
}

void LeaderboardModel::setCheckedSets(const QSet<QString>& setIds)
{
    if (keep(setIds, m_checked, Select, When)) {
        Q_EMIT checksChanged();
    }
}

QString LeaderboardModel::name(const LeaderboardRow& row) const
{
    if (row.runs.isEmpty() || row.deviceName != row.runs.last().device.name) {
        return shortName(row);
    }
    QString& known = m_names[row.deviceName];  // few devices, many rows
    if (known.isEmpty()) {
        known = shortName(row);
    }
    return known;
}

int LeaderboardModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_group.rows.size());
}

int LeaderboardModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LeaderboardModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return QVariant();
    }
    const LeaderboardRow& row = m_group.rows.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case SetIdRole: return row.setId;
    case PinnedTopRole: return row.status == RunStatus::Running;
    case HighlightRole: return m_checked.contains(row.setId);
    case Qt::CheckStateRole:
        return column == Select ? QVariant(m_checked.contains(row.setId) ? Qt::Checked : Qt::Unchecked)
                                : QVariant();
    case SortRole: return sortValue(row, column);
    case Qt::DisplayRole: return text(row, column);
    case DetailRole: return detail(row, column);
    case Qt::AccessibleTextRole: return accessibleText(row, column);
    case Qt::ToolTipRole: return toolTip(row, column);
    case Qt::TextAlignmentRole: return headerData(column, Qt::Horizontal, role);
    default: return cell(row, column, role);
    }
}

bool LeaderboardModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole
        || index.column() != Select) {
        return false;
    }
    const QString setId = row(index.row()).setId;
    if (value.toInt() == Qt::Checked) {
        m_checked.insert(setId);
    } else {
        m_checked.remove(setId);
    }
    Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    Q_EMIT checksChanged();
    return true;
}

Qt::ItemFlags LeaderboardModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Select) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

QVariant LeaderboardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return QVariant();
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isLeft = section == Rank || section == Device || section == Bar || section == Select;
        return QVariant(Qt::AlignVCenter | (isLeft ? Qt::AlignLeft : Qt::AlignRight));
    }
    if (role == Qt::AccessibleTextRole && section == Select) {
        return tr("selected");
    }
    if (role != Qt::DisplayRole) {
        return QVariant();
    }
    switch (static_cast<Column>(section)) {
    case Rank: return tr("rank");
    case Device: return tr("device");
    case Time: return tr("time, %1").arg(format::name(m_timeUnit));
    case Bar: return tr("speed-up, longer is faster");
    case Rate: return tr("images/s");
    case Validation: return tr("validation");
    case Cost: return m_costScale.columnTitle();
    case Energy: return tr("energy, Wh");
    case Runs: return tr("runs, spread");
    case When: return tr("when");
    case Select:
    case Speedup:
    case ColumnCount: break;
    }
    return QString();
}

QVariant LeaderboardModel::cell(const LeaderboardRow& row, Column column, int role) const
{
    switch (role) {
    case EmphasisRole:
        return static_cast<int>(column == Rank || column == Time ? CellEmphasis::Large
                                : column == Device || (column == Speedup && row.isRanked)
                                    ? CellEmphasis::Bold
                                    : CellEmphasis::Plain);
    case SuffixRole: return column == Rank && row.isRankShared ? QStringLiteral("=") : QString();
    case IconNameRole:
        return column == Device                         ? CellText::deviceIcon(row.kind)
               : column == Validation && row.hasLearned ? QStringLiteral("seal")
               : column == Bar && isSettled(row)        ? QStringLiteral("triangle")
                                                        : QString();
    case IconToneRole:
        return toned(column == Validation ? CellText::sealTone(row)
                     : column == Bar      ? stateTone(row)
                                          : CellTone::Muted);
    case ToneRole:
        return toned(column == When                                          ? CellTone::Muted
                     : column == Bar                                         ? stateTone(row)
                     : row.status == RunStatus::Running && column == Speedup ? CellTone::Accent
                                                                             : CellTone::Normal);
    case DetailToneRole: return toned(column == Runs && isNoisy(row) ? CellTone::Warning : CellTone::Muted);
    case BadgesRole: return column == Device ? QVariant::fromValue(badges(row)) : QVariant();
    case NameRole: return column == Device;
    case BarRole: return column == Bar ? QVariant::fromValue(bar(row)) : QVariant();
    default: return QVariant();
    }
}

QString LeaderboardModel::text(const LeaderboardRow& row, Column column) const
{
    switch (column) {
    case Rank: return row.rank ? QString::number(*row.rank) : QString();
    case Device: return name(row);
    case Time:
        return known(row.medianSeconds,
                     [this](double seconds) { return format::timeIn(m_timeUnit, seconds); });
    case Bar: return isSettled(row) ? CellText::state(row) : QString();
    case Speedup:
        return row.status == RunStatus::Running ? CellText::state(row)
               : row.isBaseline                 ? format::factor(1)
                                                : known(row.speedup, &format::factor);
    case Rate: return known(row.imagesPerSecond, &format::rate);
    case Validation: return format::percent(row.validationAccuracy);
    case Cost:
        return known(row.cost, [this](const RunCost& c) { return m_costScale.text(c.amount, c.currency); });
    case Energy:
        return known(row.energy, [](const auto& energy) { return CellText::wattHours(energy.joules); });
    case Runs: return CellText::runs(static_cast<int>(row.isRanked ? row.rankedRuns : row.runs.size()));
    case When: return CellText::when(row.when, QDateTime::currentDateTime());
    case Select:
    case ColumnCount: break;
    }
    return QString();
}

QString LeaderboardModel::detail(const LeaderboardRow& row, Column column) const
{
    switch (column) {
    case Device: return row.configuration;
    case Speedup:
        return row.isBaseline        ? tr("baseline")
               : row.speedupInterval ? CellText::interval(*row.speedupInterval)
               : row.speedup && row.status != RunStatus::Running
                   ? certaintyWords(row.speedupCertainty, row.speedupRuns)
                   : QString();
    case Energy: return row.energy ? CellText::scope(row.energy->scope) : QString();
    case Runs:
        if (!row.variation) {
            return QString();
        }
        return isNoisy(row) ? tr("%1, noisy").arg(CellText::variation(*row.variation))
                            : CellText::variation(*row.variation);
    default: return QString();
    }
}

QVariant LeaderboardModel::sortValue(const LeaderboardRow& row, Column column) const
{
    switch (column) {
    case Select: return m_checked.contains(row.setId) ? 0 : 1;
    case Rank: return row.rank ? QVariant(*row.rank) : QVariant();
    case Device: return name(row);
    case Time: return known(row.medianSeconds);
    case Bar:
    case Speedup: return known(row.speedup);
    case Rate: return known(row.imagesPerSecond);
    case Validation: return known(row.validationAccuracy);
    case Cost: return row.cost ? QVariant(row.cost->amount) : QVariant();
    case Energy: return row.energy ? QVariant(row.energy->joules) : QVariant();
    case Runs: return row.rankedRuns;
    case When: return row.when;
    case ColumnCount: break;
    }
    return QVariant();
}

QList<CellBadge> LeaderboardModel::badges(const LeaderboardRow& row) const
{
    QList<CellBadge> badges;
    if (row.status == RunStatus::Running) {
        badges.append({QStringLiteral("play"), tr("running"), CellTone::Accent});
    }
    if (m_new.contains(row.setId) && row.status != RunStatus::Running) {
        badges.append({QString(), tr("new"), CellTone::Accent, true});
    }
    if (row.isBaseline) {
        badges.append({QStringLiteral("pin"), tr("baseline"), CellTone::Accent});
    }
    if (!row.doubts.isEmpty()) {
        badges.append({QStringLiteral("triangle"),
                       row.doubts.size() == 1 || row.isDisturbed()
                           ? flags::shortWords(row.doubts.first())
                           : tr("%n warning(s)", nullptr, static_cast<int>(row.doubts.size())),
                       CellTone::Warning});
    }
    if (row.isOtherSoftware) {
        badges.append({QStringLiteral("triangle"), tr("different software"), CellTone::Warning});
    }
    if (row.shared) {
        badges.append({QStringLiteral("team"), TeamWords::shortMember(row.shared->by), CellTone::Muted});
    } else if (m_shared.contains(row.setId)) {
        badges.append({QStringLiteral("team"), tr("shared"), CellTone::Muted});
    }
    return badges + CellText::noteBadge(row);
}

CellBar LeaderboardModel::bar(const LeaderboardRow& row) const
{
    if (row.status == RunStatus::Running) {
        const double share = runningShare(row);
        return {CellBar::Style::Progress, share, share, share};
    }
    if (!row.speedup) {
        return {};
    }
    const double length = *row.speedup / m_longestSpeedup;
    if (!row.speedupInterval || row.isBaseline) {
        return {CellBar::Style::Filled, length, length, length};
    }
    return {CellBar::Style::Filled, length, row.speedupInterval->low / m_longestSpeedup,
            row.speedupInterval->high / m_longestSpeedup};
}

QString LeaderboardModel::accessibleText(const LeaderboardRow& row, Column column) const
{
    if (column == Select) {
        return m_checked.contains(row.setId) ? tr("%1 is selected").arg(name(row))
                                             : tr("%1 isn't selected").arg(name(row));
    }
    const Column spoken = column == Bar && !isSettled(row) ? Speedup : column;
    QStringList parts{
        headerData(column == Speedup ? Bar : column, Qt::Horizontal, Qt::DisplayRole).toString(),
        text(row, spoken), detail(row, column)};
    if (column == Rank && row.isRankShared) {
        parts.append(tr("shared"));
    }
    if (column == Validation) {
        parts.append(row.hasLearned ? tr("the network learned") : tr("no proof that the network learned"));
    }
    if (column == Device) {
        for (const CellBadge& badge : badges(row)) {
            parts.append(badge.text);
        }
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString LeaderboardModel::toolTip(const LeaderboardRow& row, Column column) const
{
    switch (column) {
    case Device: {
        QStringList lines = QStringList{row.deviceName, row.configuration, row.note}
                            + sentencesOf(row.doubts);
        if (row.shared) {
            lines.append(tr("shared by %1").arg(row.shared->by));
        }
        lines.removeAll(QString());
        return CellText::plainTip(lines.join(QLatin1Char('\n')));
    }
    case Time:
        return row.timeInterval
                   ? tr("95 % interval %1 to %2 %3")
                         .arg(format::timeIn(m_timeUnit, row.timeInterval->low),
                              format::timeIn(m_timeUnit, row.timeInterval->high), format::name(m_timeUnit))
                   : QString();
    case Cost:
        return row.cost ? tr("%1 a run, %2")
                              .arg(format::money(row.cost->amount, row.cost->currency),
                                   pricesource::shown(row.cost->source))
                        : tr("No price has been given for this device.");
    case Energy:
        return row.energy ? tr("%1, %2").arg(row.energy->source, CellText::scope(row.energy->scope))
                          : tr("No energy counter could be read.");
    case Runs: return sentencesOf(row.warnings).join(QLatin1Char('\n'));
    default: return QString();
    }
}

}  // namespace epochmark

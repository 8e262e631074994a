// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/format.h"
#include "models/cellroles.h"
#include "models/costscale.h"
#include "results/board/leaderboard.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QHash>
#include <QSet>

namespace epochmark {

/// The rows of one workload as buildLeaderboard() made them: measured sets, one row each, with a check per
/// row. Checks are kept by set id, so that a refresh doesn't lose them. Owned by the Leaderboard page; window
/// thread.
///     model.setGroup(groups.first());
///     model.setData(model.index(0, LeaderboardModel::Select), Qt::Checked, Qt::CheckStateRole);
class LeaderboardModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Select,
        Rank,
        Device,
        Time,
        Bar,
        Speedup,
        Rate,
        Validation,
        Cost,
        Energy,
        Runs,
        When,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit LeaderboardModel(QObject* parent = nullptr);

    /// Shows this group. Same sets in the same order: the rows that differ change in place; else the model is
    /// reset. Checks of sets that are gone are dropped.
    void setGroup(const LeaderboardGroup& group);
    /// Replaces the row of a set where it is; false when the set isn't here. Scales stay: for a run in work.
    bool changeRow(const LeaderboardRow& row);
    const LeaderboardGroup& group() const { return m_group; }
    const LeaderboardRow& row(int row) const { return m_group.rows.at(row); }
    /// Row of a set, -1 if it isn't here.
    int rowOf(const QString& setId) const;

    /// Sets measured since the window opened carry the badge "new".
    void setNewSets(const QSet<QString>& setIds);

    /// Own sets that are on the team's board carry the badge "shared".
    void setSharedSets(const QSet<QString>& setIds);

    QStringList checkedSets() const;  ///< in row order
    void setCheckedSets(const QSet<QString>& setIds);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void checksChanged();

private:
    QVariant cell(const LeaderboardRow& row, Column column, int role) const;
    QString text(const LeaderboardRow& row, Column column) const;
    QString detail(const LeaderboardRow& row, Column column) const;
    QVariant sortValue(const LeaderboardRow& row, Column column) const;
    QList<CellBadge> badges(const LeaderboardRow& row) const;
    CellBar bar(const LeaderboardRow& row) const;
    QString accessibleText(const LeaderboardRow& row, Column column) const;
    QString toolTip(const LeaderboardRow& row, Column column) const;
    void changeRows(const LeaderboardGroup& group);
    void measureScales();
    /// Keeps the sets and tells of the columns that show them; false where they were kept already.
    bool keep(const QSet<QString>& setIds, QSet<QString>& kept, Column first, Column last);
    QString name(const LeaderboardRow& row) const;

    LeaderboardGroup m_group;
    CostScale m_costScale;
    format::TimeUnit m_timeUnit = format::TimeUnit::Minutes;
    mutable QHash<QString, QString> m_names;  ///< device to short name
    double m_longestSpeedup = 1;
    QSet<QString> m_checked;
    QSet<QString> m_new;
    QSet<QString> m_shared;
};

}  // namespace epochmark

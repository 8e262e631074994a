// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"

#include <QDateTime>
#include <QSortFilterProxyModel>
#include <QStringList>

#include <optional>

namespace epochmark {

class LeaderboardModel;

/// Which results to show beside free text; as made: all of them.
struct BoardFilter {
    enum class Validity { Any, Ranked, Unranked };
    enum class Origin { Both, Own, Team };  ///< who measured it

    std::optional<DeviceKind> kind;
    std::optional<QDateTime> since;  ///< only sets measured at or after this moment
    Validity validity = Validity::Any;
    Origin origin = Origin::Both;

    bool isFiltering() const { return kind || since || validity != Validity::Any || origin != Origin::Both; }
};

/// One section of a LeaderboardModel, filtered and sorted: either the ranked rows with those in progress on
/// top, or the rows that aren't ranked. Unknown values sort last in both directions. Window thread.
class LeaderboardProxy : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Section { Ranked, Unranked };

    explicit LeaderboardProxy(Section section, QObject* parent = nullptr);

    /// Only a LeaderboardModel can be shown; set once by the owner.
    void setBoard(LeaderboardModel* board);

    /// Rows whose device, configuration, note and member hold all words, case ignored.
    void setFilterText(const QString& text);
    void setFilter(const BoardFilter& filter);
    bool isFiltering() const { return !m_words.isEmpty() || m_filter.isFiltering(); }

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    Section m_section;
    LeaderboardModel* m_board = nullptr;
    QStringList m_words;
    BoardFilter m_filter;
};

}  // namespace epochmark

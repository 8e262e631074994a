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

/// One section of a LeaderboardModel, filtered and sorted: either the ranked rows with those in progress on top, or the rows
/// that aren't ranked. Unknown values sort last in both directions. Window thread.
class LeaderboardProxy : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Section { Ranked, Unranked };

    explicit LeaderboardProxy(Section section, QObject* parent = nullptr);

    /// Only a LeaderboardModel can be shown; set once by the owner.
    void setBoard(LeaderboardModel* board);

    /// Rows whose device, configuration and note hold all words, case ignored.
    void setFilterText(const QString& text);
    /// Only this kind of device, only sets measured at or after this moment; absent: all.
    void setFilter(std::optional<DeviceKind> kind, std::optional<QDateTime> since);
    bool isFiltering() const { return !m_words.isEmpty() || m_kind || m_since; }

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    Section m_section;
    LeaderboardModel* m_board = nullptr;
    QStringList m_words;
    std::optional<DeviceKind> m_kind;
    std::optional<QDateTime> m_since;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/leaderboardproxy.h"

#include "models/leaderboardmodel.h"

#include <algorithm>

namespace epochmark {

LeaderboardProxy::LeaderboardProxy(Section section, QObject* parent)
    : QSortFilterProxyModel(parent), m_section(section)
{
    setDynamicSortFilter(true);
}

void LeaderboardProxy::setBoard(LeaderboardModel* board)
{
    m_board = board;
    setSourceModel(board);
}

void LeaderboardProxy::setFilterText(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words != m_words) {
        m_words = words;
        invalidateFilter();
    }
}

void LeaderboardProxy::setFilter(const BoardFilter& filter)
{
    m_filter = filter;
    invalidateFilter();
}

bool LeaderboardProxy::filterAcceptsRow(int sourceRow, const QModelIndex&) const
{
    const LeaderboardRow& row = m_board->row(sourceRow);
    const bool belongsAbove = row.isRanked || row.status == RunStatus::Running;
    if (belongsAbove != (m_section == Section::Ranked)) {
        return false;
    }
    const bool isOther = m_filter.validity != BoardFilter::Validity::Any
                         && row.isRanked != (m_filter.validity == BoardFilter::Validity::Ranked);
    const bool isOthers = row.shared.has_value();
    if (m_filter.origin != BoardFilter::Origin::Both
        && isOthers != (m_filter.origin == BoardFilter::Origin::Team)) {
        return false;
    }
    if (isOther || (m_filter.kind && row.kind != *m_filter.kind)
        || (m_filter.since && row.when < *m_filter.since)) {
        return false;
    }
    return std::ranges::all_of(m_words, [&row](const QString& word) {
        return row.deviceName.contains(word, Qt::CaseInsensitive)
               || row.configuration.contains(word, Qt::CaseInsensitive)
               || row.note.contains(word, Qt::CaseInsensitive)
               || (row.shared && row.shared->by.contains(word, Qt::CaseInsensitive));
    });
}

bool LeaderboardProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const bool isDescending = sortOrder() == Qt::DescendingOrder;
    const bool isLeftOnTop = m_board->row(left.row()).status == RunStatus::Running;
    const bool isRightOnTop = m_board->row(right.row()).status == RunStatus::Running;
    if (isLeftOnTop != isRightOnTop) {
        return isLeftOnTop != isDescending;
    }
    const QVariant leftValue = left.data(SortRole);
    const QVariant rightValue = right.data(SortRole);
    if (leftValue.isValid() != rightValue.isValid()) {
        return leftValue.isValid() != isDescending;
    }
    const QPartialOrdering order = QVariant::compare(leftValue, rightValue);
    return order == QPartialOrdering::Less;
}

}  // namespace epochmark

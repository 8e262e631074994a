// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/leaderboardmodel.h"
#include "models/leaderboardproxy.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace epochmark {

class BoardTable;
class ElidedLabel;
class FoldRow;
class IconText;

/// The measured rows of one workload: a line with what they are and what can be done with those selected, the
/// ranked table, and the fold with what isn't ranked and why. Owns model and proxies; the page decides what
/// happens. Window thread.
class MeasuredSection : public QWidget {
    Q_OBJECT
public:
    explicit MeasuredSection(QWidget* parent = nullptr);

    void setGroup(const LeaderboardGroup& group);
    /// Shows one row anew, at its place; false when its set isn't shown.
    bool changeRow(const LeaderboardRow& row) { return m_model.changeRow(row); }
    LeaderboardModel& model() { return m_model; }
    BoardTable* table() const { return m_ranked; }

    void setFilterText(const QString& text);
    void setFilter(const BoardFilter& filter);

    /// The sets shown, in the order shown (ranked, then unranked).
    QStringList shownSets() const;
    /// The set under the keys, empty if none.
    QString currentSet() const;
    /// Scrolls to a set, unfolding if needed, and makes it the current one.
    void showSet(const QString& setId);
    void toggleAllChecks();
    /// Column and direction of the order, to be kept between sessions; setOrder() ignores what it doesn't
    /// understand.
    QByteArray order() const;
    void setOrder(const QByteArray& order);

Q_SIGNALS:
    void compareRequested(const QStringList& setIds);
    void deleteRequested(const QStringList& setIds);
    void detailsRequested(const QString& setId);
    void menuRequested(const QString& setId, const QPoint& globalPosition);
    /// Column widths of the ranked table changed: the published one follows.
    void columnsResized();

private:
    QWidget* makeHeadLine();
    QWidget* makeCard();
    void prepareTable(BoardTable* table, LeaderboardProxy* proxy, const QString& name);
    void followTable(BoardTable* table);
    void planColumns();
    void followRankedColumns();
    void updateSelection();
    void updateSentence();
    void updateFold();
    void sortBy(int column, Qt::SortOrder order);

    LeaderboardModel m_model;
    LeaderboardProxy m_rankedRows;
    LeaderboardProxy m_unrankedRows;
    ElidedLabel* m_sentence;
    IconText* m_seal;
    QLabel* m_selected;
    QPushButton* m_details;
    QPushButton* m_more;  ///< what the row's menu offers
    QPushButton* m_compare;
    QPushButton* m_delete;
    BoardTable* m_ranked;
    FoldRow* m_fold;
    BoardTable* m_unranked;
    QLabel* m_nothing;
    QLabel* m_hidden;  ///< which columns a narrow window leaves out
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context/boardfollower.h"

#include <QSet>
#include <QWidget>

#include <optional>

class QLineEdit;
class QMenu;
class QPushButton;

namespace epochmark {

class AppContext;
class BoardActions;
class BoardExchange;
class EmptyState;
class FilterMenu;
class IconButton;
class MeasuredSection;
class PageScroll;
class PublishedSection;
class SavedBanner;
class SetDetails;
class TeamActions;
class TeamBar;
class UndoBar;
class WorkloadCombo;

/// Every stored result, one row a set, ranked within its workload; the published ones beneath. Composes the
/// sections and lets BoardActions and BoardExchange do what is asked. Follows the store while it is visible.
/// Window thread.
class LeaderboardPage : public QWidget {
    Q_OBJECT
public:
    explicit LeaderboardPage(AppContext* context, QWidget* parent = nullptr);

    /// Shows that set's workload and row with its details; empty: as it was.
    void showSet(const QString& setId);
    /// Imports JSON documents and pictures with a record inside, and says what was new.
    void importFiles(const QStringList& paths);
    /// Whether the store has been read at least once.
    bool isLoaded() const { return m_board.isLoaded(); }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeContent();
    EmptyState* makeEmptyState();
    void makeShortcuts();
    void followSections();
    void followColumns();
    void followActions();
    void followTeam();
    void showGroups();
    void forgetNews();
    void showChangedRow(const QString& setId);
    void showGroup(const LeaderboardGroup& group);
    void openPending();
    void applyFilter();
    void openDetails(const QString& setId);
    void closeDetails();
    void openMenu(const QString& setId, const QPoint& globalPosition);
    void removeSets(const QStringList& setIds);
    void removeCheckedOrCurrent();
    QStringList exportedSets() const;
    void showNotice(bool isError, const QString& sentence);
    LeaderboardRow rowOf(const QString& setId) const;

    AppContext* m_context;
    BoardFollower m_board;
    BoardActions* m_actions;
    BoardExchange* m_exchange;
    TeamActions* m_teamActions;
    WorkloadCombo* m_workload;
    QLineEdit* m_filter;
    IconButton* m_filterButton;
    FilterMenu* m_filterMenu;
    QPushButton* m_export;
    SavedBanner* m_banner;
    PageScroll* m_scroll;
    EmptyState* m_empty;
    TeamBar* m_team;
    MeasuredSection* m_measured;
    SetDetails* m_details;
    PublishedSection* m_published;
    UndoBar* m_undo;
    std::optional<QSet<QString>> m_knownSets;  ///< at the first reading, and seen since; others are new
    QString m_pendingSet;                      ///< asked for before the store was read
    QString m_shownFingerprint;
};

}  // namespace epochmark

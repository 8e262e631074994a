// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context/boardfollower.h"
#include "pages/pagesheet.h"

#include <QWidget>

class QBoxLayout;
class QPushButton;
class QTimer;

namespace epochmark {

class AppContext;
class BreakEvenCard;
class CostBarsCard;
class CostExchange;
class EmptyState;
class JobCard;
class MeasureElsewhere;
class PageHeader;
class PageScroll;
class PriceCard;
class SavedBanner;
class UsageCard;
class WorkloadCombo;

/// What a run costs on each measured device of one workload, and what a job of one's own would. Sliders show
/// at once and are saved when they rest. Follows the store while it is visible. Window thread.
class CostsPage : public QWidget {
    Q_OBJECT
public:
    explicit CostsPage(AppContext* context, QWidget* parent = nullptr);

    /// Shows that set's workload and opens the price of its device; empty: as it was.
    void showSet(const QString& setId);
    bool isLoaded() const { return m_board.isLoaded(); }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeContent();
    PageScroll* makeColumn(const QString& name, std::initializer_list<QWidget*> cards,
                           const QWidget* growing) const;
    QWidget* makeCharts();
    EmptyState* makeEmptyState();
    QPushButton* makeExport();
    SheetOrder makeSheet(bool isDark) const;
    void keepChoices();
    void showGroups();
    void openPending();
    void showRows();
    void changePrices(const PriceBook& book);
    void savePrices();
    void takeBook();
    void takeRows();
    static QStringList devicesOf(const QList<LeaderboardRow>& rows);
    void measureElsewhere();
    void showNotice(bool isError, const QString& sentence);

    AppContext* m_context;
    BoardFollower m_board;
    PriceBook m_known;             ///< as the context had it last
    PriceBook m_book;              ///< with the sliders' values, which may not be saved yet
    QList<LeaderboardRow> m_rows;  ///< what is shown of the workload's measured ones
    bool m_areAllShown = true;
    PageHeader* m_header;
    WorkloadCombo* m_workload;
    QPushButton* m_export;
    SavedBanner* m_banner;
    EmptyState* m_empty;
    MeasureElsewhere* m_elsewhere;
    QWidget* m_content;
    UsageCard* m_usage;
    PriceCard* m_prices;
    CostBarsCard* m_bars;
    BreakEvenCard* m_breakEven;
    JobCard* m_job;
    QBoxLayout* m_charts;
    QTimer* m_saving;
    QString m_pendingSet;
};

}  // namespace epochmark

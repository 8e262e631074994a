// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context/boardfollower.h"
#include "models/settingsmodel.h"
#include "pages/pagesheet.h"
#include "run/runcommand.h"

#include <QStringList>
#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QPushButton;

namespace epochmark {

class AppContext;
class Banner;
class BoardTable;
class CompareBars;
class Comparison;
class CurveChart;
class EmptyState;
class FlowRow;
class MeasureElsewhere;
class PageHeader;
class PageScroll;
class SavedBanner;
class ScalingPart;
class SegmentedControl;

/// Two to eight sets over each other: first whether they may be compared, then their curves, times, costs and
/// settings; or Scaling, one rank against several. Follows the store while it is visible. Window thread.
class ComparePage : public QWidget {
    Q_OBJECT
public:
    static constexpr int kMostSets = 8;  ///< as many as there are series colours

    explicit ComparePage(AppContext* context, QWidget* parent = nullptr);

    /// Shows these sets in this order, the first eight of them that are stored.
    void setSets(const QStringList& setIds);
    /// The sets shown; those no longer stored are left out.
    const QStringList& sets() const { return m_sets; }
    bool isLoaded() const { return m_board.isLoaded(); }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHeader();
    QPushButton* makeExport();
    QByteArray markdown() const;
    void saveMarkdown(const QString& path);
    SheetOrder makeSheet(bool isDark) const;
    QWidget* makeContent();
    QWidget* makeCharts();
    QWidget* makeChartCard(const QString& title, CurveChart* chart);
    QWidget* makeSettings();
    EmptyState* makeEmptyState();
    bool isScalingShown() const;
    void showChosen();
    void showScaling();
    void showComparison();
    void showChangedRow(const QString& setId);
    void showChips(const QList<LeaderboardRow>& rows, const QStringList& names);
    void showVerdict(const Comparison& comparison, const QStringList& names);
    void showCurves(const QList<LeaderboardRow>& rows, const QStringList& names);
    void showSettings(const Comparison& comparison, const QStringList& names);
    RunCommand elsewhereWork() const;
    void measureElsewhere();
    void fillAddMenu();
    QList<LeaderboardRow> rows() const;

    AppContext* m_context;
    BoardFollower m_board;
    SettingsModel m_settings;
    QStringList m_wanted;  ///< asked for; may not have been read yet, or be gone
    QStringList m_sets;    ///< shown
    PageHeader* m_header;
    QPushButton* m_add;
    QPushButton* m_export;
    SavedBanner* m_banner;
    SegmentedControl* m_kind;  ///< results over each other, or scaling
    SegmentedControl* m_axis;
    EmptyState* m_empty;
    MeasureElsewhere* m_elsewhere;
    PageScroll* m_scroll;
    ScalingPart* m_scaling;
    FlowRow* m_chips;
    Banner* m_verdict;
    QBoxLayout* m_charts;
    CurveChart* m_accuracy;
    CurveChart* m_loss;
    QList<QWidget*> m_whose;  ///< which of a set's runs the curves are of
    CompareBars* m_bars;
    QCheckBox* m_onlyDifferent;
    BoardTable* m_table;
};

}  // namespace epochmark

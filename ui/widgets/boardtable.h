// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

namespace epochmark {

class BoardHeader;

/// A table that lies inside a card: no frame, no grid, one row at a time under the keys. Space toggles the
/// row's check in the check column, Enter opens the row (activated), the menu key asks for the row's menu
/// where the row is. Window thread.
class BoardTable : public QTableView {
    Q_OBJECT
public:
    /// `rowHeight` in design pixels: it grows with the system's font.
    explicit BoardTable(int rowHeight, QWidget* parent = nullptr);

    /// Design pixels as the system's font asks for them.
    static int scaled(int designPixels);
    static QList<int> scaled(QList<int> designPixels);

    BoardHeader* boardHeader() const { return m_header; }
    int rowHeight() const { return m_rowHeight; }

    /// Column that Space toggles; -1: none.
    void setCheckColumn(int column) { m_checkColumn = column; }
    /// Columns that give way, first to go first, while the table is too narrow for the widths given;
    /// `stretched` takes what is left and never less than its own width here.
    void setColumnPlan(const QList<int>& widths, int stretched, const QList<int>& firstToGo);
    /// The same for a table of few rows, in design pixels: each column but `stretched` is as wide as its head
    /// and its widest cell at least, so that no number is cut. To be called whenever the cells have changed.
    void fitColumns(const QList<int>& leastWidths, int stretched, const QList<int>& firstToGo);
    /// Lets all columns have their part of what is left, not the stretched one alone: for tables of numbers.
    void setSpareShared(bool isShared);
    /// Heads of the columns that have given way, in their order.
    QStringList hiddenHeads() const;
    /// A column that shrinks to `least` before any other is hidden.
    void setShrinkable(int column, int least);
    /// What the stretched column would like to have: the shrinkable one gives it as far as it can.
    void setWish(int width);
    /// Lets heads be dragged, except that of the stretched column, which pays for it. `widths` were chosen
    /// earlier: one a column, 0 as planned; they hold wherever there is room for them.
    void setAdjustable(const QList<int>& widths);
    /// As tall as its rows, at most `rows` of them (then it scrolls by itself). Without it: as tall as there
    /// is room for them, three at least.
    void setVisibleRows(int rows);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void setModel(QAbstractItemModel* model) override;

Q_SIGNALS:
    void menuRequested(const QModelIndex& index, const QPoint& globalPosition);
    void columnsResized();
    /// A head was dragged; what setAdjustable() takes.
    void widthsChosen(const QList<int>& widths);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool toggleCheck();
    void planColumns();
    QList<int> plannedWidths() const;
    void shareOut(int spare, QList<int>& widths) const;
    void applyWidths(const QList<int>& widths);
    void chooseWidth(int column, int width);
    int wantedHeight() const;

    BoardHeader* m_header;
    int m_rowHeight;
    int m_checkColumn = -1;
    int m_visibleRows = 0;
    QList<int> m_widths;
    int m_stretched = -1;
    QList<int> m_firstToGo;
    int m_wish = 0;
    int m_shrinkable = -1;
    int m_leastWidth = 0;
    bool m_isAdjustable = false;
    QList<int> m_chosen;  ///< by dragging; 0: as planned
    bool m_isPlanning = false;
    bool m_isSpareShared = false;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QScrollArea;

namespace epochmark {

class BoardHeader;
class BoardTable;

/// Keeps the heads of a table in sight while a page scrolls its rows under the upper edge: the same heads
/// once more, there, for as long as the table's own are above it. Deaf to mouse and keys. Owned by the scroll
/// area; window thread.
///     new StickyHead(m_table, m_scroll);
class StickyHead : public QWidget {
    Q_OBJECT
public:
    /// The table, which has its model, stands somewhere in what the area scrolls.
    StickyHead(BoardTable* table, QScrollArea* area);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();

    BoardTable* m_table;
    QScrollArea* m_area;
    BoardHeader* m_head;
};

}  // namespace epochmark

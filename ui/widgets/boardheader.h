// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHeaderView>

namespace epochmark {

/// The head of a board: sunken ground with a card's round corners, quiet captions, the order's triangle
/// beside the word. Keys work too: Left and Right choose a head, Space or Enter sorts by it. Owned by its
/// table; window thread.
class BoardHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit BoardHeader(QWidget* parent = nullptr);

    /// Corners of this radius at the top (0: square), where the head is a card's upper edge.
    void setTopRadius(int radius);
    /// Whether a hairline alone divides head and rows, without a ground.
    void setPlain(bool isPlain);
    /// Heads that can't be sorted by.
    void setUnsortable(const QList<int>& sections) { m_unsortable = sections; }

    /// Whether the heads are results' names: cut as theme::fittedName() does.
    void setHasNames(bool hasNames) { m_hasNames = hasNames; }
    bool hasNames() const { return m_hasNames; }
    /// What a head needs to be read whole, the order's triangle beside it.
    int wantedWidth(int section) const;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool isSortable(int section) const;
    void sortBy(int section);
    void moveFocus(int step);
    QString headText(int section) const;
    /// A head without words lends its room to the words before it: that head, or -1.
    int sectionRunningOver(int logicalIndex) const;
    void paintWords(QPainter* painter, const QRect& rect, int section) const;
    void paintGround(QPainter* painter, const QRect& rect, int logicalIndex) const;

    int m_topRadius = 0;
    bool m_isPlain = false;
    bool m_hasNames = false;
    int m_focused = -1;
    QList<int> m_unsortable;
};

}  // namespace epochmark

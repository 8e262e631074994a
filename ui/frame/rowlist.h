// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QStackedWidget>

class QVBoxLayout;

namespace epochmark {

class PageScroll;

/// A scrolled column of rows with buttons, or, while there is none, what to do about it. Rows come and go as
/// they are read in the background. Owned by its panel; window thread.
///     m_list->setRows(rows, {m_add, m_scan});
class RowList : public QStackedWidget {
    Q_OBJECT
public:
    /// `empty` is shown while there is no row; names are the column's.
    RowList(QWidget* empty, const QString& objectName, const QString& accessibleName,
            QWidget* parent = nullptr);

    /// Takes these rows in place of the former ones, which are deleted. What had the keys has them again,
    /// where the new rows have one of its name, else what stands in its place. `after`: where Tab goes on
    /// beneath, in this order.
    void setRows(const QList<QWidget*>& rows, const QList<QWidget*>& after);
    const QList<QWidget*>& rows() const { return m_rows; }

private:
    qsizetype placeOf(const QWidget* widget) const;
    QWidget* inPlaceOf(qsizetype place, const QList<QWidget*>& after) const;

    QList<QWidget*> m_rows;
    QVBoxLayout* m_column;
    PageScroll* m_scroll;
};

}  // namespace epochmark

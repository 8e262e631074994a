// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/rowlist.h"

#include "widgets/pagescroll.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace epochmark {

namespace {

constexpr int kRowListHeight = 300;
constexpr int kRowGap = 8;

}  // namespace

RowList::RowList(QWidget* empty, const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QStackedWidget(parent), m_column(new QVBoxLayout), m_scroll(new PageScroll)
{
    m_scroll->setObjectName(objectName);
    m_scroll->setAccessibleName(accessibleName);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kRowGap);
    column->addLayout(m_column);
    column->addStretch(1);
    m_scroll->setWidget(content);
    addWidget(empty);
    addWidget(m_scroll);
    setMinimumHeight(kRowListHeight);
}

void RowList::setRows(const QList<QWidget*>& rows, const QList<QWidget*>& after)
{
    const QWidget* focused = focusWidget();
    const QString kept = focused != nullptr && focused->hasFocus() ? focused->objectName() : QString();
    const qsizetype place = kept.isEmpty() ? -1 : placeOf(focused);
    qDeleteAll(std::exchange(m_rows, rows));
    QWidget* before = m_scroll;
    const auto comesNext = [&before](QWidget* next) {
        setTabOrder(before, next);
        before = next;
    };
    for (QWidget* row : rows) {
        m_column->addWidget(row);
        for (auto* button : row->findChildren<QPushButton*>()) {
            comesNext(button);  // else rows that come later would be reached last
        }
    }
    for (QWidget* next : after) {
        comesNext(next);
    }
    setCurrentIndex(rows.isEmpty() ? 0 : 1);
    QWidget* again = kept.isEmpty() ? nullptr : findChild<QWidget*>(kept);
    if (again == nullptr && place >= 0) {
        again = inPlaceOf(place, after);
    }
    if (again != nullptr) {
        again->setFocus();
    }
}

/// In which row a widget is; -1: in none.
qsizetype RowList::placeOf(const QWidget* widget) const
{
    const auto found = std::ranges::find_if(
        m_rows, [widget](const QWidget* row) { return row->isAncestorOf(widget); });
    return found == m_rows.cend() ? -1 : found - m_rows.cbegin();
}

/// What gets the keys of a row that has gone: a button of the row that stands there now, else what comes
/// beneath.
QWidget* RowList::inPlaceOf(qsizetype place, const QList<QWidget*>& after) const
{
    const QWidget* row = m_rows.isEmpty() ? nullptr : m_rows.at(std::min(place, m_rows.size() - 1));
    QWidget* button = row == nullptr ? nullptr : row->findChild<QPushButton*>();
    return button != nullptr ? button : after.value(0);
}

}  // namespace epochmark

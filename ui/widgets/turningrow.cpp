// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/turningrow.h"

#include "theme/theme.h"

#include <QHBoxLayout>

#include <algorithm>

namespace epochmark {

TurningRow::TurningRow(int leastRow, QWidget* parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_leastRow(leastRow)
{}

/// What the contents need, beneath each other or side by side, margins included.
int TurningRow::leastWidth(bool isColumn) const
{
    int widest = 0;
    int sum = m_row->spacing() * std::max(0, m_row->count() - 1);
    for (int i = 0; i < m_row->count(); ++i) {
        const int width = m_row->itemAt(i)->minimumSize().width();
        widest = std::max(widest, width);
        sum += width;
    }
    const QMargins margins = m_row->contentsMargins();
    return (isColumn ? widest : sum) + margins.left() + margins.right();
}

QSize TurningRow::minimumSizeHint() const
{
    return {leastWidth(true), QWidget::minimumSizeHint().height()};
}

void TurningRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isColumn = width() < std::max(qRound(m_leastRow * theme::fontScale()), leastWidth(false));
    m_row->setDirection(isColumn ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

}  // namespace epochmark

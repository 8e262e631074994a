// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/turningrow.h"

#include "theme/theme.h"

#include <QHBoxLayout>

namespace epochmark {

TurningRow::TurningRow(int leastRow, QWidget* parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_leastRow(leastRow)
{}

void TurningRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_row->setDirection(width() < m_leastRow * theme::fontScale() ? QBoxLayout::TopToBottom
                                                                  : QBoxLayout::LeftToRight);
}

}  // namespace epochmark

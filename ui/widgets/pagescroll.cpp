// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pagescroll.h"

#include <QHBoxLayout>

namespace epochmark {

PageScroll::PageScroll(QWidget* parent) : QScrollArea(parent)
{
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QLayout* PageScroll::aligned(QWidget* widget)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, kBarRoom, 0);
    row->addWidget(widget);
    return row;
}

void PageScroll::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    keepRoom();
}

void PageScroll::keepRoom()
{
    if (!widget() || !widget()->layout()) {
        return;
    }
    QMargins margins = widget()->layout()->contentsMargins();
    const int room = qMax(0, kBarRoom - (width() - viewport()->width()));
    if (margins.right() != room) {
        margins.setRight(room);
        widget()->layout()->setContentsMargins(margins);
    }
}

}  // namespace epochmark

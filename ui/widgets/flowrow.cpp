// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/flowrow.h"

namespace epochmark {

namespace {

constexpr int kFlowGap = 8;

}  // namespace

FlowRow::FlowRow(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FlowRow::addWidget(QWidget* widget)
{
    widget->setParent(this);
    m_widgets.append(widget);
    widget->show();
    arrange(width(), false);
    updateGeometry();
}

void FlowRow::clear()
{
    qDeleteAll(std::exchange(m_widgets, {}));
    updateGeometry();
}

int FlowRow::arrange(int width, bool isMeasuring) const
{
    int x = 0;
    int y = 0;
    int lineHeight = 0;
    for (QWidget* widget : m_widgets) {
        const QSize size = widget->sizeHint();
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += lineHeight + kFlowGap;
            lineHeight = 0;
        }
        if (!isMeasuring) {
            widget->setGeometry(x, y, size.width(), size.height());
        }
        x += size.width() + kFlowGap;
        lineHeight = qMax(lineHeight, size.height());
    }
    return y + lineHeight;
}

int FlowRow::heightForWidth(int width) const
{
    return arrange(width, true);
}

QSize FlowRow::sizeHint() const
{
    return {400, heightForWidth(qMax(width(), 400))};
}

QSize FlowRow::minimumSizeHint() const
{
    int width = 0;
    for (const QWidget* widget : m_widgets) {
        width = qMax(width, widget->sizeHint().width());
    }
    return {width, m_widgets.isEmpty() ? 0 : m_widgets.first()->sizeHint().height()};
}

void FlowRow::resizeEvent(QResizeEvent*)
{
    arrange(width(), false);
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/stickyhead.h"

#include "theme/theme.h"
#include "widgets/boardheader.h"
#include "widgets/boardtable.h"

#include <QEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace epochmark {

StickyHead::StickyHead(BoardTable* table, QScrollArea* area)
    : QWidget(area->viewport()), m_table(table), m_area(area), m_head(new BoardHeader(this))
{
    setObjectName(table->objectName() + QStringLiteral("Head"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_head->setFocusPolicy(Qt::NoFocus);
    m_head->setSectionsClickable(false);
    m_head->setPlain(true);
    m_head->setHasNames(table->boardHeader()->hasNames());
    m_head->setModel(table->model());
    m_head->setSectionResizeMode(QHeaderView::Fixed);
    table->installEventFilter(this);
    connect(area->verticalScrollBar(), &QScrollBar::valueChanged, this, &StickyHead::follow);
    connect(table->boardHeader(), &QHeaderView::sectionResized, this, &StickyHead::follow);
    connect(table->boardHeader(), &QHeaderView::geometriesChanged, this, &StickyHead::follow);
    hide();
}

bool StickyHead::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide: follow(); break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

void StickyHead::follow()
{
    const int height = m_table->boardHeader()->height();
    const QPoint table = m_table->mapTo(m_area->viewport(), QPoint());
    const int last = table.y() + m_table->height() - height;  // it leaves with the last row
    const bool isNeeded = m_table->isVisible() && table.y() < 0 && last > -height;
    if (isNeeded) {
        setGeometry(table.x(), std::min(0, last), m_table->width(), height);
        m_head->setGeometry(0, 0, m_table->viewport()->width(), height);
        for (int section = 0; section < m_head->count(); ++section) {
            m_head->setSectionHidden(section, m_table->isColumnHidden(section));
            m_head->resizeSection(section, m_table->columnWidth(section));
        }
        raise();
    }
    setVisible(isNeeded);
}

/// The card's ground: rows pass beneath.
void StickyHead::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), theme::tokens(this).surface);
}

}  // namespace epochmark

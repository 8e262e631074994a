// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/boardtable.h"

#include "theme/theme.h"
#include "widgets/boardheader.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <numeric>

namespace epochmark {

namespace {

constexpr int kLeastRows = 3;
constexpr int kLeastColumn = 32;

}  // namespace

BoardTable::BoardTable(int rowHeight, QWidget* parent)
    : QTableView(parent), m_header(new BoardHeader(this)), m_rowHeight(scaled(rowHeight))
{
    setHorizontalHeader(m_header);
    connect(m_header, &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { chooseWidth(column, width); });
    setFrameShape(QFrame::NoFrame);
    theme::setLook(this, QStringLiteral("board"));
    setShowGrid(false);
    setWordWrap(false);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(m_rowHeight);
    verticalHeader()->setDefaultSectionSize(m_rowHeight);
    viewport()->setAutoFillBackground(false);
    setCornerButtonEnabled(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
}

int BoardTable::scaled(int designPixels)
{
    return qRound(designPixels * theme::fontScale());
}

QList<int> BoardTable::scaled(QList<int> designPixels)
{
    for (int& pixels : designPixels) {
        pixels = scaled(pixels);
    }
    return designPixels;
}

QStringList BoardTable::hiddenHeads() const
{
    QStringList heads;
    for (int column = 0; model() && column < model()->columnCount(); ++column) {
        const QString head = model()->headerData(column, Qt::Horizontal).toString();
        if (isColumnHidden(column) && !head.isEmpty()) {
            heads.append(head);
        }
    }
    return heads;
}

void BoardTable::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &BoardTable::updateGeometry);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &BoardTable::updateGeometry);
    connect(model, &QAbstractItemModel::modelReset, this, &BoardTable::updateGeometry);
    connect(model, &QAbstractItemModel::layoutChanged, this, &BoardTable::updateGeometry);
    planColumns();
}

void BoardTable::setColumnPlan(const QList<int>& widths, int stretched, const QList<int>& firstToGo)
{
    m_widths = widths;
    m_stretched = stretched;
    m_firstToGo = firstToGo;
    planColumns();
}

void BoardTable::fitColumns(const QList<int>& leastWidths, int stretched, const QList<int>& firstToGo)
{
    QList<int> widths = scaled(leastWidths);
    for (int column = 0; model() && column < widths.size(); ++column) {
        if (column == stretched) {
            continue;
        }
        if (!m_header->isHidden()) {
            widths[column] = qMax(widths[column], m_header->wantedWidth(column));
        }
        for (int row = 0; row < model()->rowCount(); ++row) {
            const QModelIndex index = model()->index(row, column);
            widths[column] = qMax(widths[column],
                                  itemDelegate()->sizeHint(QStyleOptionViewItem(), index).width());
        }
    }
    setColumnPlan(widths, stretched, firstToGo);
}

QList<int> BoardTable::plannedWidths() const
{
    QList<int> chosen = m_widths;
    for (int column = 0; m_chosen.size() == chosen.size() && column < chosen.size(); ++column) {
        chosen[column] = m_chosen[column] > 0 && column != m_stretched ? m_chosen[column] : chosen[column];
    }
    const bool isRoom = std::accumulate(chosen.cbegin(), chosen.cend(), 0) <= viewport()->width();
    return isRoom ? chosen : m_widths;
}

void BoardTable::planColumns()
{
    if (!model() || m_widths.size() != model()->columnCount()) {
        return;
    }
    const QScopedValueRollback planning(m_isPlanning, true);
    const QList<int> wanted = plannedWidths();
    QList<int> widths = wanted;
    const int room = viewport()->width();
    int needed = std::accumulate(widths.cbegin(), widths.cend(), 0);
    const bool isWishing = m_stretched >= 0 && widths[m_stretched] < m_wish;
    if (m_shrinkable >= 0 && (needed > room || isWishing)) {
        const int given = widths[m_shrinkable] - m_leastWidth;
        widths[m_shrinkable] = m_leastWidth;
        needed -= given;
    }
    for (const int column : std::as_const(m_firstToGo)) {
        if (needed <= room) {
            break;
        }
        needed -= widths[column];
        widths[column] = 0;
    }
    int spare = qMax(0, room - needed);
    if (m_shrinkable >= 0) {
        const int wish = m_stretched >= 0 ? qMax(0, m_wish - widths[m_stretched]) : 0;
        const int back = qBound(0, spare - wish, wanted[m_shrinkable] - widths[m_shrinkable]);
        widths[m_shrinkable] += back;
        spare -= back;
    }
    shareOut(spare, widths);
    applyWidths(widths);
    Q_EMIT columnsResized();
}

void BoardTable::shareOut(int spare, QList<int>& widths) const
{
    const auto shown = widths.size() - widths.count(0);
    if (m_isSpareShared && shown > 0) {
        const int part = spare / static_cast<int>(shown);
        for (int& width : widths) {
            width += width > 0 ? part : 0;
            spare -= width > 0 ? part : 0;
        }
    }
    if (m_stretched >= 0) {
        widths[m_stretched] += spare;
    }
}

void BoardTable::setSpareShared(bool isShared)
{
    m_isSpareShared = isShared;
    planColumns();
}

void BoardTable::applyWidths(const QList<int>& widths)
{
    for (int column = 0; column < widths.size(); ++column) {
        const bool isDraggable = m_isAdjustable && column != m_stretched;
        m_header->setSectionResizeMode(column, isDraggable ? QHeaderView::Interactive : QHeaderView::Fixed);
        setColumnHidden(column, widths[column] == 0);
        if (widths[column] > 0) {
            setColumnWidth(column, widths[column]);
        }
    }
}

void BoardTable::setAdjustable(const QList<int>& widths)
{
    m_isAdjustable = true;
    m_chosen = widths;
    planColumns();
}

void BoardTable::chooseWidth(int column, int width)
{
    if (!m_isAdjustable || m_isPlanning || m_stretched < 0 || column == m_stretched
        || column >= m_widths.size()) {
        return;
    }
    // What the stretched column can spare is all there is to give: no other column goes for it.
    if (m_chosen.size() != m_widths.size()) {
        m_chosen = QList<int>(m_widths.size(), 0);
    }
    int taken = std::accumulate(m_widths.cbegin(), m_widths.cend(), 0) - m_widths[column];
    for (int other = 0; other < m_chosen.size(); ++other) {
        taken += other != column && m_chosen[other] > 0 ? m_chosen[other] - m_widths[other] : 0;
    }
    m_chosen[column] = qBound(kLeastColumn, width, qMax(m_widths[column], viewport()->width() - taken));
    planColumns();
    Q_EMIT widthsChosen(m_chosen);
}

void BoardTable::setShrinkable(int column, int least)
{
    m_shrinkable = column;
    m_leastWidth = least;
    planColumns();
}

void BoardTable::setWish(int width)
{
    m_wish = width;
    planColumns();
}

void BoardTable::setVisibleRows(int rows)
{
    m_visibleRows = rows;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateGeometry();
}

int BoardTable::wantedHeight() const
{
    const int rows = model() ? model()->rowCount() : 0;
    const int shown = m_visibleRows > 0 ? qMin(rows, m_visibleRows) : rows;
    const int bar = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
    return (m_header->isHidden() ? 0 : m_header->height()) + shown * m_rowHeight + bar;
}

QSize BoardTable::sizeHint() const
{
    return {QTableView::sizeHint().width(), wantedHeight()};
}

QSize BoardTable::minimumSizeHint() const
{
    return m_visibleRows > 0
               ? QSize(200, wantedHeight())
               : QSize(200, (m_header->isHidden() ? 0 : m_header->height())
                                + qMin(model() ? model()->rowCount() : 0, kLeastRows) * m_rowHeight);
}

bool BoardTable::toggleCheck()
{
    if (m_checkColumn < 0 || !currentIndex().isValid()) {
        return false;
    }
    const QModelIndex check = currentIndex().siblingAtColumn(m_checkColumn);
    const bool isChecked = check.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model()->setData(check, isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void BoardTable::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isPlain && event->key() == Qt::Key_Space && toggleCheck()) {
        return;
    }
    if (isPlain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && currentIndex().isValid()) {
        Q_EMIT activated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void BoardTable::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    static const QMetaMethod kMenu = QMetaMethod::fromSignal(&BoardTable::menuRequested);
    if (!index.isValid() || !isSignalConnected(kMenu)) {
        event->ignore();  // it is for the card around
        return;
    }
    setCurrentIndex(index);
    const QPoint place = isByKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft())
                                 : event->globalPos();
    Q_EMIT menuRequested(index, place);
    event->accept();
}

void BoardTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    planColumns();
    if (sizeHint().height() != height()) {
        updateGeometry();  // a scroll bar that was counted before there was room for all columns
    }
}

void BoardTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
}

void BoardTable::focusInEvent(QFocusEvent* event)
{
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0
        && event->reason() != Qt::MouseFocusReason) {
        setCurrentIndex(model()->index(0, qMax(m_checkColumn, 0)));
    }
    QTableView::focusInEvent(event);
    viewport()->update();
}

void BoardTable::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

}  // namespace epochmark

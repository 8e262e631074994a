// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/boardheader.h"

#include "theme/fittedname.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace epochmark {

namespace {

constexpr int kHeadHeight = 32;
constexpr int kPadding = 12;
constexpr int kLeastPadding = 2;
constexpr int kRounding = 2;
constexpr int kArrow = 8;
constexpr int kArrowGap = 6;

void paintArrow(QPainter* painter, QPointF centre, bool isAscending, const QColor& color)
{
    const double up = isAscending ? -1 : 1;
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPolygon(QPolygonF{centre + QPointF(-kArrow / 2.0, -up * 3),
                                   centre + QPointF(kArrow / 2.0, -up * 3), centre + QPointF(0, up * 3)});
}

}  // namespace

BoardHeader::BoardHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Column heads"));
    theme::setLook(this, QStringLiteral("board"));
    setHighlightSections(false);
    setSectionsClickable(true);
    setFrameShape(QFrame::NoFrame);
    setFixedHeight(qRound(kHeadHeight * theme::fontScale()));
    setMinimumSectionSize(24);
    viewport()->setAutoFillBackground(false);
}

void BoardHeader::setTopRadius(int radius)
{
    m_topRadius = radius;
    viewport()->update();
}

void BoardHeader::setPlain(bool isPlain)
{
    m_isPlain = isPlain;
    viewport()->update();
}

bool BoardHeader::isSortable(int section) const
{
    return sectionsClickable() && section >= 0 && !isSectionHidden(section)
           && !m_unsortable.contains(section);
}

void BoardHeader::paintGround(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    const Tokens& tokens = theme::tokens(this);
    if (!m_isPlain) {
        const bool isFirst = sectionViewportPosition(logicalIndex) <= 0;
        const bool isLast = sectionViewportPosition(logicalIndex) + sectionSize(logicalIndex) >= length();
        // The path reaches past the edges that stay square, where the clip cuts it off.
        QPainterPath path;
        path.addRoundedRect(
            rect.adjusted(isFirst ? 0 : -m_topRadius, 0, isLast ? 0 : m_topRadius, m_topRadius), m_topRadius,
            m_topRadius);
        painter->fillPath(path, tokens.sunken);
    }
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.border);
}

void BoardHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    const Tokens& tokens = theme::tokens(this);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(rect);
    paintGround(painter, rect, logicalIndex);
    if (const int before = sectionRunningOver(logicalIndex); before >= 0) {
        paintWords(painter, rect.adjusted(-sectionSize(before), 0, 0, 0), before);
    } else {
        const int after = visualIndex(logicalIndex) + 1 < count()
                              ? this->logicalIndex(visualIndex(logicalIndex) + 1)
                              : -1;
        const bool isRunningOver = after >= 0 && sectionRunningOver(after) == logicalIndex;
        paintWords(painter, rect.adjusted(0, 0, isRunningOver ? sectionSize(after) : 0, 0), logicalIndex);
    }
    if (hasFocus() && m_focused == logicalIndex) {
        painter->setPen(QPen(tokens.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 4, 4);
    }
    painter->restore();
}

int BoardHeader::sectionRunningOver(int logicalIndex) const
{
    const int visual = visualIndex(logicalIndex);
    if (visual < 1 || isSectionHidden(logicalIndex) || !headText(logicalIndex).isEmpty()) {
        return -1;
    }
    const int before = this->logicalIndex(visual - 1);
    const bool isLeft = !(model()->headerData(before, orientation(), Qt::TextAlignmentRole).toInt()
                          & Qt::AlignRight);
    return isLeft && !isSectionHidden(before) && !headText(before).isEmpty() ? before : -1;
}

int BoardHeader::wantedWidth(int section) const
{
    const int words = QFontMetrics(theme::font(theme::TextSize::Caption))
                          .horizontalAdvance(headText(section));
    return words + kPadding + kLeastPadding
           + (sectionsClickable() && !m_unsortable.contains(section) ? kArrow + kArrowGap : 0) + kRounding;
}

QString BoardHeader::headText(int section) const
{
    return model()->headerData(section, orientation(), Qt::DisplayRole).toString();
}

void BoardHeader::paintWords(QPainter* painter, const QRect& rect, int section) const
{
    const Tokens& tokens = theme::tokens(this);
    const QString text = headText(section);
    const auto alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt();
    painter->setFont(theme::font(theme::TextSize::Caption));
    painter->setPen(tokens.muted);
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section && !text.isEmpty();
    const QRect inner = rect.adjusted(kPadding, 0, -kPadding, -1);
    // A number's head may run to the left into its own padding before it is cut off.
    const QRect line = alignment & Qt::AlignRight ? inner.adjusted(-kPadding + kLeastPadding, 0, 0, 0)
                                                  : inner.adjusted(0, 0, kPadding - kLeastPadding, 0);
    const int room = line.width() - (isSorted ? kArrow + kArrowGap : 0);
    const QString shown = m_hasNames ? theme::fittedName(text, QFontMetricsF(painter->font()), room)
                                     : painter->fontMetrics().elidedText(text, Qt::ElideRight, room);
    const int width = painter->fontMetrics().horizontalAdvance(shown);
    painter->drawText(line, static_cast<int>(alignment) | Qt::AlignVCenter, shown);
    if (isSorted) {
        const double x = alignment & Qt::AlignRight ? line.right() - width - kArrowGap - kArrow / 2.0
                                                    : line.left() + width + kArrowGap + kArrow / 2.0;
        paintArrow(painter, QPointF(x, rect.center().y() + 0.5), sortIndicatorOrder() == Qt::AscendingOrder,
                   tokens.text);
    }
}

void BoardHeader::sortBy(int section)
{
    if (!isSortable(section)) {
        return;
    }
    const bool isReversal = sortIndicatorSection() == section && sortIndicatorOrder() == Qt::AscendingOrder;
    setSortIndicator(section, isReversal ? Qt::DescendingOrder : Qt::AscendingOrder);
    Q_EMIT sectionClicked(section);
}

void BoardHeader::mouseReleaseEvent(QMouseEvent* event)
{
    // Qt would move the indicator to an unsortable head as well.
    if (event->button() == Qt::LeftButton && !isSortable(logicalIndexAt(event->pos()))
        && sectionsClickable()) {
        const QSignalBlocker blocker(this);
        const int section = sortIndicatorSection();
        const Qt::SortOrder order = sortIndicatorOrder();
        QHeaderView::mouseReleaseEvent(event);
        setSortIndicator(section, order);
        return;
    }
    QHeaderView::mouseReleaseEvent(event);
}

void BoardHeader::moveFocus(int step)
{
    for (int next = visualIndex(qMax(m_focused, 0)) + step; next >= 0 && next < count(); next += step) {
        if (isSortable(logicalIndex(next))) {
            m_focused = logicalIndex(next);
            viewport()->update();
            return;
        }
    }
}

void BoardHeader::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: moveFocus(-1); break;
    case Qt::Key_Right: moveFocus(1); break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter: sortBy(m_focused); break;
    default: QHeaderView::keyPressEvent(event);
    }
}

void BoardHeader::focusInEvent(QFocusEvent* event)
{
    if (!isSortable(m_focused)) {
        m_focused = isSortable(sortIndicatorSection()) ? sortIndicatorSection() : -1;
        if (m_focused < 0) {
            moveFocus(1);
        }
    }
    QHeaderView::focusInEvent(event);
    viewport()->update();
}

void BoardHeader::focusOutEvent(QFocusEvent* event)
{
    QHeaderView::focusOutEvent(event);
    viewport()->update();
}

}  // namespace epochmark

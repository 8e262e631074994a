// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/checkdelegate.h"

#include <QMouseEvent>
#include <QPainter>

namespace epochmark {

namespace {

constexpr int kBox = 16;

}  // namespace

CheckDelegate::CheckDelegate(QObject* parent) : CellDelegate(parent) {}

void CheckDelegate::paintContent(QPainter* painter, const QRect& area, const QModelIndex& index,
                                 const Tokens& tokens) const
{
    const QRect box(area.left(), area.center().y() - kBox / 2 + 1, kBox, kBox);
    const bool isChecked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    painter->setPen(isChecked ? tokens.accentFill : tokens.control);
    painter->setBrush(isChecked ? QBrush(tokens.accentFill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (isChecked) {
        painter->setPen(QPen(tokens.onAccentFill, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF corner = box.topLeft();
        painter->drawPolyline(
            QPolygonF{corner + QPointF(4, 8.5), corner + QPointF(7, 11.5), corner + QPointF(12.5, 5)});
    }
}

bool CheckDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                const QModelIndex& index)
{
    if (event->type() != QEvent::MouseButtonRelease || !(index.flags() & Qt::ItemIsUserCheckable)) {
        return CellDelegate::editorEvent(event, model, option, index);
    }
    const auto* click = static_cast<QMouseEvent*>(event);
    if (click->button() != Qt::LeftButton || !option.rect.contains(click->position().toPoint())) {
        return false;
    }
    const bool isChecked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

}  // namespace epochmark

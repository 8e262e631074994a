// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/celldelegate.h"

namespace epochmark {

/// Paints and toggles a check in the design's own box. Toggled by a click anywhere in the cell or by Space on
/// the row (the view's business).
class CheckDelegate : public CellDelegate {
    Q_OBJECT
public:
    explicit CheckDelegate(QObject* parent = nullptr);

protected:
    void paintContent(QPainter* painter, const QRect& area, const QModelIndex& index,
                      const Tokens& tokens) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cellroles.h"
#include "theme/tokens.h"

#include <QHash>
#include <QIcon>
#include <QStyledItemDelegate>

namespace epochmark {

/// Paints a cell of a board from the roles in cellroles.h: one or two lines, an icon before them, badges
/// after the first, all in the theme's ink, with a hairline below the row and the row's focus edge. Owned by
/// its view; window thread.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CellDelegate(QObject* parent = nullptr);

    /// Icons of this many pixels before the text of left-aligned cells (numbers keep 16).
    void setIconSize(int pixels) { m_iconSize = pixels; }
    /// Space kept free at a row's left and right end and between cells; 12 unless changed.
    void setPadding(int pixels) { m_padding = pixels; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Ink of a tone.
    static QColor ink(const Tokens& tokens, CellTone tone);

protected:
    /// What stands inside the cell, the padding taken off.
    virtual void paintContent(QPainter* painter, const QRect& area, const QModelIndex& index,
                              const Tokens& tokens) const;
    void paintIcon(QPainter* painter, const QRect& area, const QString& name, const QColor& color) const;

private:
    void paintGround(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                     const Tokens& tokens) const;
    void paintRowFocus(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                       const Tokens& tokens) const;
    void paintFirstLine(QPainter* painter, const QRect& line, const QModelIndex& index,
                        const Tokens& tokens) const;
    void paintDetail(QPainter* painter, const QRect& line, const QModelIndex& index,
                     const Tokens& tokens) const;
    int paintRightSuffix(QPainter* painter, const QRect& line, const QString& suffix,
                         const Tokens& tokens) const;
    int paintBadges(QPainter* painter, const QRect& area, const QList<CellBadge>& badges,
                    const Tokens& tokens) const;

    int m_iconSize = 20;
    int m_padding = 12;
    mutable QHash<QPair<QString, QRgb>, QIcon> m_icons;
};

}  // namespace epochmark

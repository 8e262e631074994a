// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/celldelegate.h"

#include "theme/fittedname.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace epochmark {

namespace {

constexpr int kIconGap = 8;
constexpr int kBadgeGap = 8;
constexpr int kSmallIcon = 14;
constexpr int kNumberIcon = 16;
constexpr int kBadgePadding = 6;
constexpr int kSuffixGap = 4;
constexpr int kRounding = 2;  // an advance is rounded, the painter's elision isn't

template <typename T>
T enumRole(const QModelIndex& index, int role)
{
    return static_cast<T>(index.data(role).toInt());
}

QFont mainFont(const QModelIndex& index)
{
    switch (enumRole<CellEmphasis>(index, EmphasisRole)) {
    case CellEmphasis::Large: return theme::font(theme::TextSize::Title, true);
    case CellEmphasis::Bold: return theme::font(theme::TextSize::Body, true);
    case CellEmphasis::Plain: break;
    }
    return theme::font(theme::TextSize::Body);
}

int badgeWidth(const CellBadge& badge, const QFontMetrics& metrics)
{
    return metrics.horizontalAdvance(badge.text) + kRounding + (badge.icon.isEmpty() ? 0 : kSmallIcon + 4)
           + (badge.isFramed ? 2 * kBadgePadding : 0);
}

int badgesWidth(const QList<CellBadge>& badges, const QFontMetrics& metrics)
{
    int width = 0;
    for (const CellBadge& badge : badges) {
        width += kBadgeGap + badgeWidth(badge, metrics);
    }
    return width;
}

bool isRightAligned(const QModelIndex& index)
{
    return index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
}

int mainLineWidth(const QModelIndex& index, const QFontMetrics& metrics)
{
    return metrics.horizontalAdvance(index.data().toString()) + kRounding;
}

/// Badges go below, behind the detail, where there is room for all of them there alone: the name comes first.
bool areBadgesBelow(const QModelIndex& index, int width)
{
    const QString detail = index.data(DetailRole).toString();
    const QList<CellBadge> badges = index.data(BadgesRole).value<QList<CellBadge>>();
    const QFontMetrics small(theme::font(theme::TextSize::Caption));
    const int wanted = badgesWidth(badges, small);
    return !badges.isEmpty() && !detail.isEmpty()
           && mainLineWidth(index, QFontMetrics(mainFont(index))) + wanted > width
           && small.horizontalAdvance(detail) + kRounding + wanted <= width;
}

QString elided(const QPainter& painter, const QString& text, int width)
{
    return painter.fontMetrics().elidedText(text, Qt::ElideRight, width);
}

}  // namespace

CellDelegate::CellDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

QColor CellDelegate::ink(const Tokens& tokens, CellTone tone)
{
    switch (tone) {
    case CellTone::Muted: return tokens.muted;
    case CellTone::Accent: return tokens.accent;
    case CellTone::Success: return tokens.success;
    case CellTone::Warning: return tokens.warning;
    case CellTone::Error: return tokens.error;
    case CellTone::Normal: break;
    }
    return tokens.text;
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const Tokens& tokens = theme::tokens(option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(painter, option, index, tokens);
    painter->setClipRect(option.rect);
    paintContent(painter, option.rect.adjusted(m_padding, 0, -m_padding, -1), index, tokens);
    paintRowFocus(painter, option, index, tokens);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QFontMetrics main(mainFont(index));
    const QFontMetrics detail(theme::font(theme::TextSize::Caption));
    int width = mainLineWidth(index, main);
    width += badgesWidth(index.data(BadgesRole).value<QList<CellBadge>>(), detail);
    if (const QString suffix = index.data(SuffixRole).toString(); !suffix.isEmpty()) {
        width += detail.horizontalAdvance(suffix) + kSuffixGap;
    }
    const bool isMarked = isRightAligned(index)
                          && enumRole<CellTone>(index, DetailToneRole) == CellTone::Warning;
    width = qMax(width, detail.horizontalAdvance(index.data(DetailRole).toString()) + kRounding
                            + (isMarked ? kSmallIcon + kSuffixGap : 0));
    if (!index.data(IconNameRole).toString().isEmpty()) {
        width += kIconGap + (isRightAligned(index) ? kNumberIcon : m_iconSize);
    }
    const bool isTwoLines = !index.data(DetailRole).toString().isEmpty();
    return {width + 2 * m_padding, main.height() + 14 + (isTwoLines ? detail.height() : 0)};
}

void CellDelegate::paintGround(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index, const Tokens& tokens) const
{
    if (index.data(HighlightRole).toBool()) {
        painter->fillRect(option.rect, tokens.accentGround);
    } else if (enumRole<CellTone>(index, GroundRole) == CellTone::Warning) {
        painter->fillRect(option.rect, tokens.warningGround);
    }
    if (index.row() + 1 < index.model()->rowCount()) {
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          tokens.border);
    }
}

void CellDelegate::paintRowFocus(QPainter* painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index, const Tokens& tokens) const
{
    const auto* view = qobject_cast<const QTableView*>(option.widget);
    if (!view || !view->hasFocus() || view->currentIndex().row() != index.row()) {
        return;
    }
    const QRect area = option.rect.adjusted(0, 0, 0, -1);
    painter->fillRect(QRect(area.left(), area.top(), area.width(), 2), tokens.accent);
    painter->fillRect(QRect(area.left(), area.bottom() - 1, area.width(), 2), tokens.accent);
    const QHeaderView* header = view->horizontalHeader();
    if (header->sectionViewportPosition(index.column()) <= 0) {
        painter->fillRect(QRect(area.left(), area.top(), 2, area.height()), tokens.accent);
    }
    if (header->sectionViewportPosition(index.column()) + header->sectionSize(index.column())
        >= header->length()) {
        painter->fillRect(QRect(area.right() - 1, area.top(), 2, area.height()), tokens.accent);
    }
}

void CellDelegate::paintContent(QPainter* painter, const QRect& area, const QModelIndex& index,
                                const Tokens& tokens) const
{
    QRect text = area;
    const QString icon = index.data(IconNameRole).toString();
    if (!icon.isEmpty() && !isRightAligned(index)) {
        paintIcon(painter, QRect(area.left(), area.center().y() - m_iconSize / 2 + 1, m_iconSize, m_iconSize),
                  icon, ink(tokens, enumRole<CellTone>(index, IconToneRole)));
        text.setLeft(area.left() + m_iconSize + kIconGap);
    }
    if (index.data(DetailRole).toString().isEmpty()) {
        paintFirstLine(painter, text, index, tokens);
        return;
    }
    const int first = QFontMetrics(mainFont(index)).height();
    const int second = QFontMetrics(theme::font(theme::TextSize::Caption)).height();
    const int top = text.top() + (text.height() - first - second) / 2;
    paintFirstLine(painter, QRect(text.left(), top, text.width(), first), index, tokens);
    paintDetail(painter, QRect(text.left(), top + first, text.width(), second), index, tokens);
}

void CellDelegate::paintFirstLine(QPainter* painter, const QRect& line, const QModelIndex& index,
                                  const Tokens& tokens) const
{
    painter->setFont(mainFont(index));
    const QFontMetrics metrics = painter->fontMetrics();
    const QString text = index.data().toString();
    const QList<CellBadge> badges = index.data(BadgesRole).value<QList<CellBadge>>();
    const QString suffix = index.data(SuffixRole).toString();
    painter->setPen(ink(tokens, enumRole<CellTone>(index, ToneRole)));
    if (isRightAligned(index)) {
        const int suffixWidth = paintRightSuffix(painter, line, suffix, tokens);
        painter->drawText(line.adjusted(0, 0, -suffixWidth, 0), Qt::AlignRight | Qt::AlignVCenter,
                          elided(*painter, text, line.width() - suffixWidth));
        const QString icon = index.data(IconNameRole).toString();
        if (!icon.isEmpty()) {
            const int left = line.right() + 1 - metrics.horizontalAdvance(text) - kIconGap - kNumberIcon;
            paintIcon(painter, QRect(left, line.center().y() - kNumberIcon / 2 + 1, kNumberIcon, kNumberIcon),
                      icon, ink(tokens, enumRole<CellTone>(index, IconToneRole)));
        }
        return;
    }
    const int needed = mainLineWidth(index, metrics);
    const int nameWidth = qMin(needed, line.width());
    painter->drawText(
        QRect(line.left(), line.top(), nameWidth, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
        index.data(NameRole).toBool() ? theme::fittedName(text, QFontMetricsF(painter->font()), nameWidth)
                                      : elided(*painter, text, nameWidth));
    if (!suffix.isEmpty()) {
        painter->setFont(theme::font(theme::TextSize::Caption));
        painter->setPen(tokens.muted);
        painter->drawText(line.adjusted(needed - kRounding + 1, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          suffix);
    }
    if (!areBadgesBelow(index, line.width())) {
        paintBadges(painter, line.adjusted(nameWidth + kBadgeGap, 0, 0, 0), badges, tokens);
    }
}

int CellDelegate::paintRightSuffix(QPainter* painter, const QRect& line, const QString& suffix,
                                   const Tokens& tokens) const
{
    if (suffix.isEmpty()) {
        return 0;
    }
    painter->save();
    painter->setFont(theme::font(theme::TextSize::Caption));
    painter->setPen(tokens.muted);
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, suffix);
    const int width = painter->fontMetrics().horizontalAdvance(suffix) + kSuffixGap;
    painter->restore();
    return width;
}

void CellDelegate::paintDetail(QPainter* painter, const QRect& line, const QModelIndex& index,
                               const Tokens& tokens) const
{
    const auto tone = enumRole<CellTone>(index, DetailToneRole);
    const bool isRight = isRightAligned(index);
    painter->setFont(theme::font(theme::TextSize::Caption));
    painter->setPen(ink(tokens, tone));
    const int mark = tone == CellTone::Warning && isRight ? kSmallIcon + kSuffixGap : 0;
    const QString text = elided(*painter, index.data(DetailRole).toString(), line.width() - mark);
    painter->drawText(line, (isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, text);
    if (mark > 0) {
        const int left = line.right() + 1 - painter->fontMetrics().horizontalAdvance(text) - mark;
        paintIcon(painter, QRect(left, line.center().y() - kSmallIcon / 2 + 1, kSmallIcon, kSmallIcon),
                  QStringLiteral("triangle"), tokens.warning);
    }
    if (!isRight && areBadgesBelow(index, line.width())) {
        const int after = painter->fontMetrics().horizontalAdvance(text) + kRounding + kBadgeGap;
        paintBadges(painter, line.adjusted(after, 0, 0, 0), index.data(BadgesRole).value<QList<CellBadge>>(),
                    tokens);
    }
}

int CellDelegate::paintBadges(QPainter* painter, const QRect& area, const QList<CellBadge>& badges,
                              const Tokens& tokens) const
{
    painter->setFont(theme::font(theme::TextSize::Caption));
    const QFontMetrics metrics = painter->fontMetrics();
    int left = area.left();
    for (const CellBadge& badge : badges) {
        const int width = qMin(badgeWidth(badge, metrics), area.right() + 1 - left);
        if (width < 2 * kSmallIcon) {
            break;
        }
        const QColor color = ink(tokens, badge.tone);
        QRect text(left, area.top(), width, area.height());
        if (badge.isFramed) {
            painter->setPen(badge.tone == CellTone::Muted ? tokens.border : color);
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(text).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
            text.adjust(kBadgePadding, 0, -kBadgePadding, 0);
        }
        if (!badge.icon.isEmpty()) {
            paintIcon(painter,
                      QRect(text.left(), text.center().y() - kSmallIcon / 2 + 1, kSmallIcon, kSmallIcon),
                      badge.icon, color);
            text.setLeft(text.left() + kSmallIcon + 4);
        }
        // Half a word says less than its icon alone, whose tooltip has all of it.
        const bool isIconAlone = !badge.icon.isEmpty()
                                 && text.width() < metrics.horizontalAdvance(badge.text);
        painter->setPen(color);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          isIconAlone ? QString() : elided(*painter, badge.text, text.width()));
        left += width + kBadgeGap;
    }
    return left;
}

void CellDelegate::paintIcon(QPainter* painter, const QRect& area, const QString& name,
                             const QColor& color) const
{
    QIcon& icon = m_icons[{name, color.rgba()}];
    if (icon.isNull()) {
        icon = theme::icon(name, color);
    }
    icon.paint(painter, area);
}

}  // namespace epochmark

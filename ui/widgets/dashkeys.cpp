// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/dashkeys.h"

#include "theme/theme.h"

#include <QPainter>

#include <utility>

namespace epochmark {

namespace {

constexpr int kBeside = 7;  // between stroke and name

}  // namespace

DashKeys::DashKeys(Ink ink, QWidget* parent) : QWidget(parent), m_ink(ink)
{
    setFont(theme::font(theme::TextSize::Caption));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void DashKeys::setHasGhosts(bool hasGhosts)
{
    m_hasGhosts = hasGhosts;
    updateGeometry();
    update();
}

QString DashKeys::nameOf(Split split)
{
    switch (split) {
    case Split::Training: return tr("training");
    case Split::Validation: return tr("validation");
    case Split::Ghost: return tr("ghost");
    }
    return {};
}

QList<DashKeys::Split> DashKeys::splits() const
{
    return m_hasGhosts ? QList<Split>{Split::Training, Split::Validation, Split::Ghost}
                       : QList<Split>{Split::Training, Split::Validation};
}

int DashKeys::widthOf(const QList<Split>& splits, const Lengths& lengths) const
{
    int width = -lengths.between;
    for (const Split split : splits) {
        width += lengths.between + lengths.stroke + kBeside + fontMetrics().horizontalAdvance(nameOf(split))
                 + 1;
    }
    return width;
}

QSize DashKeys::sizeHint() const
{
    return {widthOf(splits(), kRoomy), fontMetrics().height()};
}

QSize DashKeys::minimumSizeHint() const
{
    return {widthOf({Split::Training, Split::Validation}, kShort), fontMetrics().height()};
}

QPen DashKeys::penOf(Split split) const
{
    const Tokens& t = theme::tokens(this);
    if (split == Split::Ghost) {
        QPen pen(t.control, 1.25, Qt::SolidLine, Qt::FlatCap);
        pen.setDashPattern({4, 2.4});
        return pen;
    }
    QPen pen(m_ink == Ink::FirstSeries ? t.series[0] : t.muted, 2.25, Qt::SolidLine, Qt::FlatCap);
    if (split == Split::Validation) {
        pen.setDashPattern({2.7, 1.8});
    }
    return pen;
}

void DashKeys::paintEvent(QPaintEvent*)
{
    QList<Split> shown = splits();
    const Lengths& lengths = widthOf(shown, kRoomy) <= width() ? kRoomy : kShort;
    if (widthOf(shown, lengths) > width()) {
        shown.removeAll(Split::Ghost);
    }
    QPainter painter(this);
    int left = width() - widthOf(shown, lengths);
    for (const Split split : std::as_const(shown)) {
        painter.setPen(penOf(split));
        painter.drawLine(QPointF(left, height() / 2.0), QPointF(left + lengths.stroke, height() / 2.0));
        left += lengths.stroke + kBeside;
        painter.setPen(theme::tokens(this).muted);
        const QString name = nameOf(split);
        painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignVCenter | Qt::AlignLeft, name);
        left += fontMetrics().horizontalAdvance(name) + 1 + lengths.between;
    }
}

}  // namespace epochmark

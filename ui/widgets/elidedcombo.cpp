// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/elidedcombo.h"

#include "theme/fittedname.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace epochmark {

namespace {

constexpr int kWidestList = 520;
constexpr int kInset = 2;  // what the style leaves free inside the field

}  // namespace

ElidedCombo::ElidedCombo(int least, int most, QWidget* parent)
    : QComboBox(parent), m_least(qRound(least * theme::fontScale())),
      m_most(qRound(most * theme::fontScale()))
{
    // Not AdjustToContents: such a combo resizes itself a moment after its entries changed, past its layout.
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    view()->setTextElideMode(Qt::ElideRight);
    connect(this, &QComboBox::currentTextChanged, this, &ElidedCombo::updateToolTip);
    connect(model(), &QAbstractItemModel::rowsInserted, this, &ElidedCombo::updateGeometry);
    connect(model(), &QAbstractItemModel::rowsRemoved, this, &ElidedCombo::updateGeometry);
    connect(model(), &QAbstractItemModel::dataChanged, this, &ElidedCombo::updateGeometry);
}

QSize ElidedCombo::sizeHint() const
{
    return {qBound(m_least, wholeWidth(), m_most), QComboBox::sizeHint().height()};
}

/// For the longest entry.
int ElidedCombo::wholeWidth() const
{
    int widest = 0;
    for (int entry = 0; entry < count(); ++entry) {
        widest = qMax(widest, fontMetrics().horizontalAdvance(itemText(entry)));
    }
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QSize contents(widest + kInset, fontMetrics().height());
    return style()->sizeFromContents(QStyle::CT_ComboBox, &option, contents, this).width();
}

QSize ElidedCombo::minimumSizeHint() const
{
    return {m_least, QComboBox::minimumSizeHint().height()};
}

QString ElidedCombo::elided(QStyleOptionComboBox* option) const
{
    initStyleOption(option);
    if (currentIndex() < 0) {
        option->currentText = placeholderText();
    }
    const QRect field = style()->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxEditField,
                                                this);
    const int room = field.width() - kInset;
    return m_hasNames ? theme::fittedName(option->currentText, QFontMetricsF(font()), room)
                      : fontMetrics().elidedText(option->currentText, Qt::ElideRight, room);
}

QString ElidedCombo::shownText() const
{
    QStyleOptionComboBox option;
    return elided(&option);
}

void ElidedCombo::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    option.currentText = elided(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void ElidedCombo::resizeEvent(QResizeEvent* event)
{
    QComboBox::resizeEvent(event);
    updateToolTip();
    // The list shows its entries whole, also where the field is narrower, but never as wide as the window.
    view()->setMinimumWidth(qMin(wholeWidth(), qRound(kWidestList * theme::fontScale())));
}

void ElidedCombo::updateToolTip()
{
    setToolTip(shownText() == currentText() ? QString() : currentText());
}

}  // namespace epochmark

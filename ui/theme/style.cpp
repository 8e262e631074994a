// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/style.h"

#include "theme/theme.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QScrollBar>
#include <QWidget>

namespace epochmark::theme {

namespace {

/// Whose value a wheel would change.
bool isTurnable(const QObject* object)
{
    return qobject_cast<const QAbstractSpinBox*>(object) != nullptr
           || qobject_cast<const QComboBox*>(object) != nullptr
           || (qobject_cast<const QAbstractSlider*>(object) != nullptr
               && qobject_cast<const QScrollBar*>(object) == nullptr);
}

}  // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion"))
{
    qApp->installEventFilter(this);
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returnData) const
{
    if (hint == SH_UnderlineShortcut) {
        return m_isUnderlined ? 1 : 0;
    }
    // A list that covers its field, with arrows in place of a scroll bar, hides what it offers.
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons || hint == SH_ComboBox_Popup) {
        return 0;
    }
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    // A second frame within that of the style sheet, over words and ticks.
    const bool isFramed = qobject_cast<const QAbstractButton*>(widget) != nullptr || isTurnable(widget);
    if (element != PE_FrameFocusRect || !isFramed) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

QIcon Style::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    switch (which) {
    case SP_MessageBoxQuestion: return icon(QStringLiteral("help"), IconRole::Accent);
    case SP_MessageBoxInformation: return icon(QStringLiteral("info"), IconRole::Accent);
    case SP_MessageBoxWarning: return icon(QStringLiteral("triangle"), IconRole::Warning);
    case SP_MessageBoxCritical: return icon(QStringLiteral("cross"), IconRole::Error);
    default: return QProxyStyle::standardIcon(which, option, widget);
    }
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (isTurnable(widget) && widget->focusPolicy() == Qt::WheelFocus) {
        widget->setFocusPolicy(Qt::StrongFocus);
    }
}

bool Style::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Alt) {
            setUnderlined(event->type() == QEvent::KeyPress);
        }
    } else if (event->type() == QEvent::ApplicationDeactivate) {
        setUnderlined(false);
    } else if (event->type() == QEvent::Wheel && isTurnable(watched)
               && !static_cast<const QWidget*>(watched)->hasFocus()) {
        event->ignore();  // goes on to what scrolls
        return true;
    }
    return QProxyStyle::eventFilter(watched, event);
}

void Style::setUnderlined(bool isUnderlined)
{
    if (m_isUnderlined == isUnderlined) {
        return;
    }
    m_isUnderlined = isUnderlined;
    for (QWidget* widget : QApplication::allWidgets()) {
        widget->update();
    }
}

}  // namespace epochmark::theme

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/buttons.h"

#include "theme/theme.h"

#include <QPushButton>

namespace epochmark {

namespace {

QString lookOf(ButtonKind kind, ButtonSize size)
{
    QStringList words;
    switch (kind) {
    case ButtonKind::Normal: break;
    case ButtonKind::Primary: words << QStringLiteral("primary"); break;
    case ButtonKind::Danger: words << QStringLiteral("danger"); break;
    case ButtonKind::Link: words << QStringLiteral("link"); break;
    }
    switch (size) {
    case ButtonSize::Normal: break;
    case ButtonSize::Large: words << QStringLiteral("large"); break;
    case ButtonSize::Small: words << QStringLiteral("small"); break;
    }
    return words.join(QLatin1Char(' '));
}

IconRole iconRoleOf(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Normal: return IconRole::Text;
    case ButtonKind::Primary: return IconRole::OnAccentFill;
    case ButtonKind::Danger: return IconRole::Error;
    case ButtonKind::Link: return IconRole::Accent;
    }
    return IconRole::Text;
}

}  // namespace

QPushButton* makeButton(const QString& text, const QString& objectName, const QString& iconName,
                        ButtonKind kind, ButtonSize size, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(objectName);
    button->setCursor(Qt::PointingHandCursor);
    button->setAutoDefault(true);  // Enter presses the button that has the focus, outside dialogs as well
    setButton(button, text, iconName, kind, size);
    return button;
}

void setButton(QPushButton* button, const QString& text, const QString& iconName, ButtonKind kind,
               ButtonSize size)
{
    button->setText(text);
    button->setIcon(iconName.isEmpty() ? QIcon() : theme::icon(iconName, iconRoleOf(kind)));
    // Wider than high: the style puts no more than 4 pixels between icon and words.
    const int edge = qRound(16 * theme::fontScale());
    button->setIconSize({edge + 4, edge});
    theme::setLook(button, lookOf(kind, size));
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/theme.h"

#include "theme/style.h"
#include "theme/stylesheet.h"
#include "theme/systemscheme.h"

#include <QApplication>
#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace epochmark::theme {

namespace {

/// What the system had before the first apply(): it answers for ColorScheme::System and for the font scale.
struct SystemLook {
    QPalette palette;
    double fontScale = 1;
};

SystemLook readSystemLook()
{
    SystemLook look;
    look.palette = QApplication::palette();
    const double points = QApplication::font().pointSizeF();
    look.fontScale = points > 11 ? std::min(points / 11, 2.0) : 1.0;
    return look;
}

const SystemLook& systemLook()
{
    static const SystemLook look = readSystemLook();
    return look;
}

ColorScheme& appliedScheme()
{
    static ColorScheme scheme = ColorScheme::System;
    return scheme;
}

/// What the desktop was heard to prefer; System: nothing yet.
ColorScheme& preferredScheme()
{
    static ColorScheme scheme = ColorScheme::System;
    return scheme;
}

int designPixels(TextSize size)
{
    switch (size) {
    case TextSize::Tick: return 11;
    case TextSize::Caption: return 12;
    case TextSize::Body: return 13;
    case TextSize::Title: return 15;
    case TextSize::PageTitle: return 20;
    case TextSize::Tile: return 22;
    case TextSize::Heading: return 26;
    }
    return 13;
}

const Tokens& tokensOf(ColorScheme scheme)
{
    switch (scheme == ColorScheme::System ? preferredScheme() : scheme) {
    case ColorScheme::Light: return Tokens::light();
    case ColorScheme::Dark: return Tokens::dark();
    case ColorScheme::System: break;
    }
    return tokens(systemLook().palette);
}

void setDisabledColors(QPalette& palette, const Tokens& t)
{
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        palette.setColor(QPalette::Disabled, role, t.muted);
    }
    palette.setColor(QPalette::Disabled, QPalette::Base, t.sunken);
    palette.setColor(QPalette::Disabled, QPalette::Button, t.sunken);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, t.sunken);
}

}  // namespace

void apply(QApplication& application, ColorScheme scheme)
{
    const bool isFirst = !application.property("epochmarkTheme").toBool();
    const SystemLook& system = systemLook();
    appliedScheme() = scheme;
    const Tokens& t = tokensOf(scheme);
    if (isFirst) {
        QApplication::setStyle(new Style);
        application.setProperty("epochmarkTheme", true);
        QApplication::setFont(font(TextSize::Body));
    }
    QApplication::setPalette(palette(t));
    application.setStyleSheet(styleSheet(t, system.fontScale));
}

void dress(QWidget* widget, const Tokens& t)
{
    widget->setPalette(palette(t));
    widget->setStyleSheet(styleSheet(t, systemLook().fontScale));
}

void setSystemScheme(QApplication& application, ColorScheme preferred)
{
    if (preferredScheme() == preferred) {
        return;
    }
    preferredScheme() = preferred;
    if (appliedScheme() == ColorScheme::System) {
        apply(application, ColorScheme::System);
    }
}

ColorScheme systemScheme()
{
    return tokensOf(ColorScheme::System).isDark ? ColorScheme::Dark : ColorScheme::Light;
}

ColorScheme scheme()
{
    return appliedScheme();
}

const Tokens& tokens(const QPalette& palette)
{
    const bool isDark = palette.color(QPalette::Window).lightness()
                        < palette.color(QPalette::WindowText).lightness();
    return isDark ? Tokens::dark() : Tokens::light();
}

const Tokens& tokens(const QWidget* widget)
{
    // A style sheet changes the roles of the widgets that it colours (a transparent ground is black to the
    // palette); the tool tip's it leaves alone.
    const QPalette& own = widget->palette();
    const bool isDark = own.color(QPalette::ToolTipBase).lightness()
                        < own.color(QPalette::ToolTipText).lightness();
    return isDark ? Tokens::dark() : Tokens::light();
}

QPalette palette(const Tokens& t)
{
    QPalette palette(t.text, t.surface, t.border, t.control, t.border, t.text, t.text, t.surface, t.window);
    palette.setColor(QPalette::AlternateBase, t.sunken);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::Highlight, t.accentFill);
    palette.setColor(QPalette::HighlightedText, t.onAccentFill);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::ToolTipBase, t.surface);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Mid, t.control);
    palette.setColor(QPalette::Shadow, t.border);
    setDisabledColors(palette, t);
    return palette;
}

double fontScale()
{
    return systemLook().fontScale;
}

QFont font(TextSize size, bool isBold)
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"), font.defaultFamily()});
    font.setPixelSize(qRound(designPixels(size) * fontScale()));
    font.setWeight(isBold ? QFont::Bold : QFont::Normal);
    return font;
}

QColor color(IconRole role, const Tokens& t)
{
    switch (role) {
    case IconRole::Text: return t.text;
    case IconRole::Muted: return t.muted;
    case IconRole::Accent: return t.accent;
    case IconRole::OnAccentFill: return t.onAccentFill;
    case IconRole::Success: return t.success;
    case IconRole::Warning: return t.warning;
    case IconRole::Error: return t.error;
    }
    return t.text;
}

void setLook(QWidget* widget, const QString& look)
{
    if (widget->property("look").toString() == look) {
        return;
    }
    widget->setProperty("look", look);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

}  // namespace epochmark::theme

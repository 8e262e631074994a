// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProxyStyle>

namespace epochmark::theme {

/// Fusion, with mnemonics underlined only while Alt is held, choosers that open as plain lists, and questions
/// in the program's own icons; the focus of what is operated is the style sheet's frame alone. Under it the
/// wheel scrolls the page, whatever it is over: a field, chooser or slider takes it only while it has the
/// focus, and gets no focus by it. Owned by the application.
class Style : public QProxyStyle {
    Q_OBJECT
public:
    Style();

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option,
                       const QWidget* widget) const override;
    using QProxyStyle::polish;
    void polish(QWidget* widget) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setUnderlined(bool isUnderlined);

    bool m_isUnderlined = false;
};

}  // namespace epochmark::theme

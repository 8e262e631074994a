// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

class QLayout;

namespace epochmark {

/// Scrolls the content of a page up and down. The bar stands in a margin that is kept free at the right, so
/// that the content is as wide with it as without.
class PageScroll : public QScrollArea {
    Q_OBJECT
public:
    /// Pixels kept free at the right; pages make their own margin smaller by them.
    static constexpr int kBarRoom = 12;

    /// The widget in a layout that ends where the scrolled cards end.
    static QLayout* aligned(QWidget* widget);

    explicit PageScroll(QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void keepRoom();
};

}  // namespace epochmark

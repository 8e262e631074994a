// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/theme.h"

#include <QWidget>

namespace epochmark {

/// Shows one icon of the set at a fixed size, in the colour of its role. Decoration: hidden from screen
/// readers unless it is given an accessible name. Follows a change of the scheme by itself.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    /// `edge` in design pixels: 14, 16, 20, 24.
    explicit IconLabel(const QString& iconName, IconRole role = IconRole::Muted, int edge = 16,
                       QWidget* parent = nullptr);

    void setIcon(const QString& iconName, IconRole role);
    QString iconName() const { return m_name; }
    QSize sizeHint() const override { return {m_edge, m_edge}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    IconRole m_role;
    int m_edge;
};

}  // namespace epochmark

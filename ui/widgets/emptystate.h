// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace epochmark {

class IconLabel;

/// What a page shows while it has nothing to show: an icon, one sentence in big type, one that says what to
/// do, buttons.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& iconName, const QString& heading, const QString& text,
               QWidget* parent = nullptr);

    void setContent(const QString& iconName, const QString& heading, const QString& text);
    /// Adds a button beneath; the first one added is usually the primary.
    void addButton(QPushButton* button);
    /// Adds what else would help, as a card beneath the buttons.
    void addAside(const QString& title, QWidget* widget);

private:
    IconLabel* m_icon;
    QLabel* m_heading;
    QLabel* m_text;
    QHBoxLayout* m_buttons;
    QVBoxLayout* m_column;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace epochmark {

class IconButton;
class IconLabel;

/// A line or card that tells of something on a ground of its own: icon, a strong sentence, a quieter one,
/// actions, and a close button where it may be dismissed. Spoken: its accessible name is what it says.
class Banner : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Info, Success, Warning, Error };

    explicit Banner(QWidget* parent = nullptr);

    /// Plain text; `detail` may be empty.
    void setContent(Kind kind, const QString& text, const QString& detail = {});
    QString text() const;
    void addAction(QWidget* widget);
    void setClosable(bool isClosable);

Q_SIGNALS:
    void closed();

private:
    IconLabel* m_icon;
    QLabel* m_text;
    QLabel* m_detail;
    QHBoxLayout* m_actions;
    IconButton* m_close;
};

}  // namespace epochmark

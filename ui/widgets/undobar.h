// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QLabel;
class QTimer;

namespace epochmark {

/// "RTX 4070 deleted." with Undo, for ten seconds. Hidden until offer(); exactly one of undone() and
/// expired() follows each offer (a new offer, or hiding the bar, lets the old one expire).
class UndoBar : public QFrame {
    Q_OBJECT
public:
    static constexpr int kSeconds = 10;

    explicit UndoBar(QWidget* parent = nullptr);
    void offer(const QString& text);

Q_SIGNALS:
    void undone();
    void expired();

private:
    void end(bool isUndone);

    QLabel* m_text;
    QTimer* m_timer;
};

}  // namespace epochmark

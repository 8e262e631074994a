// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace epochmark {

/// Lies over the window while something is dragged over it that can be dropped, and says what will come of
/// it. Takes no part in the dragging itself. Window thread.
class DropOverlay : public QWidget {
    Q_OBJECT
public:
    explicit DropOverlay(QWidget* window);

    void say(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_words;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace epochmark {

/// A small square of a series' colour, hatched where the bars are, and its word. Decoration beside bars that
/// speak for themselves.
class ColorKey : public QWidget {
    Q_OBJECT
public:
    ColorKey(const QString& text, int series, bool isHatched, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    int m_series;
    bool m_isHatched;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace epochmark {

/// "What you will see": a drawing of the live accuracy chart, for the first start. Decoration.
class CurveSketch : public QWidget {
    Q_OBJECT
public:
    explicit CurveSketch(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {330, 250}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace epochmark

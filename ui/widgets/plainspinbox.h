// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDoubleSpinBox>

namespace epochmark {

/// A number field that writes no more decimals than its value has: "2", "0.5", "289.99".
class PlainSpinBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit PlainSpinBox(QWidget* parent = nullptr);
    QString textFromValue(double value) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
};

}  // namespace epochmark

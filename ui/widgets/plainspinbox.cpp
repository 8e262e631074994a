// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/plainspinbox.h"

namespace epochmark {

PlainSpinBox::PlainSpinBox(QWidget* parent) : QDoubleSpinBox(parent) {}

QString PlainSpinBox::textFromValue(double value) const
{
    QString text = QDoubleSpinBox::textFromValue(value);
    const QString point = locale().decimalPoint();
    if (!text.contains(point)) {
        return text;
    }
    while (text.endsWith(QLatin1Char('0'))) {
        text.chop(1);
    }
    if (text.endsWith(point)) {
        text.chop(point.size());
    }
    return text;
}

QSize PlainSpinBox::sizeHint() const
{
    // Qt measures the words with the field's own metrics, a style sheet may make them bold.
    const QSize hint = QDoubleSpinBox::sizeHint();
    return {hint.width() + fontMetrics().averageCharWidth() * 2, hint.height()};
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QSlider;

namespace epochmark {

class NumberField;

/// One assumption: its name, its value in a field without edge, a slider and the slider's ends in words.
/// Field and slider always agree; the field takes values between the slider's steps. Window thread.
class UsageSlider : public QWidget {
    Q_OBJECT
public:
    struct Range {
        double low = 0;
        double high = 1;
        double step = 1;
        int decimals = 0;
    };

    /// `objectName` names the slider "<name>Slider" and the field "<name>Spin".
    UsageSlider(const QString& text, const QString& objectName, Range range, QWidget* parent = nullptr);

    /// Words around the value: "$", " a kWh".
    void setAffixes(const QString& prefix, const QString& suffix);
    void setEnds(const QString& low, const QString& high);

    /// Something between the name and the value; the slider takes it over.
    void addBesideName(QWidget* widget);

    double value() const;
    /// Without valueChanged().
    void setValue(double value);

Q_SIGNALS:
    void valueChanged(double value);

private:
    int position(double value) const;

    Range m_range;
    NumberField* m_field;
    QSlider* m_slider;
    QLabel* m_low;
    QLabel* m_high;
    QHBoxLayout* m_names;
    QLabel* m_problem;  ///< beneath, while the field holds no such number
};

}  // namespace epochmark

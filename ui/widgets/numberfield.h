// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractSpinBox>

#include <optional>

namespace epochmark {

/// A field for a number that takes what people type ("1e-4", "0.5", "10,000") and leaves it as typed. A text
/// that is no number, or one out of range, stays too: the field is marked, problem() says what can be
/// entered, and value() is the last good one. Numbers that are set or stepped to show no more decimals than
/// they have. Window thread.
///     auto* batch = new NumberField;
///     batch->setRange(1, 4096);
///     connect(batch, &NumberField::problemChanged, label, &QLabel::setText);
class NumberField : public QAbstractSpinBox {
    Q_OBJECT
    Q_PROPERTY(double value READ value WRITE setValue NOTIFY valueChanged USER true)
    Q_PROPERTY(double minimum READ minimum)
    Q_PROPERTY(double maximum READ maximum)
public:
    explicit NumberField(QWidget* parent = nullptr);

    /// Both ends included. A value outside is set to the nearer end, a wrong text is judged anew.
    void setRange(double low, double high);
    /// From above `low`, which itself is refused.
    void setRangeAbove(double low, double high);
    /// How many a set number shows; 0, as from the start: whole numbers alone.
    void setDecimals(int decimals);
    void setSingleStep(double step) { m_step = step; }
    /// Stands for the lowest value.
    void setSpecialText(const QString& text);
    /// Around the number: "$", " W".
    void setAffixes(const QString& prefix, const QString& suffix);
    /// A sentence that follows problem(): where the range comes from.
    void setRangeReason(const QString& sentence) { m_rangeReason = sentence; }

    double value() const { return m_value; }
    int wholeValue() const { return static_cast<int>(m_value); }
    double minimum() const { return m_low; }
    double maximum() const { return m_high; }
    /// "A whole number from 1 to 4,096."; empty when the text is right.
    QString problem() const { return m_problem; }
    /// A number as the field writes it, without affixes.
    QString numberText(double value) const;

    QValidator::State validate(QString& input, int& position) const override;
    void stepBy(int steps) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

public Q_SLOTS:
    /// Within the range; valueChanged() follows where it is another one.
    void setValue(double value);

Q_SIGNALS:
    /// With keyboardTracking() at each key, else when the editing is done.
    void valueChanged(double value);
    void problemChanged(const QString& problem);

protected:
    StepEnabled stepEnabled() const override;

private:
    std::optional<double> numberIn(const QString& text) const;
    QString problemOf(std::optional<double> number) const;
    QString shownText(double value) const;
    void write(const QString& text);
    void judge();
    void finishEditing();
    void take(double value);

    double m_value = 0;
    double m_low = 0;
    double m_high = 99;
    bool m_isLowExcluded = false;
    double m_step = 1;
    int m_decimals = 0;
    QString m_special;
    QString m_prefix;
    QString m_suffix;
    QString m_rangeReason;
    QString m_problem;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/pricebook.h"
#include "widgets/card.h"

class QComboBox;

namespace epochmark {

class UsageSlider;

/// "How it is used": the five assumptions that every cost of a bought device rests on, as sliders. Window
/// thread.
class UsageCard : public Card {
    Q_OBJECT
public:
    explicit UsageCard(QWidget* parent = nullptr);

    void setAssumptions(const UsageAssumptions& assumptions);
    UsageAssumptions assumptions() const;
    /// Electricity can be priced in whatever currency a device is.
    void offerCurrencies(const QStringList& currencies);

Q_SIGNALS:
    /// By hand, at every step of a slider.
    void assumptionsChanged(const epochmark::UsageAssumptions& assumptions);

private:
    void makeCurrency();
    void showCurrency();
    UsageSlider* add(const QString& text, const QString& name, double low, double high, double step,
                     int decimals);

    UsageSlider* m_hours;
    UsageSlider* m_days;
    UsageSlider* m_years;
    UsageSlider* m_resale;
    UsageSlider* m_tariff;
    QComboBox* m_currency;  ///< of the tariff
};

}  // namespace epochmark

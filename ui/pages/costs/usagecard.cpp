// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/usagecard.h"

#include "pages/costs/pricedialog.h"
#include "pages/costs/usageslider.h"
#include "theme/theme.h"
#include "widgets/buttons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace epochmark {

UsageCard::UsageCard(QWidget* parent) : Card(tr("How it is used"), parent)
{
    QPushButton* reset = makeButton(tr("Reset"), QStringLiteral("resetUsageButton"), QStringLiteral("repeat"),
                                    ButtonKind::Link, ButtonSize::Small);
    header()->addWidget(reset);
    body()->setSpacing(2);
    m_hours = add(tr("Hours of use a day"), QStringLiteral("hours"), 0.5, 24, 0.5, 1);
    m_days = add(tr("Days of use a month"), QStringLiteral("days"), 1, 31, 1, 0);
    m_years = add(tr("Lifetime"), QStringLiteral("years"), 1, 8, 0.5, 1);
    m_resale = add(tr("Resale at the end"), QStringLiteral("resale"), 0, 80, 1, 0);
    m_tariff = add(tr("Electricity"), QStringLiteral("tariff"), 0, 0.6, 0.01, 2);
    m_hours->setAffixes(QString(), tr(" h"));
    m_years->setAffixes(QString(), tr(" years"));
    m_resale->setAffixes(QString(), tr(" %"));
    m_resale->setEnds(QStringLiteral("0"), tr("80 %"));
    makeCurrency();
    setAssumptions({});
    connect(reset, &QPushButton::clicked, this, [this] {
        setAssumptions({});
        Q_EMIT assumptionsChanged(assumptions());
    });
}

UsageSlider* UsageCard::add(const QString& text, const QString& name, double low, double high, double step,
                            int decimals)
{
    auto* slider = new UsageSlider(text, name, {low, high, step, decimals});
    connect(slider, &UsageSlider::valueChanged, this, [this] { Q_EMIT assumptionsChanged(assumptions()); });
    body()->addWidget(slider);
    return slider;
}

void UsageCard::makeCurrency()
{
    m_currency = new QComboBox;
    m_currency->setObjectName(QStringLiteral("tariffCurrencyCombo"));
    m_currency->setAccessibleName(tr("Currency of electricity"));
    m_currency->setToolTip(tr("What is bought in another currency counts without electricity."));
    theme::setLook(m_currency, QStringLiteral("bare"));
    m_currency->addItems(PriceDialog::usualCurrencies());
    m_tariff->addBesideName(m_currency);
    connect(m_currency, &QComboBox::activated, this, [this] {
        showCurrency();
        Q_EMIT assumptionsChanged(assumptions());
    });
}

/// The sign of the chosen currency around the tariff.
void UsageCard::showCurrency()
{
    const QString currency = m_currency->currentText();
    const bool isDollar = currency == QLatin1String("USD");
    const QString dollar = QStringLiteral("$");
    // "$0.17 a kWh", where the locale has it so "0,17 $ je kWh".
    const bool isSymbolLast = QLocale().language() != QLocale::C
                              && QLocale().toCurrencyString(1, dollar).endsWith(dollar);
    const bool isPrefixed = isDollar && !isSymbolLast;
    m_tariff->setAffixes(isPrefixed ? dollar : QString(),
                         isPrefixed ? tr(" a kWh") : tr(" %1 a kWh").arg(isDollar ? dollar : currency));
    m_tariff->setEnds(QStringLiteral("0"), QLocale().toString(0.6, 'f', 2));
}

void UsageCard::setAssumptions(const UsageAssumptions& assumptions)
{
    m_hours->setValue(assumptions.hoursPerDay);
    m_days->setValue(assumptions.daysPerMonth);
    m_years->setValue(assumptions.lifetimeYears);
    m_resale->setValue(assumptions.resaleShare * 100);
    m_tariff->setValue(assumptions.tariffPerKwh);
    offerCurrencies({assumptions.tariffCurrency});
    m_currency->setCurrentText(assumptions.tariffCurrency);
    showCurrency();
}

void UsageCard::offerCurrencies(const QStringList& currencies)
{
    for (const QString& currency : currencies) {
        if (m_currency->findText(currency) < 0) {
            m_currency->addItem(currency);
        }
    }
}

UsageAssumptions UsageCard::assumptions() const
{
    UsageAssumptions assumptions;
    assumptions.hoursPerDay = m_hours->value();
    assumptions.daysPerMonth = m_days->value();
    assumptions.lifetimeYears = m_years->value();
    assumptions.resaleShare = m_resale->value() / 100;
    assumptions.tariffPerKwh = m_tariff->value();
    assumptions.tariffCurrency = m_currency->currentText();
    return assumptions;
}

}  // namespace epochmark

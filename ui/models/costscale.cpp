// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/costscale.h"

#include "base/format.h"

#include <QLocale>

#include <algorithm>

namespace epochmark {

namespace {

/// Sums below are written with two significant figures: three decimals would hide them.
constexpr double kPlainFrom = 0.01;

struct Hundredth {
    const char16_t* currency;
    const char16_t* sign;
};
constexpr Hundredth kHundredths[] = {
    {u"USD", u"¢"}, {u"EUR", u"ct"}, {u"GBP", u"p"}, {u"CAD", u"¢"}, {u"AUD", u"¢"}};

QString hundredthSign(const QString& currency)
{
    for (const Hundredth& entry : kHundredths) {
        if (currency == QStringView(entry.currency)) {
            return QString::fromUtf16(entry.sign);
        }
    }
    return QString();
}

}  // namespace

CostScale::CostScale(const QList<RunCost>& costs)
{
    double largest = 0;
    for (const RunCost& cost : costs) {
        m_isMixed = m_isMixed || (!m_currency.isEmpty() && m_currency != cost.currency);
        m_currency = cost.currency;
        largest = std::max(largest, cost.amount);
    }
    if (!m_isMixed && largest > 0 && largest < 1 && !hundredthSign(m_currency).isEmpty()) {
        m_factor = 100;
    }
}

std::optional<QString> CostScale::currency() const
{
    return m_isMixed ? std::nullopt : std::optional(m_currency);
}

QString CostScale::unit() const
{
    if (m_isMixed || m_currency.isEmpty()) {
        return QString();
    }
    return isCents() ? hundredthSign(m_currency) : m_currency;
}

QString CostScale::columnTitle() const
{
    const QString sign = unit();
    return sign.isEmpty() ? tr("cost a run") : tr("cost, %1 a run").arg(sign);
}

QString CostScale::axisTitle() const
{
    if (isCents()) {
        return m_currency == QLatin1String("USD") ? tr("US cents a run") : tr("%1 a run").arg(unit());
    }
    return m_currency.isEmpty() || m_isMixed ? tr("cost of a run") : tr("cost of a run (%1)").arg(m_currency);
}

QString CostScale::text(double amount, const QString& currency) const
{
    if (m_isMixed) {
        return format::money(amount, currency);
    }
    const double shown = value(amount);
    if (shown > 0 && shown < kPlainFrom) {
        return format::number(shown, 2);
    }
    return QLocale().toString(shown, 'f', shown >= 10 ? 2 : 3);
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/record/runcost.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// The unit a column or axis of small sums of money is written in: cents while every sum is below one whole
/// unit of the same currency that has hundredths, else the currency itself; mixed currencies are written out
/// one by one. Value.
class CostScale {
    Q_DECLARE_TR_FUNCTIONS(epochmark::CostScale)
public:
    CostScale() = default;
    explicit CostScale(const QList<RunCost>& costs);

    /// Absent when the sums are of several currencies: no common axis then.
    std::optional<QString> currency() const;
    bool isCents() const { return m_factor > 1; }

    /// "¢", "ct", "$"; empty when mixed.
    QString unit() const;
    /// "cost, ¢ a run"; without a common unit "cost a run".
    QString columnTitle() const;
    /// "US cents a run", "cost of a run (EUR)".
    QString axisTitle() const;
    /// The sum in this scale's unit, without the unit unless mixed: "0.202", "$1.10".
    QString text(double amount, const QString& currency) const;
    /// The sum as a number on the axis.
    double value(double amount) const { return amount * m_factor; }

    bool operator==(const CostScale&) const = default;

private:
    QString m_currency;
    bool m_isMixed = false;
    double m_factor = 1;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QDate>
#include <QString>

#include <functional>
#include <optional>

namespace epochmark {

struct RunRecord;

enum class PriceKind { Buy, Rent };
QString toString(PriceKind kind);  ///< "buy", "rent"
Result<PriceKind> priceKindFromString(const QString& text);

/// What one run cost, as far as known. Frozen in a record, or computed afresh from today's price book.
struct RunCost {
    double amount = 0;
    QString currency;  ///< ISO 4217: "USD"
    PriceKind kind = PriceKind::Buy;
    QString source;  ///< where the price comes from
    std::optional<QDate> priceDate;
    bool isEnergyIncluded = false;  ///< buy only: false when watts or a tariff in its currency are unknown

    bool operator==(const RunCost&) const = default;
};

/// What a run costs by today's prices, CostModel::perRun() say; absent when it is unknown.
using CostOfRun = std::function<std::optional<RunCost>(const RunRecord&)>;

}  // namespace epochmark

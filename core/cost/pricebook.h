// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "results/record/runcost.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// What a device costs to own or to rent. Value.
struct Price {
    enum class RentUnit { Hour, Month };

    QString device;  ///< exact device name as a record has it
    PriceKind kind = PriceKind::Buy;
    double amount = 0;  ///< > 0; to buy, or rent for a unit
    QString currency = QStringLiteral("USD");
    QString source;  ///< "the article", "entered", a shop
    std::optional<QDate> date;
    RentUnit unit = RentUnit::Hour;
    double hoursPerDay = 0;         ///< monthly rent only: its own hours
    double daysPerMonth = 0;        ///< monthly rent only: its own days
    double billingStepMinutes = 0;  ///< rent; 0: not rounded
    double startupMinutes = 0;      ///< rent; billed with every run
    std::optional<double> watts;    ///< buy; entered, used when nothing was measured

    bool operator==(const Price&) const = default;
};

/// How a bought device is used: one global set of assumptions, the sliders.
struct UsageAssumptions {
    double hoursPerDay = 2;
    double daysPerMonth = 20;
    double lifetimeYears = 3;
    double resaleShare = 0.3;  ///< 0-1
    double tariffPerKwh = 0.17;
    QString tariffCurrency = QStringLiteral("USD");  ///< others count without energy
    bool operator==(const UsageAssumptions&) const = default;
};

/// All prices and the assumptions; one buy and one rent price a device. Shipped with the article's two. Value
/// class; stored as JSON (prices.json beside the result store, outputfile::write()).
class PriceBook {
public:
    /// The shipped prices and default assumptions.
    static PriceBook shipped();
    /// The user's book, or shipped() when the file isn't there. Error::Store with a sentence when unreadable.
    static Result<PriceBook> load(const QString& path);
    Result<void> save(const QString& path) const;

    const QList<Price>& prices() const { return m_prices; }
    std::optional<Price> price(const QString& device, PriceKind kind) const;
    /// The device's own price, else that of the device it was assigned to by hand.
    std::optional<Price> effectivePrice(const QString& device, PriceKind kind) const;
    void setPrice(const Price& price);  ///< replaces that device's price of that kind
    bool removePrice(const QString& device, PriceKind kind);
    void assign(const QString& device, const QString& priceDevice);  ///< empty priceDevice: undo
    QString assignment(const QString& device) const;

    UsageAssumptions assumptions;

    /// Two books that both came from `base`: what `ours` changed since is ours, all else is theirs.
    static PriceBook merged(const PriceBook& base, const PriceBook& ours, const PriceBook& theirs);

    /// Error::Usage naming the field and its range.
    static Result<void> validate(const Price& price);
    /// A dated price older than 180 days.
    static bool isStale(const Price& price, const QDate& today);

    bool operator==(const PriceBook&) const = default;

private:
    static Result<PriceBook> fromJson(const QByteArray& json);

    QList<Price> m_prices;
    QList<std::pair<QString, QString>> m_assignments;
};

}  // namespace epochmark

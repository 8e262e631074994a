// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cost/pricebook.h"

#include "base/filereason.h"
#include "base/jsonfields.h"
#include "base/jsontext.h"
#include "base/outputfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr int kSchema = 1;
constexpr int kStaleDays = 180;
constexpr double kMinutesPerDay = 24 * 60;

QJsonValue orNull(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonObject toJson(const Price& price)
{
    QJsonObject object{
        {QStringLiteral("device"), price.device},
        {QStringLiteral("kind"), toString(price.kind)},
        {QStringLiteral("amount"), price.amount},
        {QStringLiteral("currency"), price.currency},
        {QStringLiteral("source"), price.source},
        {QStringLiteral("date"), price.date ? QJsonValue(price.date->toString(Qt::ISODate)) : QJsonValue()}};
    if (price.kind == PriceKind::Buy) {
        object.insert(QStringLiteral("watts"), orNull(price.watts));
        return object;
    }
    object.insert(QStringLiteral("unit"),
                  price.unit == Price::RentUnit::Hour ? QStringLiteral("hour") : QStringLiteral("month"));
    object.insert(QStringLiteral("billing_step_minutes"), price.billingStepMinutes);
    object.insert(QStringLiteral("startup_minutes"), price.startupMinutes);
    if (price.unit == Price::RentUnit::Month) {
        object.insert(QStringLiteral("hours_per_day"), price.hoursPerDay);
        object.insert(QStringLiteral("days_per_month"), price.daysPerMonth);
    }
    return object;
}

Result<Price> priceFrom(const QJsonObject& object)
{
    JsonFields fields(object);
    Price price;
    price.device = fields.text("device");
    const Result<PriceKind> kind = priceKindFromString(fields.text("kind"));
    price.kind = kind ? kind.value() : PriceKind::Buy;
    price.amount = fields.number("amount");
    price.currency = fields.text("currency");
    price.source = fields.textOr("source");
    const QString date = fields.textOr("date");
    if (!date.isEmpty()) {
        price.date = QDate::fromString(date, Qt::ISODate);
    }
    price.unit = fields.textOr("unit") == QLatin1String("month") ? Price::RentUnit::Month
                                                                 : Price::RentUnit::Hour;
    price.hoursPerDay = fields.maybeNumber("hours_per_day").value_or(0);
    price.daysPerMonth = fields.maybeNumber("days_per_month").value_or(0);
    price.billingStepMinutes = fields.maybeNumber("billing_step_minutes").value_or(0);
    price.startupMinutes = fields.maybeNumber("startup_minutes").value_or(0);
    price.watts = fields.maybeNumber("watts");
    if (!kind || (price.date && !price.date->isValid())) {
        fields.refuse(kind ? "date" : "kind");
    }
    if (const auto problem = fields.problem()) {
        return *problem;
    }
    return PriceBook::validate(price).transform([&price]() { return price; });
}

bool isCurrency(const QString& code)
{
    static const QRegularExpression kCode(QStringLiteral("^[A-Z]{3}$"));
    return kCode.match(code).hasMatch();
}

QJsonObject toJson(const UsageAssumptions& assumptions)
{
    return {{QStringLiteral("hours_per_day"), assumptions.hoursPerDay},
            {QStringLiteral("days_per_month"), assumptions.daysPerMonth},
            {QStringLiteral("lifetime_years"), assumptions.lifetimeYears},
            {QStringLiteral("resale_share"), assumptions.resaleShare},
            {QStringLiteral("tariff_per_kwh"), assumptions.tariffPerKwh},
            {QStringLiteral("tariff_currency"), assumptions.tariffCurrency}};
}

/// Refuses what would divide by nothing.
Result<UsageAssumptions> assumptionsFrom(const QJsonObject& object)
{
    JsonFields fields(object);
    UsageAssumptions read;
    const auto within = [&fields](const char* path, double lowest, double highest) {
        const double value = fields.number(path);
        if (!(value >= lowest && value <= highest)) {
            fields.refuse(path);
        }
        return value;
    };
    read.hoursPerDay = within("hours_per_day", 0.01, 24);
    read.daysPerMonth = within("days_per_month", 0.01, 31);
    read.lifetimeYears = within("lifetime_years", 0.01, 100);
    read.resaleShare = within("resale_share", 0, 1);
    read.tariffPerKwh = within("tariff_per_kwh", 0, 1e6);
    read.tariffCurrency = fields.textOr("tariff_currency");
    if (!read.tariffCurrency.isEmpty() && !isCurrency(read.tariffCurrency)) {
        fields.refuse("tariff_currency");
    }
    if (const auto problem = fields.problem()) {
        return *problem;
    }
    return read;
}

Error bookError(const QString& path, const QString& why)
{
    return {ErrorCode::Store,
            QObject::tr("The prices in %1 can't be read: %2. Mend the file, or move it away to start "
                        "with the shipped prices.")
                .arg(path, why),
            {}};
}

Error priceError(const QString& sentence)
{
    return {ErrorCode::Usage, sentence, {}};
}

bool isSameKey(const Price& price, const QString& device, PriceKind kind)
{
    return price.kind == kind && price.device == device;
}

}  // namespace

/// The book inside `json`, or why it can't be read, as part of a sentence.
Result<PriceBook> PriceBook::fromJson(const QByteArray& json)
{
    const QJsonDocument document = jsontext::parsed(json);
    JsonFields fields(document.object());
    if (fields.integer("schema") > kSchema) {
        return priceError(QObject::tr("they were written by a newer Epochmark"));
    }
    const Result<UsageAssumptions> assumptionsRead = assumptionsFrom(fields.object("assumptions"));
    if (!assumptionsRead) {
        return assumptionsRead.error();
    }
    PriceBook book;
    book.assumptions = assumptionsRead.value();
    const bool isTariffOfAll = book.assumptions.tariffCurrency.isEmpty();
    if (isTariffOfAll) {
        book.assumptions.tariffCurrency = UsageAssumptions().tariffCurrency;
    }
    for (const QJsonObject& object : fields.objects("prices")) {
        const Result<Price> price = priceFrom(object);
        if (!price) {
            return price.error();
        }
        book.setPrice(price.value());
        // Before the tariff had a currency, it was in each price's own: the one that was entered last is the
        // likeliest.
        if (isTariffOfAll && price->kind == PriceKind::Buy) {
            book.assumptions.tariffCurrency = price->currency;
        }
    }
    for (const QJsonObject& object : fields.objects("assignments")) {
        book.assign(object.value(QStringLiteral("device")).toString(),
                    object.value(QStringLiteral("price_of")).toString());
    }
    if (const auto problem = fields.problem()) {
        return *problem;
    }
    return book;
}

PriceBook PriceBook::shipped()
{
    QFile file(QStringLiteral(":/epochmark/prices.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const Result<PriceBook> book = fromJson(file.readAll());
    return book ? book.value() : PriceBook();
}

Result<PriceBook> PriceBook::load(const QString& path)
{
    QFile file(path);
    if (!file.exists()) {
        return shipped();
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return bookError(path, fileReason(file));
    }
    Result<PriceBook> book = fromJson(jsontext::asUtf8(file.readAll()));
    return book ? book : bookError(path, book.error().message);
}

Result<void> PriceBook::save(const QString& path) const
{
    QJsonArray prices;
    for (const Price& price : m_prices) {
        prices.append(toJson(price));
    }
    QJsonArray assignments;
    for (const auto& [device, priceDevice] : m_assignments) {
        assignments.append(
            QJsonObject{{QStringLiteral("device"), device}, {QStringLiteral("price_of"), priceDevice}});
    }
    const QJsonObject whole{{QStringLiteral("schema"), kSchema},
                            {QStringLiteral("assumptions"), toJson(assumptions)},
                            {QStringLiteral("prices"), prices},
                            {QStringLiteral("assignments"), assignments}};
    const auto written = outputfile::write(path, jsontext::written(whole, QJsonDocument::Indented));
    return written ? written
                   : Error{ErrorCode::Store,
                           QObject::tr("The prices can't be saved to %1. Make the folder writable or free "
                                       "some space, then try again.")
                               .arg(path),
                           written.error().detail};
}

std::optional<Price> PriceBook::price(const QString& device, PriceKind kind) const
{
    const auto found = std::find_if(m_prices.cbegin(), m_prices.cend(),
                                    [&](const Price& price) { return isSameKey(price, device, kind); });
    return found == m_prices.cend() ? std::nullopt : std::optional(*found);
}

std::optional<Price> PriceBook::effectivePrice(const QString& device, PriceKind kind) const
{
    const std::optional<Price> own = price(device, kind);
    const QString assigned = assignment(device);
    return own || assigned.isEmpty() ? own : price(assigned, kind);
}

void PriceBook::setPrice(const Price& price)
{
    for (Price& known : m_prices) {
        if (isSameKey(known, price.device, price.kind)) {
            known = price;
            return;
        }
    }
    m_prices.append(price);
}

bool PriceBook::removePrice(const QString& device, PriceKind kind)
{
    return m_prices.removeIf([&](const Price& price) { return isSameKey(price, device, kind); }) > 0;
}

void PriceBook::assign(const QString& device, const QString& priceDevice)
{
    m_assignments.removeIf([&device](const auto& assignment) { return assignment.first == device; });
    if (!device.isEmpty() && !priceDevice.isEmpty() && device != priceDevice) {
        m_assignments.append({device, priceDevice});
    }
}

QString PriceBook::assignment(const QString& device) const
{
    for (const auto& [known, priceDevice] : m_assignments) {
        if (known == device) {
            return priceDevice;
        }
    }
    return {};
}

PriceBook PriceBook::merged(const PriceBook& base, const PriceBook& ours, const PriceBook& theirs)
{
    PriceBook result = theirs;
    for (const Price& price : ours.m_prices) {
        if (base.price(price.device, price.kind) != price) {
            result.setPrice(price);
        }
    }
    for (const Price& price : base.m_prices) {
        if (!ours.price(price.device, price.kind)) {
            result.removePrice(price.device, price.kind);
        }
    }
    for (const auto& [device, priceDevice] : ours.m_assignments) {
        if (base.assignment(device) != priceDevice) {
            result.assign(device, priceDevice);
        }
    }
    for (const auto& [device, priceDevice] : base.m_assignments) {
        if (ours.assignment(device).isEmpty()) {
            result.assign(device, QString());
        }
    }
    const UsageAssumptions& use = ours.assumptions;
    if (use.tariffPerKwh != base.assumptions.tariffPerKwh
        || use.tariffCurrency != base.assumptions.tariffCurrency) {  // one price
        result.assumptions.tariffPerKwh = use.tariffPerKwh;
        result.assumptions.tariffCurrency = use.tariffCurrency;
    }
    for (double UsageAssumptions::*const value :
         {&UsageAssumptions::hoursPerDay, &UsageAssumptions::daysPerMonth, &UsageAssumptions::lifetimeYears,
          &UsageAssumptions::resaleShare}) {
        if (use.*value != base.assumptions.*value) {
            result.assumptions.*value = use.*value;
        }
    }
    return result;
}

Result<void> PriceBook::validate(const Price& price)
{
    const auto isWithin = [](double value, double lowest, double highest) {
        return value >= lowest && value <= highest;
    };
    if (price.device.trimmed().isEmpty()) {
        return priceError(QObject::tr("A price needs the name of its device."));
    }
    if (!(price.amount > 0) || price.amount > 1e9) {
        return priceError(QObject::tr("The amount must be above 0 and at most 1,000,000,000."));
    }
    if (!isCurrency(price.currency)) {
        return priceError(
            QObject::tr("The currency must be a code of three capital letters, such as USD or EUR."));
    }
    if (price.kind == PriceKind::Buy) {
        return !price.watts || isWithin(*price.watts, 0.1, 100000)
                   ? Result<void>()
                   : priceError(
                       QObject::tr("The watts must be between 0.1 and 100,000, or left out when unknown."));
    }
    if (price.unit == Price::RentUnit::Month
        && !(isWithin(price.hoursPerDay, 0.01, 24) && isWithin(price.daysPerMonth, 0.01, 31))) {
        return priceError(
            QObject::tr("A monthly rent needs its hours a day (up to 24) and its days a month (up to 31)."));
    }
    if (!isWithin(price.billingStepMinutes, 0, 31 * kMinutesPerDay)
        || !isWithin(price.startupMinutes, 0, kMinutesPerDay)) {
        return priceError(
            QObject::tr("The billing step must be between 0 minutes and a month, the start-up time between "
                        "0 minutes and a day."));
    }
    return {};
}

bool PriceBook::isStale(const Price& price, const QDate& today)
{
    return price.date && price.date->daysTo(today) > kStaleDays;
}

}  // namespace epochmark

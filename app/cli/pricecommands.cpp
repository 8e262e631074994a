// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/format.h"
#include "results/record/pricesource.h"
#include "storeaccess.h"

#include <QObject>

#include <algorithm>

namespace epochmark::cli {

namespace {

/// The optional numbers of a price: option, and where it goes.
Result<void> readNumbers(const Arguments& arguments, Price& price)
{
    struct Field {
        const char* option;
        double* target;
        double most;
    };
    double watts = 0;
    const Field fields[] = {{"hours", &price.hoursPerDay, 24},
                            {"days", &price.daysPerMonth, 31},
                            {"step", &price.billingStepMinutes, 1e5},
                            {"startup", &price.startupMinutes, 1e5},
                            {"watts", &watts, 1e6}};
    for (const Field& field : fields) {
        const auto number = arguments.number(name(field.option), *field.target, 0, field.most);
        if (!number) {
            return number.error();
        }
        *field.target = number.value();
    }
    if (arguments.has(name("watts"))) {
        price.watts = watts;
    }
    return {};
}

Result<Price> priceOf(const Arguments& arguments)
{
    Price price;
    price.device = arguments.operands().at(1);
    const bool isBuy = arguments.has(name("buy"));
    if (isBuy == arguments.has(name("rent"))) {
        return usage(QObject::tr("price set needs either --buy AMOUNT or --rent AMOUNT."));
    }
    price.kind = isBuy ? PriceKind::Buy : PriceKind::Rent;
    const auto amount = arguments.number(isBuy ? name("buy") : name("rent"), 0, 0, 1e9);
    if (!amount) {
        return amount.error();
    }
    price.amount = amount.value();
    price.unit = arguments.has(name("monthly")) ? Price::RentUnit::Month : Price::RentUnit::Hour;
    price.currency = arguments.has(name("currency")) ? arguments.value(name("currency")).toUpper()
                                                     : price.currency;
    price.source = arguments.has(name("source")) ? arguments.value(name("source")) : pricesource::entered();
    price.date = QDate::currentDate();
    if (arguments.has(name("date"))) {
        price.date = QDate::fromString(arguments.value(name("date")), Qt::ISODate);
        if (!price.date->isValid()) {
            return usage(QObject::tr("--date takes a day like 2026-01-31, not \"%1\".")
                             .arg(arguments.value(name("date"))));
        }
    }
    if (const auto numbers = readNumbers(arguments, price); !numbers) {
        return numbers.error();
    }
    if (const auto valid = PriceBook::validate(price); !valid) {
        return valid.error();
    }
    return price;
}

QString unitText(const Price& price)
{
    if (price.kind == PriceKind::Buy) {
        return QObject::tr("to buy");
    }
    return price.unit == Price::RentUnit::Hour
               ? QObject::tr("an hour")
               : QObject::tr("a month at %1 h a day, %2 days")
                     .arg(format::number(price.hoursPerDay), format::number(price.daysPerMonth));
}

int listPrices(const PriceBook& book, const Console& console)
{
    QList<QStringList> cells{{QObject::tr("Device"), QObject::tr("Kind"), QObject::tr("Amount"), QString(),
                              QObject::tr("Source"), QObject::tr("Date")}};
    for (const Price& price : book.prices()) {
        cells.append({price.device, toString(price.kind), format::money(price.amount, price.currency),
                      unitText(price), pricesource::shown(price.source),
                      price.date ? price.date->toString(Qt::ISODate) : format::unknown()});
    }
    console.print(table(cells, {false, false, true, false, false, false}));
    return kDone;
}

/// What to say of a price that no result uses, a slip of the pen as often as not; empty where one does.
QString unusedNote(const ResultStore& store, const PriceBook& book, const QString& device)
{
    const auto records = store.records();
    QStringList names;
    for (const RunRecord& record : records ? records.value() : QList<RunRecord>()) {
        if (!names.contains(record.device.name)) {
            names.append(record.device.name);
        }
    }
    const bool isUsed = std::any_of(names.cbegin(), names.cend(), [&](const QString& name) {
        return name == device || book.assignment(name) == device;
    });
    if (isUsed || !records) {
        return {};
    }
    return names.isEmpty()
               ? QObject::tr("There is no result yet from a device called \"%1\".").arg(device)
               : QObject::tr("No result is from a device called \"%1\". The nearest name is \"%2\".")
                     .arg(device, mostLike(device, names));
}

int save(const PriceBook& book, const QString& path, const QString& done, const Console& console)
{
    if (const auto saved = book.save(path); !saved) {
        return console.fail(saved.error());
    }
    console.print(done);
    return kDone;
}

int setPrice(PriceBook book, const ResultStore& store, const Arguments& arguments, const Console& console)
{
    if (arguments.operands().size() != 2) {
        return console.fail(
            usage(QObject::tr("Usage: epochmark-cli price set DEVICE --buy AMOUNT|--rent AMOUNT")));
    }
    const auto price = priceOf(arguments);
    if (!price) {
        return console.fail(price.error());
    }
    book.setPrice(price.value());
    QString done = QObject::tr("%1: %2 %3.")
                       .arg(price->device, format::money(price->amount, price->currency),
                            unitText(price.value()));
    if (const QString note = unusedNote(store, book, price->device); !note.isEmpty()) {
        done += u'\n' + note;
    }
    return save(book, pricesFile(store), done, console);
}

int removePrice(PriceBook book, const ResultStore& store, const Arguments& arguments, const Console& console)
{
    const QStringList& operands = arguments.operands();
    const bool isBuy = operands.value(2) == QLatin1String("buy");
    if (operands.size() != 3 || (!isBuy && operands.value(2) != QLatin1String("rent"))) {
        return console.fail(usage(QObject::tr("Usage: epochmark-cli price remove DEVICE buy|rent")));
    }
    if (!book.removePrice(operands.at(1), isBuy ? PriceKind::Buy : PriceKind::Rent)) {
        return console.fail(
            usage(QObject::tr("There is no such price of \"%1\". \"epochmark-cli price list\" shows them.")
                      .arg(operands.at(1))));
    }
    return save(book, pricesFile(store), QObject::tr("Removed the price of %1.").arg(operands.at(1)),
                console);
}

int runPrice(const Arguments& arguments, Console& console)
{
    const QString action = arguments.operands().first();
    const auto store = action == QLatin1String("list") ? openStoreToRead(arguments) : openStore(arguments);
    if (!store) {
        return console.fail(store.error());
    }
    auto book = loadPrices(*store.value());
    if (!book) {
        return console.fail(book.error());
    }
    if (action == QLatin1String("list")) {
        return listPrices(book.value(), console);
    }
    if (action == QLatin1String("set")) {
        return setPrice(std::move(book).value(), *store.value(), arguments, console);
    }
    if (action == QLatin1String("remove")) {
        return removePrice(std::move(book).value(), *store.value(), arguments, console);
    }
    return console.fail(usage(QObject::tr("price knows list, set and remove, not \"%1\".").arg(action)));
}

}  // namespace

QList<Command> priceCommands()
{
    const Grammar price{
        name("price"),
        QObject::tr("Keeps what devices cost to buy or to rent."),
        {name("list|set DEVICE|remove DEVICE buy|rent"), 1, 3},
        {{name("buy"), name("AMOUNT"), QObject::tr("what the device costs to buy")},
         {name("rent"), name("AMOUNT"),
          QObject::tr("what it costs to rent an hour, or a month with --monthly")},
         {name("monthly"), {}, QObject::tr("the rent is for a month, used --hours a day on --days")},
         {name("hours"), name("N"), QObject::tr("hours a day that a monthly rent pays for")},
         {name("days"), name("N"), QObject::tr("days a month that it pays for")},
         {name("step"), name("MINUTES"),
          QObject::tr("rent is billed in steps of so many minutes (0: not rounded)")},
         {name("startup"), name("MINUTES"), QObject::tr("rent billed for starting up, with every run")},
         {name("watts"), name("N"),
          QObject::tr("what a bought device draws, used where nothing was measured")},
         {name("currency"), name("CODE"), QObject::tr("as USD (default) or EUR")},
         {name("source"), name("TEXT"), QObject::tr("where the price comes from (entered)")},
         {name("date"), name("DAY"), QObject::tr("of the price, as 2026-01-31 (today)")},
         storeOption()}};
    return {{price, runPrice}};
}

}  // namespace epochmark::cli

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cost/pricebook.h"

#include <QFile>
#include <QStringConverter>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

namespace {

Price monthlyRent()
{
    Price price;
    price.device = QStringLiteral("NVIDIA L4");
    price.kind = PriceKind::Rent;
    price.amount = 212.5;
    price.currency = QStringLiteral("EUR");
    price.source = QStringLiteral("entered");
    price.date = QDate(2026, 2, 3);
    price.unit = Price::RentUnit::Month;
    price.hoursPerDay = 7.5;
    price.daysPerMonth = 21;
    price.billingStepMinutes = 1;
    price.startupMinutes = 3;
    return price;
}

}  // namespace

class TestPriceBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shippedAreTheArticlesTwo();
    void bookRoundTrips();
    void aByteOrderMarkInANameIsKept();
    void editorsMayAddMarksAndOtherEncodings();
    void missingFileIsTheShippedBook();
    void damagedFileIsRefusedAndKept();
    void changesOfTwoProgramsAreMerged();
    void anOlderBooksTariffIsInTheLastPricesCurrency();
    void onePriceOfAKindEach();
    void assignmentLendsAPrice();
    void rangesAreRefused_data();
    void rangesAreRefused();
    void pricesGrowStale();

private:
    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath(QStringLiteral("prices.json")); }
};

void TestPriceBook::shippedAreTheArticlesTwo()
{
    const PriceBook book = PriceBook::shipped();
    QCOMPARE(book.prices().size(), 2);
    const auto bought = book.price(QStringLiteral("NVIDIA GeForce RTX 3060 Ti"), PriceKind::Buy);
    QVERIFY(bought);
    QCOMPARE(bought->amount, 289.99);
    QVERIFY(!bought->date);
    const auto rented = book.price(QStringLiteral("Tesla T4"), PriceKind::Rent);
    QVERIFY(rented);
    QCOMPARE(rented->amount, 160.0);
    QVERIFY(rented->unit == Price::RentUnit::Month);
    QCOMPARE(rented->hoursPerDay * rented->daysPerMonth, 160.0);
    for (const Price& price : book.prices()) {
        QCOMPARE(price.source, QStringLiteral("the article"));
        QCOMPARE(price.currency, QStringLiteral("USD"));
        QVERIFY(PriceBook::validate(price));
    }
    QVERIFY(book.assumptions == UsageAssumptions());
}

void TestPriceBook::bookRoundTrips()
{
    PriceBook book = PriceBook::shipped();
    book.setPrice(monthlyRent());
    Price buy;
    buy.device = QStringLiteral("Größe \"1\"");
    buy.amount = 0.1;
    buy.watts = 65;
    book.setPrice(buy);
    book.assign(QStringLiteral("A100-SXM4"), QStringLiteral("NVIDIA L4"));
    book.assumptions.hoursPerDay = 0.5;
    book.assumptions.tariffCurrency = QStringLiteral("CHF");
    QVERIFY(book.save(path()));
    const auto back = PriceBook::load(path());
    QVERIFY(back);
    QVERIFY(back.value() == book);
}

/// Qt's JSON alone drops a mark that begins a string: the price would belong to another device afterwards.
void TestPriceBook::aByteOrderMarkInANameIsKept()
{
    PriceBook book = PriceBook::shipped();
    Price buy;
    buy.device = QStringLiteral("\ufeffWorkshop");
    buy.amount = 10;
    book.setPrice(buy);
    book.assign(QStringLiteral("\ufeffa"), QStringLiteral("\ufeffWorkshop"));
    QVERIFY(book.save(path()));
    const auto back = PriceBook::load(path());
    QVERIFY(back && back.value() == book);
    QVERIFY(back->price(buy.device, PriceKind::Buy));
}

/// Each of the two changes one of its own, one that the other leaves alone, and one that both change.
void TestPriceBook::changesOfTwoProgramsAreMerged()
{
    const auto costing = [](const char* device, double amount) {
        Price price;
        price.device = QString::fromLatin1(device);
        price.amount = amount;
        return price;
    };
    PriceBook base;
    for (const char* device : {"a", "b", "c", "d", "e"}) {
        base.setPrice(costing(device, 1));
    }
    base.assign(QStringLiteral("x"), QStringLiteral("a"));
    base.assign(QStringLiteral("y"), QStringLiteral("a"));
    PriceBook ours = base;
    PriceBook theirs = base;
    ours.setPrice(costing("a", 2));
    ours.removePrice(QStringLiteral("b"), PriceKind::Buy);
    ours.setPrice(costing("e", 5));
    ours.setPrice(costing("ours", 7));
    ours.assign(QStringLiteral("x"), QString());
    ours.assumptions.hoursPerDay = 11;
    theirs.setPrice(costing("c", 3));
    theirs.removePrice(QStringLiteral("d"), PriceKind::Buy);
    theirs.setPrice(costing("e", 6));
    theirs.setPrice(costing("theirs", 8));
    theirs.assign(QStringLiteral("y"), QStringLiteral("c"));
    theirs.assumptions.tariffPerKwh = 0.5;
    theirs.assumptions.tariffCurrency = QStringLiteral("EUR");

    const PriceBook merged = PriceBook::merged(base, ours, theirs);
    const auto amount = [&merged](const char* device) {
        const auto price = merged.price(QString::fromLatin1(device), PriceKind::Buy);
        return price ? price->amount : 0;
    };
    QCOMPARE(amount("a"), 2.0);
    QCOMPARE(amount("b"), 0.0);
    QCOMPARE(amount("c"), 3.0);
    QCOMPARE(amount("d"), 0.0);
    QCOMPARE(amount("e"), 5.0);
    QCOMPARE(amount("ours"), 7.0);
    QCOMPARE(amount("theirs"), 8.0);
    QVERIFY(merged.assignment(QStringLiteral("x")).isEmpty());
    QCOMPARE(merged.assignment(QStringLiteral("y")), QStringLiteral("c"));
    QCOMPARE(merged.assumptions.hoursPerDay, 11.0);
    QCOMPARE(merged.assumptions.tariffPerKwh, 0.5);
    QCOMPARE(merged.assumptions.tariffCurrency, QStringLiteral("EUR"));
    ours.assumptions.tariffCurrency = QStringLiteral("GBP");  // of ours, and so is its amount
    QCOMPARE(PriceBook::merged(base, ours, theirs).assumptions.tariffPerKwh, base.assumptions.tariffPerKwh);
    QCOMPARE(PriceBook::merged(base, ours, theirs).assumptions.tariffCurrency, QStringLiteral("GBP"));
    QCOMPARE(PriceBook::merged(base, base, theirs), theirs);
    QCOMPARE(PriceBook::merged(base, ours, base).prices().size(), ours.prices().size());
}

/// Before the tariff had a currency of its own it was taken as of each price's.
void TestPriceBook::anOlderBooksTariffIsInTheLastPricesCurrency()
{
    const auto currencyOf = [this](const QByteArray& prices, const QByteArray& more = QByteArray()) {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly)) {
            qFatal("The book can't be written.");
        }
        file.write("{\"schema\":1,\"prices\":[" + prices
                   + "],\"assumptions\":{\"hours_per_day\":2,\"days_per_month\":20,\"lifetime_years\":3,"
                     "\"resale_share\":0.3,\"tariff_per_kwh\":0.17"
                   + more + "}}");
        file.close();
        const auto read = PriceBook::load(path());
        return read ? read->assumptions.tariffCurrency : read.error().message;
    };
    const QByteArray dollars = R"({"device":"a","kind":"buy","amount":1,"currency":"USD"})";
    const QByteArray euros = R"({"device":"b","kind":"buy","amount":1,"currency":"EUR"})";
    const QByteArray rent = R"({"device":"c","kind":"rent","amount":1,"currency":"CHF"})";
    QCOMPARE(currencyOf({}), QStringLiteral("USD"));
    QCOMPARE(currencyOf(dollars + ',' + euros + ',' + rent), QStringLiteral("EUR"));
    QCOMPARE(currencyOf(dollars + ',' + euros, ",\"tariff_currency\":\"USD\""), QStringLiteral("USD"));
    QVERIFY(
        currencyOf(dollars, ",\"tariff_currency\":\"dollars\"").contains(QStringLiteral("tariff_currency")));
}

void TestPriceBook::editorsMayAddMarksAndOtherEncodings()
{
    PriceBook book = PriceBook::shipped();
    book.setPrice(monthlyRent());
    QVERIFY(book.save(path()));
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString json = QString::fromUtf8(file.readAll());
    file.close();
    for (const auto encoding : {QStringConverter::Utf8, QStringConverter::Utf16LE}) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        const QByteArray bytes = encoder.encode(json);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto read = PriceBook::load(path());
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QVERIFY(read->price(QStringLiteral("NVIDIA L4"), PriceKind::Rent) == monthlyRent());
    }
}

void TestPriceBook::missingFileIsTheShippedBook()
{
    QVERIFY(PriceBook::load(m_folder.filePath(QStringLiteral("nowhere.json"))).value()
            == PriceBook::shipped());
}

void TestPriceBook::damagedFileIsRefusedAndKept()
{
    for (const QByteArray& damaged :
         {QByteArray("{"), QByteArray("{\"schema\":2,\"prices\":[],\"assumptions\":{}}"),
          QByteArray("{\"schema\":1,\"prices\":[{\"device\":\"x\"}]}"),
          QByteArray("{\"schema\":1,\"prices\":[],\"assumptions\":{\"hours_per_day\":0,\"days_per_month\":20,"
                     "\"lifetime_years\":3,\"resale_share\":0.3,\"tariff_per_kwh\":0.17}}")}) {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(damaged);
        file.close();
        const auto book = PriceBook::load(path());
        QVERIFY2(!book, damaged.constData());
        QVERIFY(book.error().code == ErrorCode::Store);
        QVERIFY(book.error().message.contains(path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), damaged);
    }
    QVERIFY(!PriceBook().save(QStringLiteral("/proc/prices.json")));
}

void TestPriceBook::onePriceOfAKindEach()
{
    PriceBook book;
    Price price = monthlyRent();
    book.setPrice(price);
    price.amount = 5;
    book.setPrice(price);
    price.kind = PriceKind::Buy;
    book.setPrice(price);
    QCOMPARE(book.prices().size(), 2);
    QCOMPARE(book.price(price.device, PriceKind::Rent)->amount, 5.0);
    QVERIFY(book.removePrice(price.device, PriceKind::Rent));
    QVERIFY(!book.removePrice(price.device, PriceKind::Rent));
    QVERIFY(!book.price(price.device, PriceKind::Rent));
    QVERIFY(book.price(price.device, PriceKind::Buy));
}

void TestPriceBook::assignmentLendsAPrice()
{
    PriceBook book = PriceBook::shipped();
    const QString other = QStringLiteral("Tesla T4, rented");
    QVERIFY(!book.effectivePrice(other, PriceKind::Rent));
    book.assign(other, QStringLiteral("Tesla T4"));
    QCOMPARE(book.effectivePrice(other, PriceKind::Rent)->amount, 160.0);
    QVERIFY(!book.price(other, PriceKind::Rent));
    Price own = monthlyRent();
    own.device = other;
    book.setPrice(own);
    QCOMPARE(book.effectivePrice(other, PriceKind::Rent)->amount, own.amount);
    book.removePrice(other, PriceKind::Rent);
    book.assign(other, QString());
    QVERIFY(!book.effectivePrice(other, PriceKind::Rent));
}

void TestPriceBook::rangesAreRefused_data()
{
    using Change = std::function<void(Price&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, const Change& change, const char* word) {
        QTest::newRow(name) << change << QString::fromLatin1(word);
    };
    row(
        "no device", [](Price& price) { price.device = QStringLiteral("  "); }, "device");
    row(
        "free", [](Price& price) { price.amount = 0; }, "amount");
    row(
        "not a number", [](Price& price) { price.amount = qQNaN(); }, "amount");
    row(
        "currency", [](Price& price) { price.currency = QStringLiteral("$"); }, "currency");
    row(
        "hours", [](Price& price) { price.hoursPerDay = 25; }, "hours a day");
    row(
        "days", [](Price& price) { price.daysPerMonth = 0; }, "days a month");
    row(
        "step", [](Price& price) { price.billingStepMinutes = -1; }, "billing step");
    row(
        "start-up", [](Price& price) { price.startupMinutes = 2000; }, "start-up");
    row(
        "watts",
        [](Price& price) {
            price.kind = PriceKind::Buy;
            price.watts = 0;
        },
        "watts");
}

void TestPriceBook::rangesAreRefused()
{
    QFETCH(std::function<void(Price&)>, change);
    QFETCH(QString, word);
    Price price = monthlyRent();
    QVERIFY(PriceBook::validate(price));
    change(price);
    const auto refused = PriceBook::validate(price);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(word), qPrintable(refused.error().message));
}

void TestPriceBook::pricesGrowStale()
{
    const Price price = monthlyRent();
    QVERIFY(!PriceBook::isStale(price, price.date->addDays(180)));
    QVERIFY(PriceBook::isStale(price, price.date->addDays(181)));
    Price undated = price;
    undated.date.reset();
    QVERIFY(!PriceBook::isStale(undated, QDate(2999, 1, 1)));
}

QTEST_GUILESS_MAIN(TestPriceBook)
#include "tst_pricebook.moc"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cost/breakeven.h"
#include "cost/costmodel.h"
#include "cost/jobestimate.h"
#include "cost/rowcost.h"
#include "samplerecord.h"

#include <QTest>

using namespace epochmark;

namespace {

Price buyPrice(double amount)
{
    Price price;
    price.device = QStringLiteral("owned");
    price.amount = amount;
    price.source = QStringLiteral("a shop");
    return price;
}

Price hourlyRent(double amount)
{
    Price price = buyPrice(amount);
    price.device = QStringLiteral("rented");
    price.kind = PriceKind::Rent;
    return price;
}

/// Headline 3,600 s; check 0.4 s and warm-up 1.5 s come on top.
RunRecord hourRun(const QString& device, double headlineSeconds = 3600)
{
    RunRecord run = sample::completed(headlineSeconds);
    run.device.name = device;
    run.energy.reset();
    run.timing.checkSeconds = 300;
    run.timing.warmupSeconds = 100;
    return run;
}

LeaderboardRow row(const QString& device, double headlineSeconds)
{
    return buildLeaderboard({hourRun(device, headlineSeconds)}, {}, nullptr).first().rows.first();
}

bool isNear(double found, double expected)
{
    return qAbs(found - expected) <= 1e-9 * qAbs(expected);
}

}  // namespace

class TestCostModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void billedTimeIsAllOfIt();
    void ownershipByHand();
    void energyIsMeasuredElseEnteredElseUnknown();
    void electricityOfAnotherCurrencyIsLeftOut();
    void rentByHand_data();
    void rentByHand();
    void articleRentIsOneDollarAnHour();
    void noPriceNoCost();
    void buyPriceIsFirstChoice();
    void breakEvenByHand();
    void breakEvenSolvesTheTwoLines();
    void breakEvenRefusals();
    void breakEvenOutsideTheLifetime();
    void breakEvenWithItself();
    void tooSlowToOwnIsSaid();
    void jobByHand();
    void rowCostsWhatTheLeaderboardSays();
    void jobNeedsASteadyRate();
};

void TestCostModel::billedTimeIsAllOfIt()
{
    RunRecord run = hourRun(QStringLiteral("owned"));
    QVERIFY(isNear(*CostModel::billedSeconds(run), 4000));
    run.timing.checkSeconds.reset();
    QVERIFY(isNear(*CostModel::billedSeconds(run), 3700));
    run.timing.trainSeconds.reset();
    QVERIFY(!CostModel::billedSeconds(run));
}

/// $289.99, 30 % resale, 3 years at 2 h and 20 days: 202.993 / 1,440 h = 14.0967 cents an hour.
void TestCostModel::ownershipByHand()
{
    const CostModel model{PriceBook()};
    QVERIFY(isNear(model.ownershipPerHour(buyPrice(289.99)), 202.993 / 1440));
    RunRecord run = hourRun(QStringLiteral("owned"));
    PriceBook book;
    book.setPrice(buyPrice(289.99));
    const auto cost = CostModel(book).cost(run);
    QVERIFY(cost);
    QVERIFY(isNear(cost->amount, 4000.0 / 3600 * 202.993 / 1440));
    QVERIFY(!cost->isEnergyIncluded);
    QCOMPARE(cost->source, QStringLiteral("a shop"));
}

void TestCostModel::energyIsMeasuredElseEnteredElseUnknown()
{
    RunRecord run = hourRun(QStringLiteral("owned"));
    Price price = buyPrice(144);
    QVERIFY(!CostModel::watts(run, price));
    price.watts = 100;
    QVERIFY(isNear(*CostModel::watts(run, price), 100));
    run.energy = Energy{800000, QStringLiteral("RAPL"), QStringLiteral("package")};
    QVERIFY(isNear(*CostModel::watts(run, price), 200));  // 800 kJ over 4,000 s
    run.energy->seconds = 5000;                           // counted in a longer span than is billed
    QVERIFY(isNear(*CostModel::watts(run, price), 160));
    run.energy->seconds = 0;  // nothing was counted: not known
    QVERIFY(isNear(*CostModel::watts(run, price), 100));
    run.energy->seconds.reset();

    PriceBook book;
    book.setPrice(price);
    book.assumptions.resaleShare = 0;
    book.assumptions.tariffPerKwh = 0.5;
    const auto cost = CostModel(book).cost(run);  // an hour: 144 / 1,440 + 0.2 kW x 0.5 = 0.2
    QVERIFY(cost->isEnergyIncluded);
    QVERIFY(isNear(cost->amount, 4000.0 / 3600 * 0.2));
}

/// Unlike currencies are never added: what is bought in one and fed by a tariff in another counts without it.
void TestCostModel::electricityOfAnotherCurrencyIsLeftOut()
{
    PriceBook book;
    Price buy = buyPrice(144);
    buy.watts = 200;
    buy.currency = QStringLiteral("EUR");
    book.setPrice(buy);
    Price rent = hourlyRent(1);
    rent.currency = QStringLiteral("EUR");
    book.setPrice(rent);
    const auto answer = [&book] {
        return breakEven(row(QStringLiteral("owned"), 1800), row(QStringLiteral("rented"), 3600), book);
    };
    QVERIFY(!CostModel(book).cost(hourRun(QStringLiteral("owned")))->isEnergyIncluded);
    QVERIFY(isNear(CostModel(book).cost(hourRun(QStringLiteral("owned")))->amount,
                   4000.0 / 3600 * CostModel(book).ownershipPerHour(buy)));
    QVERIFY(!answer()->isEnergyIncluded);
    QCOMPARE(answer()->foreignTariff, QStringLiteral("USD"));
    QCOMPARE(answer()->ownedPerMonth, 0.0);
    book.assumptions.tariffCurrency = QStringLiteral("EUR");
    QVERIFY(CostModel(book).cost(hourRun(QStringLiteral("owned")))->isEnergyIncluded);
    QVERIFY(answer()->isEnergyIncluded);
    QVERIFY(answer()->foreignTariff.isEmpty());
    QVERIFY(isNear(answer()->ownedPerMonth, 0.68));
}

void TestCostModel::rentByHand_data()
{
    QTest::addColumn<double>("startupMinutes");
    QTest::addColumn<double>("stepMinutes");
    QTest::addColumn<double>("billedMinutes");
    QTest::newRow("to the second") << 0.0 << 0.0 << 4000 / 60.0;  // 66 2/3 minutes
    QTest::newRow("minutes") << 0.0 << 1.0 << 67.0;
    QTest::newRow("hours") << 0.0 << 60.0 << 120.0;
    QTest::newRow("with start-up") << 5.0 << 0.0 << 4000 / 60.0 + 5;
    QTest::newRow("start-up into the next step") << 54.0 << 60.0 << 180.0;
    QTest::newRow("exactly a step") << 20.0 / 60 << 67.0 << 67.0;
}

void TestCostModel::rentByHand()
{
    QFETCH(double, startupMinutes);
    QFETCH(double, stepMinutes);
    QFETCH(double, billedMinutes);
    Price price = hourlyRent(3);
    price.startupMinutes = startupMinutes;
    price.billingStepMinutes = stepMinutes;
    PriceBook book;
    book.setPrice(price);
    const auto cost = CostModel(book).cost(hourRun(QStringLiteral("rented")));
    QVERIFY2(isNear(cost->amount, billedMinutes / 60 * 3),
             qPrintable(QString::number(cost->amount, 'g', 12)));
    QVERIFY(cost->kind == PriceKind::Rent);
}

void TestCostModel::articleRentIsOneDollarAnHour()
{
    const auto price = PriceBook::shipped().price(QStringLiteral("Tesla T4"), PriceKind::Rent);
    QVERIFY(price);
    QVERIFY(isNear(CostModel::rentPerHour(*price), 1));
}

void TestCostModel::noPriceNoCost()
{
    QVERIFY(!CostModel(PriceBook::shipped()).cost(hourRun(QStringLiteral("Apple M2 Pro"))));
    RunRecord stopped = hourRun(QStringLiteral("Tesla T4"));
    stopped.timing.trainSeconds.reset();
    QVERIFY(!CostModel(PriceBook::shipped()).cost(stopped));
}

void TestCostModel::buyPriceIsFirstChoice()
{
    PriceBook book;
    Price rent = hourlyRent(1);
    rent.device = QStringLiteral("owned");
    book.setPrice(rent);
    QVERIFY(CostModel(book).cost(hourRun(QStringLiteral("owned")))->kind == PriceKind::Rent);
    book.setPrice(buyPrice(100));
    QVERIFY(CostModel(book).cost(hourRun(QStringLiteral("owned")))->kind == PriceKind::Buy);
    QVERIFY(CostModel(book).cost(hourRun(QStringLiteral("owned")), PriceKind::Rent)->kind == PriceKind::Rent);
}

/// The owned device needs half the time. 40 h a month rented at $1; 20 h owned at 200 W and $0.17: $0.68 a
/// month. $202.993 / (40 - 0.68) = month 5.1626, where both cost $206.50.
void TestCostModel::breakEvenByHand()
{
    PriceBook book;
    Price buy = buyPrice(289.99);
    buy.watts = 200;
    book.setPrice(buy);
    book.setPrice(hourlyRent(1));
    const auto result = breakEven(row(QStringLiteral("owned"), 1800), row(QStringLiteral("rented"), 3600),
                                  book);
    QVERIFY(result);
    QVERIFY(isNear(result->rentedHoursPerMonth, 40));
    QVERIFY(isNear(result->ownedHoursPerMonth, 20));
    QVERIFY(isNear(result->runsPerMonth, 40));
    QVERIFY(isNear(result->ownedPerMonth, 0.68));
    QVERIFY(isNear(*result->crossingMonth, 202.993 / 39.32));
    QVERIFY(isNear(*result->crossingAmount, 40 * 202.993 / 39.32));
    QVERIFY(result->isEnergyIncluded);
    QCOMPARE(result->sentence(),
             QStringLiteral(
                 "From month 6 on, owning the owned costs less than renting the rented for the same work."));
}

void TestCostModel::breakEvenSolvesTheTwoLines()
{
    PriceBook book;
    for (const double price : {50.0, 400.0, 1200.0}) {
        book.setPrice(buyPrice(price));
        book.setPrice(hourlyRent(0.9));
        const auto result = breakEven(row(QStringLiteral("owned"), 3000), row(QStringLiteral("rented"), 3600),
                                      book);
        QVERIFY(result && result->crossingMonth);
        QVERIFY(isNear(result->owned(*result->crossingMonth), result->rented(*result->crossingMonth)));
        QVERIFY(result->owned(*result->crossingMonth - 1) > result->rented(*result->crossingMonth - 1));
        QVERIFY(result->owned(*result->crossingMonth + 1) < result->rented(*result->crossingMonth + 1));
        QVERIFY(!result->isEnergyIncluded);
    }
}

void TestCostModel::breakEvenRefusals()
{
    const LeaderboardRow owned = row(QStringLiteral("owned"), 1800);
    const LeaderboardRow rented = row(QStringLiteral("rented"), 3600);
    PriceBook book;
    QVERIFY(breakEven(owned, rented, book).error().message.contains(QStringLiteral("to buy owned")));
    book.setPrice(buyPrice(100));
    QVERIFY(breakEven(owned, rented, book).error().message.contains(QStringLiteral("to rent rented")));
    Price euros = hourlyRent(1);
    euros.currency = QStringLiteral("EUR");
    book.setPrice(euros);
    QVERIFY(breakEven(owned, rented, book).error().message.contains(QStringLiteral("EUR")));
    book.setPrice(hourlyRent(1));
    QVERIFY(breakEven(owned, rented, book));
    LeaderboardRow other = rented;
    other.fingerprint = QStringLiteral("another");
    QVERIFY(breakEven(owned, other, book).error().message.contains(QStringLiteral("workloads")));
    other = rented;
    other.medianSeconds.reset();
    QVERIFY(!breakEven(owned, other, book));
}

void TestCostModel::breakEvenOutsideTheLifetime()
{
    PriceBook book;
    book.setPrice(buyPrice(10000));
    book.setPrice(hourlyRent(1));
    const auto result = breakEven(row(QStringLiteral("owned"), 3600), row(QStringLiteral("rented"), 3600),
                                  book);
    QVERIFY(result && !result->crossingMonth && !result->crossingAmount);  // 7,000 against 36 x 40
    QVERIFY(result->sentence().startsWith(QStringLiteral("Not within the lifetime")));
}

void TestCostModel::breakEvenWithItself()
{
    PriceBook book;
    book.setPrice(buyPrice(100));
    Price rent = hourlyRent(0.5);
    rent.device = QStringLiteral("owned");
    book.setPrice(rent);
    const LeaderboardRow same = row(QStringLiteral("owned"), 1800);
    const auto result = breakEven(same, same, book);
    QVERIFY(isNear(*result->crossingMonth, 70.0 / 20));
}

void TestCostModel::tooSlowToOwnIsSaid()
{
    PriceBook book;
    book.setPrice(buyPrice(100));
    book.setPrice(hourlyRent(1));
    const auto result = breakEven(row(QStringLiteral("owned"), 36000), row(QStringLiteral("rented"), 1800),
                                  book);
    QVERIFY(!result->fitsOwnedDevice());  // 800 hours on 20 days
    // Its line would cross that of the rented one in month 1.75, but it can't do the work.
    QVERIFY(result->owned(1.75) == result->rented(1.75));
    QVERIFY(!result->crossingMonth && !result->crossingAmount);
    QVERIFY(result->sentence().contains(QStringLiteral("too slow")));
}

/// Headline 3,600 s: data 144 s for 840 pictures; 700 pictures in 230.4 x 0.9 s steady.
void TestCostModel::jobByHand()
{
    QList<RunRecord> runs{hourRun(QStringLiteral("owned"), 3600), hourRun(QStringLiteral("owned"), 3600),
                          hourRun(QStringLiteral("owned"), 3600)};
    runs[1].setId = runs[2].setId = runs[0].setId;
    for (RunRecord& run : runs) {
        run.energy = Energy{400000, QStringLiteral("NVML"),
                            QStringLiteral("GPU only")};  // 100 W over 4,000 s
    }
    PriceBook book;
    book.setPrice(buyPrice(144));
    book.assumptions.resaleShare = 0;
    const CostModel model(book);
    const LeaderboardRow measured = buildLeaderboard(runs, {}, nullptr).first().rows.first();
    const auto job = estimateJob(measured, 1000000, 90, model);
    const double seconds = 1e6 * (144.0 / 840) + 1e6 * 90 / (700 / (230.4 * 0.9));
    QVERIFY(job);
    QVERIFY(isNear(job->seconds, seconds));
    QVERIFY(isNear(job->interval->low, seconds) && isNear(job->interval->high, seconds));  // three equal runs
    QVERIFY(isNear(*job->kilowattHours, 0.1 * seconds / 3600));
    QCOMPARE(job->energyScope, QStringLiteral("GPU only"));
    QVERIFY(isNear(job->cost->amount, seconds / 3600 * (0.1 + 0.1 * 0.17)));
}

void TestCostModel::rowCostsWhatTheLeaderboardSays()
{
    // Of two middle runs one has to be chosen: everywhere the same, whichever comes first.
    QList<RunRecord> runs{hourRun(QStringLiteral("d"), 3600), hourRun(QStringLiteral("d"), 1800)};
    runs[1].setId = runs[0].setId;
    PriceBook book;
    Price price = buyPrice(144);
    price.device = QStringLiteral("d");
    book.setPrice(price);
    const CostModel model(book);
    const LeaderboardRow both = buildLeaderboard(runs, {}, model.perRun()).first().rows.first();
    QVERIFY(both.cost);
    QCOMPARE(rowCosts(both, model), QList<RunCost>{*both.cost});
    QVERIFY(rowCost(both, PriceKind::Buy, model) == both.cost);
    QVERIFY(!rowCost(both, PriceKind::Rent, model));
    for (RunRecord& run : runs) {
        run.status = RunStatus::Stopped;
        run.isRanked = false;
    }
    const LeaderboardRow stopped = buildLeaderboard(runs, {}, model.perRun()).first().rows.first();
    QVERIFY(!stopped.cost && rowCosts(stopped, model).isEmpty());
}

void TestCostModel::jobNeedsASteadyRate()
{
    const CostModel model{PriceBook()};
    LeaderboardRow measured = row(QStringLiteral("owned"), 3600);
    const auto job = estimateJob(measured, 1000, 1, model);
    QVERIFY(job && !job->interval && !job->cost && !job->kilowattHours);
    QVERIFY(!estimateJob(measured, 0, 1, model));
    measured.imagesPerSecond.reset();
    QVERIFY(!estimateJob(measured, 1000, 1, model));
}

QTEST_GUILESS_MAIN(TestCostModel)
#include "tst_costmodel.moc"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardrows.h"
#include "cost/costmodel.h"
#include "models/epochsmodel.h"
#include "models/jobmodel.h"
#include "models/pricemodel.h"
#include "models/publishedmodel.h"
#include "models/runsmodel.h"
#include "models/settingsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace epochmark;

namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

Price price(const QString& device, PriceKind kind, double amount, const std::optional<QDate>& date)
{
    Price price;
    price.device = device;
    price.kind = kind;
    price.amount = amount;
    price.source = QStringLiteral("entered");
    price.date = date;
    return price;
}

JobModel::Job job(const QString& device, std::optional<double> seconds, std::optional<double> amount,
                  const QString& currency = QStringLiteral("USD"))
{
    JobModel::Job job{device, device, std::nullopt};
    if (seconds) {
        job.estimate = JobEstimate();
        job.estimate->seconds = *seconds;
        if (amount) {
            job.estimate->cost = RunCost{*amount, currency, PriceKind::Buy, QString(), std::nullopt, false};
        }
    }
    return job;
}

QStringList badges(const QAbstractItemModel& model, int row)
{
    QStringList words;
    for (const CellBadge& badge : model.index(row, 0).data(BadgesRole).value<QList<CellBadge>>()) {
        words.append(badge.text);
    }
    return words;
}

}  // namespace

class TestBoardModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void publishedKeepsTheArticlesNumbers();
    void runsShowsEveryRunOfTheSet();
    void epochsAreListedAsStored();
    void pricesListWhatIsKnownThenWhatIsNot();
    void pricesWarnOfOldOnes();
    void pricesShowWhereTheyAreBorrowed();
    void jobsAreFastestFirst();
    void jobsCallNothingCheapestInUnlikeCurrencies();
    void settingsMarkWhatDiffers();
};

void TestBoardModels::publishedKeepsTheArticlesNumbers()
{
    PublishedModel model;
    QAbstractItemModelTester tester(&model, Mode::QtTest);
    QCOMPARE(model.rowCount(), static_cast<int>(publishedResults().size()));
    QCOMPARE(model.rowCount(), 7);
    for (int row = 0; row < model.rowCount(); ++row) {
        const PublishedResult& result = publishedResults().at(row);
        QCOMPARE(model.index(row, PublishedModel::Time).data().toString(), result.minutesText);
        const auto bar = model.index(row, PublishedModel::Bar).data(BarRole).value<CellBar>();
        QCOMPARE(bar.style, CellBar::Style::Hollow);
        QCOMPARE(bar.length, result.speedup / publishedResults().first().speedup);
        QCOMPARE(model.index(row, PublishedModel::Price).data().toString(),
                 result.price.isEmpty() ? QStringLiteral("-") : result.price);
    }
    QCOMPARE(model.index(0, PublishedModel::Speedup).data().toString(), QStringLiteral("16.68 ×"));
    // A TPU here is one core; the article's had eight.
    const QModelIndex tpu = model.index(5, PublishedModel::Kind);
    QCOMPARE(tpu.data().toString(), QStringLiteral("cloud TPU, 8 cores"));
    QVERIFY(tpu.data(Qt::ToolTipRole).toString().contains(QStringLiteral("drives one of them")));
    QVERIFY(!model.index(4, PublishedModel::Kind).data(Qt::ToolTipRole).isValid());
}

void TestBoardModels::runsShowsEveryRunOfTheSet()
{
    RunsModel model;
    QAbstractItemModelTester tester(&model, Mode::QtTest);
    LeaderboardRow row = sample::group().rows.first();
    row.runs[1].status = RunStatus::Failed;
    row.runs[1].isRanked = false;
    row.runs[1].timing = {};
    row.runs[1].unrankedReasons = {QStringLiteral("The device failed in epoch 2.")};
    model.setRow(row);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.index(1, RunsModel::State).data().toString(), QStringLiteral("failed"));
    QCOMPARE(model.index(1, RunsModel::State).data(Qt::ToolTipRole).toString(),
             row.runs[1].unrankedReasons.first());
    QCOMPARE(model.index(1, RunsModel::Total).data().toString(), QStringLiteral("-"));
    QCOMPARE(model.index(0, RunsModel::Seed).data().toString(), QString::number(row.runs[0].seed));
    model.setRow(sample::group().rows.at(5));
    QCOMPARE(model.rowCount(), 1);
}

void TestBoardModels::epochsAreListedAsStored()
{
    EpochsModel model;
    QAbstractItemModelTester tester(&model, Mode::QtTest);
    QList<EpochReport> epochs(3);
    for (int i = 0; i < 3; ++i) {
        epochs[i].epoch = i + 1;
        epochs[i].seconds = 2.345 + i;
        epochs[i].trainLoss = 0.7 - 0.1 * i;
        epochs[i].validationAccuracy = i == 1 ? 0.91 : 0.8;
    }
    epochs[2].trainLoss.reset();
    model.setEpochs(epochs);
    QCOMPARE(model.rowCount(), 3);
    const auto text = [&model](int row, EpochsModel::Column column) {
        return model.index(row, column).data().toString();
    };
    QCOMPARE(text(2, EpochsModel::Epoch), QStringLiteral("3"));
    QCOMPARE(text(1, EpochsModel::Seconds), QStringLiteral("3.35"));
    QCOMPARE(text(0, EpochsModel::TrainLoss), QStringLiteral("0.700"));
    QCOMPARE(text(2, EpochsModel::TrainLoss), QStringLiteral("-"));
    QCOMPARE(text(1, EpochsModel::ValidationAccuracy), QStringLiteral("91.0 %"));
    const auto isBold = [&model](int row) {
        return model.index(row, EpochsModel::ValidationAccuracy).data(EmphasisRole).toInt()
               == static_cast<int>(CellEmphasis::Bold);
    };
    QVERIFY(!isBold(0) && isBold(1) && !isBold(2));
    model.setEpochs({});
    QCOMPARE(model.rowCount(), 0);
}

void TestBoardModels::pricesListWhatIsKnownThenWhatIsNot()
{
    PriceModel model;
    QAbstractItemModelTester tester(&model, Mode::QtTest);
    PriceBook book;
    book.setPrice(price(QStringLiteral("A"), PriceKind::Buy, 289.99, std::nullopt));
    Price monthly = price(QStringLiteral("A"), PriceKind::Rent, 160, std::nullopt);
    monthly.unit = Price::RentUnit::Month;
    monthly.hoursPerDay = 8;
    monthly.daysPerMonth = 20;
    book.setPrice(monthly);
    book.setPrice(price(QStringLiteral("Not measured"), PriceKind::Rent, 0.085, std::nullopt));
    model.setBook(book, {QStringLiteral("B"), QStringLiteral("A")});
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        rows.append(model.index(row, 0).data().toString() + QLatin1Char('=')
                    + model.index(row, 1).data().toString());
    }
    QCOMPARE(rows, QStringList({QStringLiteral("A=$289.99"), QStringLiteral("A=$160"),
                                QStringLiteral("Not measured=$0.085"), QStringLiteral("B=Add price")}));
    QVERIFY(model.index(1, 0).data(DetailRole).toString().contains(QStringLiteral("8 h × 20 days")));
    QStringList kinds;
    for (int row = 0; row < model.rowCount(); ++row) {
        kinds.append(model.index(row, 1).data(DetailRole).toString());
    }
    QCOMPARE(kinds, QStringList({QStringLiteral("to buy"), QStringLiteral("rent, a month"),
                                 QStringLiteral("rent, an hour"), QString()}));
}

void TestBoardModels::pricesWarnOfOldOnes()
{
    PriceModel model;
    PriceBook book;
    book.setPrice(price(QStringLiteral("Old"), PriceKind::Buy, 1, QDate::currentDate().addDays(-181)));
    book.setPrice(price(QStringLiteral("Fresh"), PriceKind::Buy, 1, QDate::currentDate().addDays(-180)));
    book.setPrice(price(QStringLiteral("Undated"), PriceKind::Buy, 1, std::nullopt));
    model.setBook(book, {});
    const auto tone = [&model](int row) {
        return static_cast<CellTone>(model.index(row, 0).data(DetailToneRole).toInt());
    };
    QCOMPARE(tone(0), CellTone::Warning);
    QCOMPARE(tone(1), CellTone::Muted);
    QCOMPARE(tone(2), CellTone::Muted);
}

void TestBoardModels::pricesShowWhereTheyAreBorrowed()
{
    PriceModel model;
    PriceBook book;
    book.setPrice(price(QStringLiteral("Tesla T4"), PriceKind::Rent, 1, std::nullopt));
    book.assign(QStringLiteral("Mine"), QStringLiteral("Tesla T4"));
    model.setBook(book, {QStringLiteral("Mine")});
    QCOMPARE(model.entry(0).device, QStringLiteral("Mine"));
    QCOMPARE(model.entry(0).assignedFrom, QStringLiteral("Tesla T4"));
    QVERIFY(model.index(0, 0).data(DetailRole).toString().contains(QStringLiteral("as Tesla T4")));
}

void TestBoardModels::jobsAreFastestFirst()
{
    JobModel model;
    QAbstractItemModelTester tester(&model, Mode::QtTest);
    model.setJobs({job(QStringLiteral("none"), std::nullopt, std::nullopt),
                   job(QStringLiteral("slow"), 8000, 1.0), job(QStringLiteral("fast"), 3600, 2.0)});
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("fast"));
    QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("none"));
    QCOMPARE(badges(model, 0), QStringList(QStringLiteral("fastest")));
    QCOMPARE(badges(model, 1), QStringList(QStringLiteral("cheapest")));
    QCOMPARE(model.index(0, JobModel::Time).data().toString(), QStringLiteral("1 h"));
    QCOMPARE(model.index(1, JobModel::Time).data().toString(), QStringLiteral("2 h 13 min"));
    for (int column = JobModel::Time; column < JobModel::ColumnCount; ++column) {
        QCOMPARE(model.index(2, column).data().toString(), QStringLiteral("-"));
    }
}

void TestBoardModels::jobsCallNothingCheapestInUnlikeCurrencies()
{
    JobModel model;
    model.setJobs({job(QStringLiteral("slow"), 8000, 1.0, QStringLiteral("EUR")),
                   job(QStringLiteral("fast"), 3600, 2.0)});
    QCOMPARE(badges(model, 0), QStringList(QStringLiteral("fastest")));
    QCOMPARE(badges(model, 1), QStringList());
}

void TestBoardModels::settingsMarkWhatDiffers()
{
    SettingsModel model;
    QAbstractItemModelTester tester(&model, Mode::QtTest);
    const LeaderboardGroup group = sample::group();
    const Comparison comparison({group.rows.at(0), group.rows.at(4)});
    const QStringList names{QStringLiteral("a"), QStringLiteral("b")};
    model.setComparison(comparison, names, false);
    QCOMPARE(model.rowCount(), static_cast<int>(comparison.settings().size()));
    QCOMPARE(model.columnCount(), 3);
    bool isStillDifferent = true;
    int different = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const bool isMarked = model.index(row, 1).data(GroundRole).toInt()
                              == static_cast<int>(CellTone::Warning);
        // What came out under the settings differs by nature.
        static const QStringList kOutcomes{QStringLiteral("lost to others"), QStringLiteral("runs"),
                                           QStringLiteral("images/s"), QStringLiteral("started")};
        const bool isOutcome = kOutcomes.contains(model.index(row, 0).data().toString());
        QCOMPARE(isMarked,
                 !isOutcome
                     && model.index(row, 1).data().toString() != model.index(row, 2).data().toString());
        QVERIFY2(isStillDifferent || !isMarked, "what differs comes first");
        isStillDifferent = isMarked;
        different += isMarked;
    }
    QVERIFY(different > 0);
    model.setComparison(comparison, names, true);
    QCOMPARE(model.rowCount(), different);
}

QTEST_MAIN(TestBoardModels)
#include "tst_boardmodels.moc"

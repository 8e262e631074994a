// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/costspage.h"

#include "accessiblewalk.h"
#include "costsstage.h"
#include "models/jobmodel.h"
#include "pages/costs/costbarscard.h"
#include "patience.h"
#include "theme/theme.h"
#include "widgets/boardtable.h"
#include "widgets/elidedcombo.h"
#include "widgets/elsewheredialog.h"
#include "widgets/measureelsewhere.h"
#include "widgets/numberfield.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTest>

#include <optional>

using namespace epochmark;
using namespace epochmark::test;

class TestCostsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void emptyAsksToMeasure();
    void drawsNoBarWithoutAPrice();
    void slidersRecomputeAtOnceAndAreSavedAtRest();
    void fieldAndSliderAgree();
    void electricityHasACurrency();
    void saysWhatIsBilled();
    void wrongTextsStayAndSayTheRange();
    void takesInWhatTheTerminalChanged();
    void showsNoCrossingWhereTheOwnedIsTooSlow();
    void saysWhenBuyingPays();
    void saysWhyThereIsNoCrossing();
    void estimatesMyJob();
    void aThousandResultsChangeNothing();
    void tellsHowToMeasureElsewhere();
    void namesEverythingThatTakesFocus();
    void fitsTheSmallestWindow();
    void showsLongNamesOfDevicesCutOff();
    void longNamesOfTwoDevicesAreWhole();
    void showsAllOfTheLeftColumn();
    void remembersJobAndColumns();
    void saysWhichColumnsOfAJobHaveNoRoom();
};

void TestCostsPage::emptyAsksToMeasure()
{
    CostsStage stage(PriceBook::shipped(), QList<RunRecord>{});
    QVERIFY(stage.find<QWidget>("costsEmpty")->isVisible());
    QSignalSpy asked(stage.sample.context.get(), &AppContext::benchmarkRequested);
    QTest::mouseClick(stage.find<QPushButton>("costsRunButton"), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TestCostsPage::drawsNoBarWithoutAPrice()
{
    CostsStage stage;
    QVERIFY(stage.bar(QStringLiteral("RTX 3060 Ti"))->value);
    QVERIFY(!stage.bar(QStringLiteral("RTX 3060 Ti"))->isHatched);
    QVERIFY(stage.bar(QStringLiteral("Tesla T4"))->isHatched);
    const BarList::Bar* unknown = stage.bar(QStringLiteral("Core i3-6100"));
    QVERIFY(unknown);
    QVERIFY(!unknown->value);
    QCOMPARE(unknown->text, QStringLiteral("no price yet"));
    QVERIFY(
        stage.find<BarList>("costBars")->accessibleDescription().contains(QStringLiteral("no price yet")));
}

void TestCostsPage::slidersRecomputeAtOnceAndAreSavedAtRest()
{
    CostsStage stage;
    const double before = *stage.bar(QStringLiteral("RTX 3060 Ti"))->value;
    auto* slider = stage.find<QSlider>("yearsSlider");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_End);
    QCOMPARE(stage.find<NumberField>("yearsSpin")->value(), 8.0);
    const double after = *stage.bar(QStringLiteral("RTX 3060 Ti"))->value;
    QVERIFY2(after < before, "a longer life makes a run cheaper");
    QVERIFY(stage.sample.context->prices().assumptions.lifetimeYears != 8.0);
    QTRY_COMPARE(stage.sample.context->prices().assumptions.lifetimeYears, 8.0);
    QTest::mouseClick(stage.find<QPushButton>("resetUsageButton"), Qt::LeftButton);
    QTRY_COMPARE(stage.sample.context->prices().assumptions, UsageAssumptions());
    QCOMPARE(*stage.bar(QStringLiteral("RTX 3060 Ti"))->value, before);
}

void TestCostsPage::fieldAndSliderAgree()
{
    CostsStage stage;
    auto* field = stage.find<NumberField>("hoursSpin");
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("12"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(stage.find<QSlider>("hoursSlider")->value(), 23);  // steps of half an hour from 0.5
    stage.find<QSlider>("hoursSlider")->setValue(0);
    QCOMPARE(field->value(), 0.5);
}

void TestCostsPage::electricityHasACurrency()
{
    Price card = price(kCard, PriceKind::Buy, 289.99, QStringLiteral("EUR"));
    card.watts = 200;
    CostsStage stage(book({card, price(kRented, PriceKind::Rent, 1, QStringLiteral("PLN"))}));
    const auto note = [&stage] { return stage.find<QLabel>("costSentence")->text(); };
    const double without = *stage.bar(QStringLiteral("RTX 3060 Ti"))->value;
    QVERIFY2(note().contains(QStringLiteral("priced in USD")), qPrintable(note()));
    auto* currency = stage.find<QComboBox>("tariffCurrencyCombo");
    QCOMPARE(currency->currentText(), QStringLiteral("USD"));
    currency->setFocus();
    QVERIFY2(currency->findText(QStringLiteral("PLN")) >= 0, "what a device is priced in");
    QTest::keyClick(currency, Qt::Key_E);
    QCOMPARE(currency->currentText(), QStringLiteral("EUR"));
    QVERIFY2(*stage.bar(QStringLiteral("RTX 3060 Ti"))->value > without, "electricity is counted");
    QVERIFY2(!note().contains(QStringLiteral("USD")), qPrintable(note()));
    QVERIFY(stage.find<NumberField>("tariffSpin")->text().contains(QStringLiteral("EUR")));
    QTRY_COMPARE(stage.sample.context->prices().assumptions.tariffCurrency, QStringLiteral("EUR"));
}

/// Three minutes of start-up and whole minutes: a short run costs much more than its time.
void TestCostsPage::saysWhatIsBilled()
{
    Price rent = price(kRented, PriceKind::Rent, 1);
    const auto said = [&rent] { return CostsStage(book({rent})).bar(QStringLiteral("Tesla T4"))->detail; };
    QVERIFY2(!said().contains(QStringLiteral("billed")), qPrintable(said()));
    rent.startupMinutes = 30;
    QVERIFY2(said().contains(QStringLiteral("billed")), qPrintable(said()));
}

void TestCostsPage::wrongTextsStayAndSayTheRange()
{
    CostsStage stage;
    auto* field = stage.find<NumberField>("hoursSpin");
    auto* sentence = stage.find<QLabel>("hoursProblem");
    const double before = field->value();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("30"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->text(), QStringLiteral("30"));
    QVERIFY(sentence->isVisible());
    QVERIFY2(sentence->text().contains(QStringLiteral("24")), qPrintable(sentence->text()));
    QCOMPARE(field->value(), before);
    stage.find<QSlider>("hoursSlider")->setValue(0);
    QVERIFY(!sentence->isVisible());
    QCOMPARE(field->value(), 0.5);

    PriceDialog dialog(price(kCard, PriceKind::Buy, 100), PriceDialog::Mode::Edit);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto* watts = dialog.findChild<NumberField*>(QStringLiteral("wattsSpin"));
    auto* accept = dialog.findChild<QPushButton*>(QStringLiteral("acceptPriceButton"));
    watts->setFocus();
    watts->selectAll();
    QTest::keyClicks(watts, QStringLiteral("lots"));
    QVERIFY(!accept->isEnabled());
    const QString said = dialog.findChild<QLabel*>(QStringLiteral("priceProblem"))->text();
    QVERIFY2(said.contains(QStringLiteral("Power")) && said.contains(QStringLiteral("100,000")),
             qPrintable(said));
    watts->selectAll();
    QTest::keyClicks(watts, QStringLiteral("2e2"));
    QVERIFY(accept->isEnabled());
    QCOMPARE(dialog.price().watts, std::optional(200.0));
}

/// A price that another program sets is shown, and isn't lost by what is changed here.
void TestCostsPage::takesInWhatTheTerminalChanged()
{
    CostsStage stage;
    const QString path = stage.sample.filePath(QStringLiteral("prices.json"));
    const QString laptop = QStringLiteral("Apple M2 Pro");
    const auto setByTerminal = [&path](const Price& price) {
        PriceBook book = PriceBook::load(path).value();
        book.setPrice(price);
        QVERIFY(book.save(path));
    };
    QVERIFY(!stage.bar(QStringLiteral("M2 Pro"))->value);
    setByTerminal(price(laptop, PriceKind::Buy, 1999));
    QTRY_VERIFY(stage.bar(QStringLiteral("M2 Pro"))->value.has_value());
    // While a slider is in work, and nothing of it is saved yet.
    auto* slider = stage.find<QSlider>("yearsSlider");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_End);
    setByTerminal(price(laptop, PriceKind::Buy, 2999));
    QTRY_COMPARE(PriceBook::load(path)->assumptions.lifetimeYears, 8.0);
    QCOMPARE(PriceBook::load(path)->price(laptop, PriceKind::Buy)->amount, 2999.0);
    QTRY_COMPARE(stage.sample.context->prices().price(laptop, PriceKind::Buy)->amount, 2999.0);
    QCOMPARE(stage.find<NumberField>("yearsSpin")->value(), 8.0);
    // Not while something is measured; then at its end.
    stage.sample.context->board().beginMeasuring();
    setByTerminal(price(laptop, PriceKind::Buy, 3999));
    QTest::qWait(200);
    QCOMPARE(stage.sample.context->prices().price(laptop, PriceKind::Buy)->amount, 2999.0);
    stage.sample.context->board().endMeasuring();
    QCOMPARE(stage.sample.context->prices().price(laptop, PriceKind::Buy)->amount, 3999.0);
}

/// The plot says what the sentence above it says.
void TestCostsPage::showsNoCrossingWhereTheOwnedIsTooSlow()
{
    const QString slow = QStringLiteral("A slow processor");
    QList<RunRecord> records = sample::boardRecords();
    records.append(sample::record(sample::freshId(), slow, DeviceKind("cpu"), 40'000));
    CostsStage stage(book({price(slow, PriceKind::Buy, 1), price(kRented, PriceKind::Rent, 5)}), records);
    auto* owned = stage.find<QComboBox>("ownedCombo");
    owned->setCurrentIndex(owned->findText(slow, Qt::MatchContains));
    QVERIFY2(stage.sentence().contains(QStringLiteral("too slow")), qPrintable(stage.sentence()));
    auto* plot = stage.find<QWidget>("breakEvenPlot");
    const QString words = plot->accessibleDescription();
    QVERIFY2(words.contains(QStringLiteral("can't do the same work"))
                 && !words.contains(QStringLiteral("cross")),
             qPrintable(words));
    // No line of the owned device, which the eye would follow to a crossing.
    const QImage picture = plot->grab().toImage();
    const QRgb line = theme::tokens(plot).series[0].rgb();
    int found = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            found += picture.pixel(x, y) == line ? 1 : 0;
        }
    }
    QCOMPARE(found, 0);
}

void TestCostsPage::saysWhenBuyingPays()
{
    CostsStage stage;
    QVERIFY2(stage.sentence().contains(QStringLiteral("RTX 3060 Ti")), qPrintable(stage.sentence()));
    QVERIFY2(stage.sentence().contains(QStringLiteral("month")), qPrintable(stage.sentence()));
    auto* plot = stage.find<QWidget>("breakEvenPlot");
    QVERIFY(plot->isVisible());
    QVERIFY(plot->accessibleDescription().contains(QStringLiteral("cross in month")));
    // The rented one costs next to nothing: owning never pays.
    auto* hours = stage.find<QSlider>("hoursSlider");
    hours->setFocus();
    QTest::keyClick(hours, Qt::Key_Home);
    auto* days = stage.find<QSlider>("daysSlider");
    days->setFocus();
    QTest::keyClick(days, Qt::Key_Home);
    QVERIFY2(stage.sentence().contains(QStringLiteral("lifetime")), qPrintable(stage.sentence()));
}

void TestCostsPage::saysWhyThereIsNoCrossing()
{
    CostsStage stage(book(
        {price(kCard, PriceKind::Buy, 289.99, QStringLiteral("EUR")), price(kRented, PriceKind::Rent, 1)}));
    QVERIFY(!stage.find<QWidget>("breakEvenPlot")->isVisible());
    QVERIFY2(stage.sentence().contains(QStringLiteral("EUR")), qPrintable(stage.sentence()));
    CostsStage bare(PriceBook{});
    QVERIFY(!bare.find<QWidget>("breakEvenPlot")->isVisible());
    QVERIFY(!bare.sentence().isEmpty());
}

void TestCostsPage::estimatesMyJob()
{
    CostsStage stage;
    auto* pictures = stage.find<QComboBox>("picturesCombo");
    const QAbstractItemModel* jobs = stage.find<QTableView>("jobTable")->model();
    QCOMPARE(jobs->rowCount(), 7);
    QCOMPARE(jobs->index(0, JobModel::Device).data().toString(), QStringLiteral("RTX 4070"));
    QCOMPARE(jobs->index(0, JobModel::Money).data().toString(), QStringLiteral("-"));
    const QString before = jobs->index(0, JobModel::Time).data().toString();
    pictures->setFocus();
    pictures->setCurrentText(QString());
    QTest::keyClicks(pictures, QStringLiteral("2000000"));
    QVERIFY(jobs->index(0, JobModel::Time).data().toString() != before);
    QVERIFY(!stage.find<QLabel>("jobProblem")->isVisible());
    pictures->setCurrentText(QStringLiteral("many"));
    QCOMPARE(jobs->index(0, JobModel::Time).data().toString(), QStringLiteral("-"));
    QVERIFY(stage.find<QLabel>("jobProblem")->isVisible());
    QCOMPARE(pictures->property("look").toString(), QStringLiteral("wrong"));
    QCOMPARE(stage.find<QComboBox>("epochsCombo")->property("look").toString(), QString());
    pictures->setCurrentText(QStringLiteral("5"));
    QVERIFY(!stage.find<QLabel>("jobProblem")->isVisible());
    QCOMPARE(pictures->property("look").toString(), QString());
}

/// A thousand results of others: the slow processor and the rented card are still there, the chart stays as
/// high as with seven. (How long a slider takes then: bench_window, pages.)
void TestCostsPage::aThousandResultsChangeNothing()
{
    const CostsStage few;
    const int height = few.find<CostBarsCard>("costBarsCard")->height();
    QList<RunRecord> records = sample::boardRecords();
    const qsizetype before = records.size();
    while (records.size() < before + 1000) {
        const auto number = static_cast<int>(records.size());
        records.append(sample::record(sample::freshId(), QStringLiteral("Card %1").arg(number),
                                      DeviceKind("cuda"), 20 + 0.001 * number));
    }
    CostsStage many(book({price(kCard, PriceKind::Buy, 289.99), price(kRented, PriceKind::Rent, 1)}),
                    records);
    QVERIFY(many.bar(QStringLiteral("T4")) || many.bar(QStringLiteral("Tesla T4")));
    QVERIFY(many.bar(QStringLiteral("RTX 3060 Ti")));
    QCOMPARE(many.find<BarList>("costBars")->bars().size(), 100);
    // With seven and with eight bars it still grows.
    QVERIFY(many.find<CostBarsCard>("costBarsCard")->height() < 1.2 * height);
    QVERIFY(many.find<BarList>("costBars")->verticalScrollBar()->maximum() > 0);
    many.page.showSet(records.last().setId);  // one that has no bar here
    QTRY_VERIFY(many.dialog());
    many.dialog()->reject();
}

/// The line to run elsewhere is for the work that is shown.
void TestCostsPage::tellsHowToMeasureElsewhere()
{
    CostsStage stage;
    QTest::mouseClick(stage.find<QPushButton>("elsewhereButton"), Qt::LeftButton);
    auto* dialog = stage.find<ElsewhereDialog>("elsewhereDialog");
    QVERIFY(dialog->isVisible());
    const QString name = sample::boardRecords().first().dataset.name;
    QVERIFY(dialog->findChild<MeasureElsewhere*>()->line().contains(name));
}

void TestCostsPage::namesEverythingThatTakesFocus()
{
    CostsStage stage;
    QCOMPARE(unnamedWidgets(stage.page), QStringList());
    PriceDialog dialog(price(kRented, PriceKind::Rent, 1), PriceDialog::Mode::Edit);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.setLenders({kCard});
    dialog.show();
    QCOMPARE(unnamedWidgets(dialog), QStringList());
}

void TestCostsPage::fitsTheSmallestWindow()
{
    CostsStage stage(PriceBook::shipped(), sample::boardRecords(), {928, 640});
    QCOMPARE(stage.page.width(), 928);
    const QWidget* plot = stage.find<QWidget>("costBars");
    QVERIFY(plot->mapTo(&stage.page, QPoint(plot->width(), 0)).x() <= 928 - 24);
}

void TestCostsPage::showsLongNamesOfDevicesCutOff()
{
    CostsStage stage;
    const QList<ElidedCombo*> combos{stage.find<ElidedCombo>("ownedCombo"),
                                     stage.find<ElidedCombo>("rentedCombo")};
    for (ElidedCombo* combo : combos) {
        combo->setItemText(combo->currentIndex(),
                           QStringLiteral("A name that no chooser of this width could show as a whole"));
    }
    for (const ElidedCombo* combo : combos) {
        const QWidget* card = combo->parentWidget();
        QTRY_VERIFY2(combo->geometry().right() <= card->width() - 16, qPrintable(combo->objectName()));
        for (const QLabel* label : card->findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly)) {
            QTRY_VERIFY2(!label->isVisible() || !label->geometry().intersects(combo->geometry()),
                         qPrintable(label->text()));
        }
        QVERIFY(combo->shownText().contains(QChar(0x2026)));
        QCOMPARE(combo->toolTip(), combo->currentText());
    }
}

/// Whoever buys and rents cards of one family sees which is which, also where the card is narrow.
void TestCostsPage::longNamesOfTwoDevicesAreWhole()
{
    const QString bought = QStringLiteral("NVIDIA RTX PRO 6000 Blackwell Max-Q Workstation Edition");
    const QString rented = QStringLiteral("NVIDIA RTX PRO 6000 Blackwell Server Edition");
    QList<RunRecord> records = sample::boardRecords();
    for (const QString& device : {bought, rented}) {
        records.append(sample::record(sample::freshId(), device, DeviceKind("cuda"), 8));
    }
    CostsStage stage(book({price(bought, PriceKind::Buy, 8000), price(rented, PriceKind::Rent, 2)}), records);
    QStringList shown;
    for (const char* name : {"ownedCombo", "rentedCombo"}) {
        const auto* combo = stage.find<ElidedCombo>(name);
        QTRY_VERIFY2(!combo->shownText().contains(QChar(0x2026)), qPrintable(combo->shownText()));
        shown.append(combo->shownText());
    }
    QVERIFY(shown.first() != shown.last());
}

void TestCostsPage::showsAllOfTheLeftColumn()
{
    CostsStage stage;
    QCOMPARE(stage.find<QScrollArea>("costsLeft")->verticalScrollBar()->maximum(), 0);
}

void TestCostsPage::remembersJobAndColumns()
{
    CostsStage stage(book({}), sample::boardRecords(), {1600, 900});
    stage.find<QComboBox>("epochsCombo")->setCurrentText(QStringLiteral("7"));
    stage.find<QComboBox>("picturesCombo")->setCurrentText(QStringLiteral("many"));
    auto* table = stage.find<BoardTable>("jobTable");
    const int before = table->columnWidth(JobModel::Device);
    table->horizontalHeader()->resizeSection(JobModel::Money, 150);
    QCOMPARE(table->columnWidth(JobModel::Money), 150);
    QVERIFY2(table->columnWidth(JobModel::Device) < before, "the stretched column pays");
    CostsPage next(stage.sample.context.get());
    QCOMPARE(next.findChild<QComboBox*>(QStringLiteral("epochsCombo"))->currentText(), QStringLiteral("7"));
    QCOMPARE(next.findChild<QComboBox*>(QStringLiteral("picturesCombo"))->currentText(),
             QStringLiteral("1,000,000"));
    next.resize(stage.page.size());
    next.show();
    QTRY_COMPARE(next.findChild<BoardTable*>(QStringLiteral("jobTable"))->columnWidth(JobModel::Money), 150);
}

void TestCostsPage::saysWhichColumnsOfAJobHaveNoRoom()
{
    CostsStage stage(book({}), sample::boardRecords(), {2400, 900});
    const auto* words = stage.find<QLabel>("jobHiddenColumns");
    const auto* table = stage.find<BoardTable>("jobTable");
    QVERIFY(!words->isVisible());
    stage.page.resize(stage.page.minimumSizeHint().width(), 900);
    QTRY_VERIFY(table->isColumnHidden(JobModel::TimeInterval));
    QTRY_VERIFY(words->isVisible());
    QVERIFY2(words->text().contains(QStringLiteral("interval, h:min")), qPrintable(words->text()));
    stage.page.resize(2400, 900);
    QTRY_VERIFY(!words->isVisible());
}

QTEST_MAIN(TestCostsPage)
#include "tst_costspage.moc"

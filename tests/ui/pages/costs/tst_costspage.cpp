// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessiblewalk.h"
#include "base/stopwatch.h"
#include "boardcontext.h"
#include "boardrows.h"
#include "cost/breakeven.h"
#include "models/jobmodel.h"
#include "models/pricemodel.h"
#include "pages/costs/costbarscard.h"
#include "pages/costs/costsheet.h"
#include "pages/costs/costspage.h"
#include "pages/costs/pricedialog.h"
#include "pages/pagesheet.h"
#include "pages/picturefile.h"
#include "report/reportwriter.h"
#include "textrecorder.h"
#include "theme/theme.h"
#include "widgets/barlist.h"
#include "widgets/boardtable.h"
#include "widgets/elidedcombo.h"
#include "widgets/elsewheredialog.h"
#include "widgets/measureelsewhere.h"
#include "widgets/numberfield.h"
#include "widgets/savedbanner.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QFile>
#include <QHash>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <memory>
#include <optional>

using namespace epochmark;

namespace {

Price price(const QString& device, PriceKind kind, double amount,
            const QString& currency = QStringLiteral("USD"))
{
    Price price;
    price.device = device;
    price.kind = kind;
    price.amount = amount;
    price.currency = currency;
    price.source = QStringLiteral("entered");
    price.date = QDate::currentDate();
    return price;
}

PriceBook book(const QList<Price>& prices)
{
    PriceBook book;
    for (const Price& entry : prices) {
        book.setPrice(entry);
    }
    return book;
}

const QString kCard = QStringLiteral("NVIDIA GeForce RTX 3060 Ti");
const QString kRented = QStringLiteral("NVIDIA Tesla T4");

struct Stage {
    sample::BoardContext sample;
    CostsPage page{sample.context.get()};

    explicit Stage(const PriceBook& prices = book({price(kCard, PriceKind::Buy, 289.99),
                                                   price(kRented, PriceKind::Rent, 1)}),
                   const QList<RunRecord>& records = sample::boardRecords(), QSize size = {1344, 900})
        : sample(records)
    {
        (void)sample.context->setPrices(prices);
        page.resize(size);
        page.show();
        (void)QTest::qWaitForWindowActive(&page);
        if (!QTest::qWaitFor([this] { return page.isLoaded(); }, 60'000)) {
            qFatal("The page didn't read its store.");
        }
        QCoreApplication::processEvents();
    }
    template <typename T>
    T* find(const char* name) const
    {
        T* found = page.findChild<T*>(QLatin1String(name));
        if (!found) {
            qFatal("There is no %s.", name);
        }
        return found;
    }
    const BarList::Bar* bar(const QString& name) const
    {
        for (const BarList::Bar& bar : find<BarList>("costBars")->bars()) {
            if (bar.name == name) {
                return &bar;
            }
        }
        return nullptr;
    }
    int priceRow(const QString& device) const
    {
        const QAbstractItemModel* model = find<QTableView>("priceTable")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == device) {
                return row;
            }
        }
        return -1;
    }
    PriceDialog* dialog() const { return page.findChild<PriceDialog*>(); }
    template <typename T>
    T* inDialog(const char* name) const
    {
        return dialog()->findChild<T*>(QLatin1String(name));
    }
    QString sentence() const { return find<QLabel>("breakEvenSentence")->text(); }
};

}  // namespace

class TestCostsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void emptyAsksToMeasure();
    void drawsNoBarWithoutAPrice();
    void slidersRecomputeAtOnceAndAreSavedAtRest();
    void fieldAndSliderAgree();
    void wrongTextsStayAndSayTheRange();
    void takesInWhatTheTerminalChanged();
    void showsNoCrossingWhereTheOwnedIsTooSlow();
    void addsAPriceByMouse();
    void refusesAPriceWithASentence();
    void editsAndRemovesByKeys();
    void assignsAnothersPrice();
    void saysWhenBuyingPays();
    void saysWhyThereIsNoCrossing();
    void estimatesMyJob();
    void aThousandResultsChangeNothing();
    void tellsHowToMeasureElsewhere();
    void namesEverythingThatTakesFocus();
    void fitsTheSmallestWindow();
    void asksForThePriceThatIsMissing();
    void showsLongNamesOfDevicesCutOff();
    void showsAllOfTheLeftColumn();
    void exportsWhatItShows();
    void goesOutAsAReportPage_data();
    void goesOutAsAReportPage();
    void reportPageHasTheReportsColours();
    void printedReportPageIsLight();
    void reportPageSaysWhatFailed();
    void reportPageSaysTheAnswer();
    void reportPageKeepsTheChosenDevices();
    void remembersJobAndColumns();
};

void TestCostsPage::emptyAsksToMeasure()
{
    Stage stage(PriceBook::shipped(), QList<RunRecord>{});
    QVERIFY(stage.find<QWidget>("costsEmpty")->isVisible());
    QSignalSpy asked(stage.sample.context.get(), &AppContext::benchmarkRequested);
    QTest::mouseClick(stage.find<QPushButton>("costsRunButton"), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TestCostsPage::drawsNoBarWithoutAPrice()
{
    Stage stage;
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
    Stage stage;
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
    Stage stage;
    auto* field = stage.find<NumberField>("hoursSpin");
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("12"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(stage.find<QSlider>("hoursSlider")->value(), 23);  // steps of half an hour from 0.5
    stage.find<QSlider>("hoursSlider")->setValue(0);
    QCOMPARE(field->value(), 0.5);
}

void TestCostsPage::wrongTextsStayAndSayTheRange()
{
    Stage stage;
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
    Stage stage;
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
    Stage stage(book({price(slow, PriceKind::Buy, 1), price(kRented, PriceKind::Rent, 5)}), records);
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

void TestCostsPage::addsAPriceByMouse()
{
    Stage stage;
    auto* table = stage.find<QTableView>("priceTable");
    const int row = stage.priceRow(QStringLiteral("M2 Pro"));
    const QModelIndex add = table->model()->index(row, PriceModel::Amount);
    QCOMPARE(add.data().toString(), QStringLiteral("Add price"));
    table->scrollTo(add);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(add).center());
    QVERIFY(stage.dialog());
    QVERIFY(!stage.inDialog<QPushButton>("acceptPriceButton")->isEnabled());
    auto* amount = stage.inDialog<NumberField>("amountSpin");
    amount->selectAll();
    QTest::keyClicks(amount, QStringLiteral("1999.5"));
    QTest::keyClick(stage.dialog(), Qt::Key_Return);
    const auto saved = stage.sample.context->prices().price(QStringLiteral("Apple M2 Pro"), PriceKind::Buy);
    QVERIFY(saved);
    QCOMPARE(saved->amount, 1999.5);
    QCOMPARE(saved->date, std::optional(QDate::currentDate()));
    QVERIFY(stage.bar(QStringLiteral("M2 Pro"))->value);
}

void TestCostsPage::refusesAPriceWithASentence()
{
    Stage stage;
    PriceDialog dialog(price(kCard, PriceKind::Buy, 100), PriceDialog::Mode::Edit);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto* problem = dialog.findChild<QLabel*>(QStringLiteral("priceProblem"));
    auto* accept = dialog.findChild<QPushButton*>(QStringLiteral("acceptPriceButton"));
    QVERIFY(problem->text().isEmpty());
    QVERIFY(accept->isEnabled());
    dialog.findChild<NumberField*>(QStringLiteral("amountSpin"))->setValue(0);
    QVERIFY(!problem->text().isEmpty());
    QVERIFY(!accept->isEnabled());
    dialog.findChild<NumberField*>(QStringLiteral("amountSpin"))->setValue(5);
    dialog.findChild<QComboBox*>(QStringLiteral("currencyCombo"))->setCurrentText(QStringLiteral("dollars"));
    QVERIFY(!problem->text().isEmpty());
    QVERIFY(!accept->isEnabled());
}

void TestCostsPage::editsAndRemovesByKeys()
{
    Stage stage;
    auto* table = stage.find<QTableView>("priceTable");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(stage.priceRow(QStringLiteral("Tesla T4")), 0));
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(stage.dialog());
    stage.inDialog<QComboBox>("unitCombo")->setCurrentIndex(1);
    stage.inDialog<NumberField>("amountSpin")->setValue(160);
    stage.inDialog<NumberField>("rentHoursSpin")->setValue(8);
    stage.inDialog<NumberField>("rentDaysSpin")->setValue(20);
    QTest::mouseClick(stage.inDialog<QPushButton>("acceptPriceButton"), Qt::LeftButton);
    const auto rent = stage.sample.context->prices().price(kRented, PriceKind::Rent);
    QCOMPARE(rent->unit, Price::RentUnit::Month);
    QCOMPARE(CostModel::rentPerHour(*rent), 1.0);
    QCOMPARE(table->model()
                 ->index(stage.priceRow(QStringLiteral("Tesla T4")), PriceModel::Amount)
                 .data()
                 .toString(),
             QStringLiteral("$160 a month"));

    table->setCurrentIndex(table->model()->index(stage.priceRow(QStringLiteral("Tesla T4")), 0));
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QApplication::sendEvent(table, &menuKey);
    auto* menu = stage.find<QMenu>("priceMenu");
    QVERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_R);
    QVERIFY(!stage.sample.context->prices().price(kRented, PriceKind::Rent));
    QVERIFY(!stage.bar(QStringLiteral("Tesla T4"))->value);
}

void TestCostsPage::assignsAnothersPrice()
{
    Stage stage;
    auto* table = stage.find<QTableView>("priceTable");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(stage.priceRow(QStringLiteral("RTX 4070")), 0));
    QTest::keyClick(table, Qt::Key_Return);
    auto* lenders = stage.inDialog<QComboBox>("lenderCombo");
    lenders->setCurrentIndex(lenders->findData(kCard));
    QVERIFY(stage.inDialog<QPushButton>("acceptPriceButton")->isEnabled());
    QTest::mouseClick(stage.inDialog<QPushButton>("acceptPriceButton"), Qt::LeftButton);
    QCOMPARE(stage.sample.context->prices().assignment(QStringLiteral("NVIDIA GeForce RTX 4070")), kCard);
    QVERIFY(stage.bar(QStringLiteral("RTX 4070"))->value);
}

void TestCostsPage::saysWhenBuyingPays()
{
    Stage stage;
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
    Stage stage(book(
        {price(kCard, PriceKind::Buy, 289.99, QStringLiteral("EUR")), price(kRented, PriceKind::Rent, 1)}));
    QVERIFY(!stage.find<QWidget>("breakEvenPlot")->isVisible());
    QVERIFY2(stage.sentence().contains(QStringLiteral("EUR")), qPrintable(stage.sentence()));
    Stage bare(PriceBook{});
    QVERIFY(!bare.find<QWidget>("breakEvenPlot")->isVisible());
    QVERIFY(!bare.sentence().isEmpty());
}

void TestCostsPage::estimatesMyJob()
{
    Stage stage;
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
/// high as with seven, and a slider never holds the window up.
void TestCostsPage::aThousandResultsChangeNothing()
{
    const Stage few;
    const int height = few.find<CostBarsCard>("costBarsCard")->height();
    QList<RunRecord> records = sample::boardRecords();
    const qsizetype before = records.size();
    while (records.size() < before + 1000) {
        const auto number = static_cast<int>(records.size());
        records.append(sample::record(sample::freshId(), QStringLiteral("Card %1").arg(number),
                                      DeviceKind("cuda"), 20 + 0.001 * number));
    }
    Stage many(book({price(kCard, PriceKind::Buy, 289.99), price(kRented, PriceKind::Rent, 1)}), records);
    QVERIFY(many.bar(QStringLiteral("T4")) || many.bar(QStringLiteral("Tesla T4")));
    QVERIFY(many.bar(QStringLiteral("RTX 3060 Ti")));
    QCOMPARE(many.find<BarList>("costBars")->bars().size(), 100);
    // With seven and with eight bars it still grows.
    QVERIFY(many.find<CostBarsCard>("costBarsCard")->height() < 1.2 * height);
    QVERIFY(many.find<BarList>("costBars")->verticalScrollBar()->maximum() > 0);
    many.page.showSet(records.last().setId);  // one that has no bar here
    QTRY_VERIFY(many.dialog());
    many.dialog()->reject();
    auto* slider = many.page.findChild<QSlider*>();
    double longest = 0;
    for (int step = 0; step < 10; ++step) {
        const Stopwatch clock;
        slider->triggerAction(step % 2 == 0 ? QSlider::SliderSingleStepAdd : QSlider::SliderSingleStepSub);
        longest = std::max(longest, clock.seconds());
    }
    QVERIFY2(longest < 0.5,
             qPrintable(QString::number(longest)));  // 50 ms are meant; this machine may be busy
    qInfo("a slider's step took %.1f ms at most", longest * 1000);
}

/// The line to run elsewhere is for the work that is shown.
void TestCostsPage::tellsHowToMeasureElsewhere()
{
    Stage stage;
    QTest::mouseClick(stage.find<QPushButton>("elsewhereButton"), Qt::LeftButton);
    auto* dialog = stage.find<ElsewhereDialog>("elsewhereDialog");
    QVERIFY(dialog->isVisible());
    const QString name = sample::boardRecords().first().dataset.name;
    QVERIFY(dialog->findChild<MeasureElsewhere*>()->line().contains(name));
}

void TestCostsPage::namesEverythingThatTakesFocus()
{
    Stage stage;
    QCOMPARE(unnamedWidgets(stage.page), QStringList());
    PriceDialog dialog(price(kRented, PriceKind::Rent, 1), PriceDialog::Mode::Edit);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.setLenders({kCard});
    dialog.show();
    QCOMPARE(unnamedWidgets(dialog), QStringList());
}

void TestCostsPage::fitsTheSmallestWindow()
{
    Stage stage(PriceBook::shipped(), sample::boardRecords(), {928, 640});
    QCOMPARE(stage.page.width(), 928);
    const QWidget* plot = stage.find<QWidget>("costBars");
    QVERIFY(plot->mapTo(&stage.page, QPoint(plot->width(), 0)).x() <= 928 - 24);
}

void TestCostsPage::asksForThePriceThatIsMissing()
{
    Stage stage(PriceBook::shipped());
    auto* link = stage.find<QLabel>("addBreakEvenPriceLink");
    QTRY_VERIFY(link->isVisible());
    link->setFocus();
    QTest::keyClick(link, Qt::Key_Tab);
    QTest::keyClick(link, Qt::Key_Return);
    auto* dialog = stage.page.findChild<PriceDialog*>();
    QVERIFY(dialog != nullptr);
    const QString wanted = stage.find<QLabel>("breakEvenSentence")->text();
    const auto shown = dialog->findChild<QAbstractButton*>(wanted.contains(QStringLiteral("to rent"))
                                                               ? QStringLiteral("rentSegment")
                                                               : QStringLiteral("buySegment"));
    QVERIFY(shown != nullptr && shown->isChecked());
    dialog->close();
}

void TestCostsPage::showsLongNamesOfDevicesCutOff()
{
    Stage stage;
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

void TestCostsPage::showsAllOfTheLeftColumn()
{
    Stage stage;
    QCOMPARE(stage.find<QScrollArea>("costsLeft")->verticalScrollBar()->maximum(), 0);
}

void TestCostsPage::exportsWhatItShows()
{
    Stage stage;
    stage.sample.dialogs->paths = {stage.sample.filePath(QStringLiteral("costs.csv"))};
    stage.find<QAction>("exportCosts-csv")->trigger();
    QTRY_VERIFY(stage.find<QWidget>("costsBanner")->isVisible());
    QFile file(stage.sample.dialogs->paths.first());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size() - 1, stage.find<BarList>("costBars")->bars().size());
    stage.find<QAction>("copyCosts")->trigger();
    const QString markdown = QGuiApplication::clipboard()->text();
    for (const BarList::Bar& bar : stage.find<BarList>("costBars")->bars()) {
        QVERIFY2(markdown.contains(bar.name), qPrintable(bar.name));
    }
    QVERIFY(markdown.contains(QStringLiteral("1,000,000 pictures, 90 epochs")));
}

void TestCostsPage::goesOutAsAReportPage_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("sign");
    QTest::newRow("png") << QStringLiteral("png") << QByteArray("\x89PNG");
    QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF");
}

void TestCostsPage::goesOutAsAReportPage()
{
    QFETCH(QString, suffix);
    QFETCH(QByteArray, sign);
    Stage stage;
    const QString path = stage.sample.filePath(QStringLiteral("costs.") + suffix);
    stage.sample.dialogs->paths = {path};
    stage.find<QAction>(qPrintable(QStringLiteral("exportReport-") + suffix))->trigger();
    auto* banner = stage.find<SavedBanner>("costsBanner");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 30'000);
    QVERIFY2(banner->text().contains(path), qPrintable(banner->text()));
    QVERIFY(stage.find<QPushButton>("openFolderButton")->isVisible());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith(sign));
    if (const QByteArray folder = qgetenv("EPOCHMARK_PICTURES"); !folder.isEmpty()) {
        QFile::copy(path, QString::fromLocal8Bit(folder) + QStringLiteral("/costs-report.") + suffix);
    }
    if (suffix == u"pdf") {
        return;
    }
    QCOMPARE(QImage::fromData(bytes).size(), QSize(1920, 1080));
    const auto inside = readReport(bytes, path);  // what was shown can be dropped into another Epochmark
    QVERIFY(inside);
    QHash<QString, RunRecord> stored;
    for (const RunRecord& run : stage.sample.context->store().records().value()) {
        stored.insert(run.id, run);
    }
    QVERIFY(inside->records.size() > 3);
    for (const RunRecord& run : inside->records) {
        QVERIFY(stored.value(run.id) == run);
    }
    stage.sample.dialogs->paths = {QStringLiteral("/nowhere/at/all.png")};
    stage.find<QAction>("exportReport-png")->trigger();
    QTRY_VERIFY(banner->text().contains(QStringLiteral("/nowhere/at/all.png")));
    QVERIFY(!stage.find<QPushButton>("openFolderButton")->isVisible());
}

/// Those of the Report page, not the window's.
void TestCostsPage::reportPageHasTheReportsColours()
{
    Stage stage;
    Settings& settings = stage.sample.context->settings();
    const auto shareOfGround = [&stage](const Tokens& tokens) {
        const QString path = stage.sample.filePath(QStringLiteral("colours.png"));
        QFile::remove(path);
        stage.sample.dialogs->paths = {path};
        stage.find<QAction>("exportReport-png")->trigger();
        if (!QTest::qWaitFor([&path] { return QFile::exists(path); }, 30'000)) {
            return 0.0;
        }
        const QImage image = QImage(path).scaled(480, 270);  // nearest: colours as they are
        int ground = 0;
        for (int i = 0; i < 480 * 270; ++i) {
            const QColor color = image.pixelColor(i % 480, i / 480);
            ground += color == tokens.surface || color == tokens.sunken || color == tokens.control ? 1 : 0;
        }
        return ground / (480.0 * 270);
    };
    for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
        theme::apply(*qApp, scheme);
        for (const bool isDark : {true, false}) {
            ReportOptions options;
            options.isDark = isDark;
            settings.setReportOptions(options);
            const double share = shareOfGround(isDark ? Tokens::dark() : Tokens::light());
            QVERIFY2(share > 0.6, qPrintable(QString::number(share)));
        }
    }
    theme::apply(*qApp, ColorScheme::Light);
}

void TestCostsPage::printedReportPageIsLight()
{
    Stage stage;
    ReportOptions dark;
    dark.isDark = true;
    stage.sample.context->settings().setReportOptions(dark);
    QList<bool> wanted;
    QMenu menu;
    addSheetExports(&menu, stage.sample.context.get(), &stage.page, QStringLiteral("name"),
                    stage.find<SavedBanner>("costsBanner"), [&wanted](bool isDark) {
                        wanted.append(isDark);
                        return SheetOrder{std::make_shared<CostSheet>(QList<LeaderboardRow>(), PriceBook(),
                                                                      JobRequest(), BreakEvenSets(), isDark),
                                          {},
                                          {}};
                    });
    for (const char* suffix : {"png", "pdf"}) {
        stage.sample.dialogs->paths = {stage.sample.filePath(QStringLiteral("x.") + QLatin1String(suffix))};
        menu.findChild<QAction*>(QStringLiteral("exportReport-") + QLatin1String(suffix))->trigger();
    }
    QCOMPARE(wanted, QList<bool>({true, false}));
}

/// No names and notes without a word, and no empty file over a good one.
void TestCostsPage::reportPageSaysWhatFailed()
{
    Stage stage;
    const QString path = stage.sample.filePath(QStringLiteral("kept.pdf"));
    QFile kept(path);
    QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write("good") == 4);
    kept.close();
    std::optional<Result<void>> told;
    const PageDrawing broken{QStringLiteral("Title"), [](QPainter& painter, int) { return !painter.end(); }};
    savePicture(*stage.sample.context, &stage.page, {broken, {}, true, 1, path},
                [&told](const Result<void>& written) { told = written; });
    QTRY_VERIFY(told.has_value());
    QVERIFY(!*told && told->error().message.contains(path));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("good"));
    const QString png = stage.sample.filePath(QStringLiteral("none.png"));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("spoil"));
        database.setDatabaseName(stage.sample.context->store().path());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(QStringLiteral("ALTER TABLE sets RENAME COLUMN note TO lost")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("spoil"));
    stage.sample.dialogs->paths = {png};
    stage.find<QAction>("exportReport-png")->trigger();
    auto* banner = stage.find<SavedBanner>("costsBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(!stage.find<QPushButton>("openFolderButton")->isVisible());
    QVERIFY(!QFile::exists(png));
}

void TestCostsPage::reportPageSaysTheAnswer()
{
    const PriceBook prices = book({price(kCard, PriceKind::Buy, 289.99), price(kRented, PriceKind::Rent, 1)});
    const auto groups = buildLeaderboard(sample::boardRecords(), {}, nullptr);
    const QList<LeaderboardRow> rows = groups.first().rows;
    const auto sheet = std::make_shared<CostSheet>(rows, prices, JobRequest{1000, 2});
    const auto setOf = [&rows](const QString& device) {
        for (const LeaderboardRow& row : rows) {
            if (row.runs.first().device.name == device) {
                return row;
            }
        }
        return LeaderboardRow();
    };
    const auto answer = breakEven(setOf(kCard), setOf(kRented), prices);
    QVERIFY(answer);
    QCOMPARE(sheet->answer(), answer->sentence());
    QVERIFY(sheet->rows().size() <= 6);
    PageFrame frame;
    frame.headline = sheet->answer();
    TextRecorder recorder;
    QPainter painter(&recorder);
    const PageDrawing page = PageSheet::page(sheet, frame);
    for (int part = 0; page.paint(painter, part); ++part) {}
    painter.end();
    QStringList words;
    for (const PaintedText& text : recorder.texts()) {
        words.append(text.text);
        QVERIFY2(QRectF(0, 0, 1920, 1080).contains(text.place), qPrintable(text.text));
    }
    const QString all = words.join(u' ');
    for (const char* part :
         {"From month", "Cost of one run", "Buy against rent", "My job", "months of use"}) {
        QVERIFY2(all.contains(QString::fromLatin1(part)), part);
    }
}

/// More priced devices than there is room for: those that the screen sets against each other are there.
void TestCostsPage::reportPageKeepsTheChosenDevices()
{
    const auto groups = buildLeaderboard(sample::boardRecords(), {}, nullptr);
    QList<LeaderboardRow> rows;
    QList<Price> prices;
    for (int i = 0; i < 8; ++i) {
        LeaderboardRow row = groups.first().rows.first();
        row.setId = QStringLiteral("set %1").arg(i);
        row.deviceName = QStringLiteral("Device %1").arg(i);
        row.medianSeconds = 20 + 10 * i;
        for (RunRecord& run : row.runs) {
            run.device.name = row.deviceName;
        }
        rows.append(row);
        prices << price(row.deviceName, PriceKind::Buy, 300 + i)
               << price(row.deviceName, PriceKind::Rent, 1 + 0.1 * i);
    }
    const PriceBook priced = book(prices);
    const auto setsOf = [](const QList<LeaderboardRow>& of) {
        QStringList sets;
        for (const LeaderboardRow& row : of) {
            sets.append(row.setId);
        }
        return sets;
    };
    QCOMPARE(setsOf(CostSheet(rows, priced, {}).rows()), setsOf(rows.mid(0, 6)));
    const CostSheet sheet(rows, priced, {}, {rows.at(7).setId, rows.at(6).setId});
    QCOMPARE(setsOf(sheet.rows()), setsOf(rows.mid(0, 4) + rows.mid(6)));
    const auto answer = breakEven(rows.at(7), rows.at(6), priced);
    QVERIFY(answer);
    QCOMPARE(sheet.answer(), answer->sentence());
    QVERIFY(answer->sentence() != CostSheet(rows, priced, {}).answer());
    // An unpriced one that was chosen stays, too: it says what is missing.
    rows[5].deviceName = QStringLiteral("Unpriced");
    for (RunRecord& run : rows[5].runs) {
        run.device.name = rows.at(5).deviceName;
    }
    QCOMPARE(setsOf(CostSheet(rows, priced, {}).rows()), setsOf(rows.mid(0, 5) + rows.mid(6, 1)));
    QVERIFY(setsOf(CostSheet(rows, priced, {}, {rows.at(5).setId, {}}).rows()).contains(rows.at(5).setId));
}

void TestCostsPage::remembersJobAndColumns()
{
    Stage stage(book({}), sample::boardRecords(), {1600, 900});
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

QTEST_MAIN(TestCostsPage)
#include "tst_costspage.moc"

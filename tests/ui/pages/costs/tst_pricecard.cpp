// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/pricecard.h"

#include "costsstage.h"
#include "models/pricemodel.h"
#include "patience.h"
#include "theme/theme.h"
#include "widgets/numberfield.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

/// The list of prices and its dialog, on the page.
class TestPriceCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void refusesAPriceWithASentence();
    void addsAPriceByMouse();
    void editsAndRemovesByKeys();
    void aChangedPriceIsNobodyElses();
    void assignsAnothersPrice();
    void asksForThePriceThatIsMissing();
};

void TestPriceCard::refusesAPriceWithASentence()
{
    CostsStage stage;
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

void TestPriceCard::addsAPriceByMouse()
{
    CostsStage stage;
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
    QCOMPARE(table->currentIndex().row(), stage.priceRow(QStringLiteral("M2 Pro")));  // it moved up
}

void TestPriceCard::editsAndRemovesByKeys()
{
    CostsStage stage;
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
             QStringLiteral("$160"));

    table->setCurrentIndex(table->model()->index(stage.priceRow(QStringLiteral("Tesla T4")), 0));
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QApplication::sendEvent(table, &menuKey);
    auto* menu = stage.find<QMenu>("priceMenu");
    QVERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_R);
    QVERIFY(!stage.sample.context->prices().price(kRented, PriceKind::Rent));
    QVERIFY(!stage.bar(QStringLiteral("Tesla T4"))->value);
}

void TestPriceCard::aChangedPriceIsNobodyElses()
{
    CostsStage stage(PriceBook::shipped());
    auto* table = stage.find<QTableView>("priceTable");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(stage.priceRow(QStringLiteral("RTX 3060 Ti")), 0));
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(stage.dialog());
    auto* source = stage.inDialog<QLineEdit>("sourceEdit");
    QCOMPARE(source->text(), QStringLiteral("the article"));
    stage.inDialog<QComboBox>("currencyCombo")->setCurrentText(QStringLiteral("EUR"));
    QCOMPARE(source->text(), QStringLiteral("entered"));
    source->setText(QStringLiteral("a shop"));
    stage.inDialog<NumberField>("amountSpin")->setValue(275);
    QCOMPARE(source->text(), QStringLiteral("a shop"));
    QTest::mouseClick(stage.inDialog<QPushButton>("acceptPriceButton"), Qt::LeftButton);
    const auto saved = stage.sample.context->prices().price(kCard, PriceKind::Buy);
    QCOMPARE(saved->source, QStringLiteral("a shop"));
    QCOMPARE(saved->date, std::optional(QDate::currentDate()));
}

void TestPriceCard::assignsAnothersPrice()
{
    CostsStage stage;
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

void TestPriceCard::asksForThePriceThatIsMissing()
{
    CostsStage stage(PriceBook::shipped());
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

QTEST_MAIN(TestPriceCard)
#include "tst_pricecard.moc"

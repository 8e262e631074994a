// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/theme.h"
#include "widgets/numberfield.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace epochmark;

namespace {

/// Replaces what the field holds, key by key.
void typeInto(NumberField& field, const QString& text)
{
    field.setFocus();
    field.selectAll();
    QTest::keyClicks(&field, text);
}

bool isMarked(const NumberField& field)
{
    return field.property("look").toString().split(QLatin1Char(' ')).contains(QStringLiteral("wrong"));
}

}  // namespace

class TestNumberField : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesWhatPeopleType_data();
    void takesWhatPeopleType();
    void keepsAWrongText_data();
    void keepsAWrongText();
    void excludesItsLowEnd();
    void setNumbersShowNoEmptyDecimals();
    void stepsFromTheLastGoodValue();
    void specialTextStandsForTheLowest();
    void affixesComeBackWhenEditingIsDone();
    void withoutTrackingTheValueComesAtTheEnd();
    void rangesThatChangeJudgeAnew();
    void commasAsInGerman();
};

void TestNumberField::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    theme::apply(*qApp, ColorScheme::Light);
}

void TestNumberField::takesWhatPeopleType_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    for (const auto& [text, value] :
         {std::pair("1e-4", 1e-4), std::pair("1E-4", 1e-4), std::pair("0.0001", 1e-4), std::pair(" .5", 0.5),
          std::pair("5", 5.0), std::pair("1e0", 1.0), std::pair("10.0", 10.0)}) {
        QTest::newRow(text) << QString::fromLatin1(text) << value;
    }
}

void TestNumberField::takesWhatPeopleType()
{
    QFETCH(QString, text);
    QFETCH(double, value);
    NumberField field;
    field.setDecimals(5);
    field.setRangeAbove(0, 10);
    field.setValue(0.001);
    field.show();
    QSignalSpy changed(&field, &NumberField::valueChanged);
    typeInto(field, text);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(field.value(), value);
    QCOMPARE(field.text(), text);  // as typed
    QVERIFY(field.problem().isEmpty() && !isMarked(field));
    QCOMPARE(changed.last().first().toDouble(), value);
    field.clearFocus();
    QCOMPARE(field.text(), text);
}

void TestNumberField::keepsAWrongText_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"99999", "0", "-5", "20.5", "many", "1e", "", "nan", "inf", "1e400", "12 34 x"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void TestNumberField::keepsAWrongText()
{
    QFETCH(QString, text);
    NumberField field;
    field.setGroupSeparatorShown(true);
    field.setRange(1, 4096);
    field.setRangeReason(QStringLiteral("This machine has no more."));
    field.setValue(20);
    field.show();
    QSignalSpy problems(&field, &NumberField::problemChanged);
    field.setFocus();
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Backspace);
    QTest::keyClicks(&field, text);
    QTest::keyClick(&field, Qt::Key_Return);
    field.clearFocus();
    QCOMPARE(field.text(), text);
    QVERIFY(isMarked(field));
    QCOMPARE(field.problem(), QStringLiteral("A whole number from 1 to 4,096. This machine has no more."));
    QCOMPARE(problems.last().first().toString(), field.problem());
    QVERIFY(field.value() >= 1 && field.value() <= 4096 && field.value() == int(field.value()));
    field.setValue(64);
    QCOMPARE(field.text(), QStringLiteral("64"));
    QVERIFY(field.problem().isEmpty() && !isMarked(field));
}

void TestNumberField::excludesItsLowEnd()
{
    NumberField field;
    field.setDecimals(5);
    field.setRangeAbove(0, 10);
    field.setValue(0.001);
    typeInto(field, QStringLiteral("0"));
    QCOMPARE(field.problem(), QStringLiteral("A number above 0, at most 10."));
    QCOMPARE(field.value(), 0.001);
    typeInto(field, QStringLiteral("1e-9"));
    QVERIFY(field.problem().isEmpty());
    QCOMPARE(field.value(), 1e-9);
    field.setSingleStep(0.5);
    field.stepBy(-1);
    QCOMPARE(field.value(), 1e-9);  // rather than to what is refused
}

void TestNumberField::setNumbersShowNoEmptyDecimals()
{
    NumberField field;
    field.setDecimals(4);
    field.setRange(0, 10'000);
    for (const auto& [value, text] :
         {std::pair(2.0, u"2"), std::pair(0.5, u"0.5"), std::pair(289.99, u"289.99"),
          std::pair(100.0, u"100"), std::pair(0.0, u"0"), std::pair(1e-6, u"1e-6"),
          std::pair(3 * 0.1, u"0.3")}) {
        field.setValue(value);
        QCOMPARE(field.text(), QString::fromUtf16(text));
    }
    QCOMPARE(field.value(), 0.3);  // what is shown, not what three steps added up to
    field.setValue(1e9);
    QCOMPARE(field.value(), 10'000.0);
}

void TestNumberField::stepsFromTheLastGoodValue()
{
    NumberField field;
    field.setRange(1, 10);
    field.setValue(4);
    field.show();
    typeInto(field, QStringLiteral("x"));
    QTest::keyClick(&field, Qt::Key_Up);
    QCOMPARE(field.value(), 5.0);
    QCOMPARE(field.text(), QStringLiteral("5"));
    QVERIFY(field.problem().isEmpty());
    for (int press = 0; press < 12; ++press) {
        QTest::keyClick(&field, Qt::Key_Up);
    }
    QCOMPARE(field.value(), 10.0);
}

void TestNumberField::specialTextStandsForTheLowest()
{
    NumberField field;
    field.setRange(0, 8);
    field.setSpecialText(QStringLiteral("physical cores"));
    QCOMPARE(field.text(), QStringLiteral("physical cores"));
    typeInto(field, QStringLiteral("3"));
    QCOMPARE(field.value(), 3.0);
    typeInto(field, QStringLiteral("0"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(field.value(), 0.0);
    QCOMPARE(field.text(), QStringLiteral("physical cores"));
    typeInto(field, QStringLiteral("99"));
    QCOMPARE(field.problem(), QStringLiteral("A whole number from 1 to 8, or \"physical cores\"."));
    typeInto(field, QStringLiteral("Physical cores"));
    QVERIFY(field.problem().isEmpty());
    QCOMPARE(field.value(), 0.0);
}

void TestNumberField::affixesComeBackWhenEditingIsDone()
{
    NumberField field;
    field.setDecimals(2);
    field.setRange(0, 5);
    field.setAffixes(QStringLiteral("$"), QStringLiteral(" a kWh"));
    field.setValue(0.17);
    QCOMPARE(field.text(), QStringLiteral("$0.17 a kWh"));
    typeInto(field, QStringLiteral("0.3"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(field.text(), QStringLiteral("$0.3 a kWh"));
    typeInto(field, QStringLiteral("$ 0.4"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(field.value(), 0.4);
    typeInto(field, QStringLiteral("$9"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(field.text(), QStringLiteral("$9"));
    QCOMPARE(field.value(), 0.4);
}

void TestNumberField::withoutTrackingTheValueComesAtTheEnd()
{
    NumberField field;
    field.setRange(0, 100);
    field.setKeyboardTracking(false);
    QSignalSpy changed(&field, &NumberField::valueChanged);
    typeInto(field, QStringLiteral("42"));
    QCOMPARE(changed.count(), 0);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(field.value(), 42.0);
}

void TestNumberField::rangesThatChangeJudgeAnew()
{
    NumberField field;
    field.setRange(0, 8);
    field.setValue(6);
    field.setRange(0, 4);
    QCOMPARE(field.value(), 4.0);
    typeInto(field, QStringLiteral("6"));
    QVERIFY(!field.problem().isEmpty());
    field.setRange(0, 8);
    QVERIFY(field.problem().isEmpty());
    QCOMPARE(field.value(), 6.0);
}

void TestNumberField::commasAsInGerman()
{
    NumberField field;
    field.setLocale(QLocale(QLocale::German));
    field.setDecimals(2);
    field.setGroupSeparatorShown(true);
    field.setRange(0, 10'000);
    field.setValue(1234.5);
    QCOMPARE(field.text(), QStringLiteral("1.234,5"));
    typeInto(field, QStringLiteral("0,25"));
    QCOMPARE(field.value(), 0.25);
    typeInto(field, QStringLiteral("0.5"));  // as on many keypads
    QCOMPARE(field.value(), 0.5);
}

QTEST_MAIN(TestNumberField)
#include "tst_numberfield.moc"

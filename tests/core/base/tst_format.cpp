// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytetext.h"
#include "base/format.h"
#include "base/onestop.h"

#include <QLocale>
#include <QTest>

using namespace epochmark;

class TestFormat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentencesEndOnce()
    {
        QCOMPARE(format::oneStop(QStringLiteral("A is faster than B · 20. Nov..")),
                 QStringLiteral("A is faster than B · 20. Nov."));
        QCOMPARE(format::oneStop(QStringLiteral("As B · 20. Nov.. Repeat it...")),
                 QStringLiteral("As B · 20. Nov. Repeat it..."));
    }

    void timesReadAsPublished();
    void columnsHaveOneUnit();
    void ratesHaveThreeFigures();
    void moneyHasTheDigitsItNeeds();
    void sharesLossesAndSizes();
    void numbersHaveNoExponent();
    void absentIsADash();
    void localeDecidesTheMarks();
    void sizesAreReadAsPeopleWriteThem();
};

void TestFormat::sizesAreReadAsPeopleWriteThem()
{
    QCOMPARE(bytesFromText(QStringLiteral("1500M")), std::optional<qint64>(1500LL << 20));
    QCOMPARE(bytesFromText(QStringLiteral(" 1.5 GiB ")), std::optional<qint64>(3LL << 29));
    QCOMPARE(bytesFromText(QStringLiteral("2gb")), std::optional<qint64>(2LL << 30));
    QCOMPARE(bytesFromText(QStringLiteral("1048576")), std::optional<qint64>(1 << 20));
    for (const char* wrong : {"", "M", "-1G", "1.5.2G", "8 Gig", "0", "1e3", "99999999T", "G8"}) {
        QVERIFY2(!bytesFromText(QString::fromLatin1(wrong)), wrong);
    }
}

void TestFormat::timesReadAsPublished()
{
    QCOMPARE(format::runTime(927), QStringLiteral("15.45 min"));
    QCOMPARE(format::runTime(8.4), QStringLiteral("8.4 s"));
    QCOMPARE(format::runTime(9.94), QStringLiteral("9.9 s"));
    QCOMPARE(format::runTime(9.96),
             QStringLiteral("0.17 min"));  // never "10.0 s": that is no longer below ten
    QCOMPARE(format::clockTime(0.4), QStringLiteral("0.4 s"));
    QCOMPARE(format::clockTime(57.3), QStringLiteral("57.3 s"));
    QCOMPARE(format::clockTime(59.96), QStringLiteral("1:00"));
    QCOMPARE(format::clockTime(399), QStringLiteral("6:39"));
    QCOMPARE(format::clockTime(3599.6), QStringLiteral("1:00:00"));
    QCOMPARE(format::clockTime(3912), QStringLiteral("1:05:12"));
}

void TestFormat::columnsHaveOneUnit()
{
    using format::TimeUnit;
    QCOMPARE(format::timeUnit({}), TimeUnit::Minutes);
    QCOMPARE(format::timeUnit({12.6, 927}), TimeUnit::Minutes);
    QCOMPARE(format::timeUnit({12.6, 8.7}), TimeUnit::Seconds);
    QCOMPARE(format::timeUnit({9.96}), TimeUnit::Minutes);  // as runTime() has it
    QCOMPARE(format::timeUnit({9.94}), TimeUnit::Seconds);
    QCOMPARE(format::timeIn(TimeUnit::Minutes, 927), QStringLiteral("15.45"));
    QCOMPARE(format::timeIn(TimeUnit::Minutes, 144000), QStringLiteral("2,400.00"));
    QCOMPARE(format::timeIn(TimeUnit::Seconds, 8.74), QStringLiteral("8.7"));
    QCOMPARE(format::timeIn(TimeUnit::Seconds, 1178.4), QStringLiteral("1,178"));
    QCOMPARE(format::timeIn(TimeUnit::Seconds, -1), QStringLiteral("-"));
    QCOMPARE(format::name(TimeUnit::Seconds), QStringLiteral("s"));
    QCOMPARE(format::roughFactor(15.6), QStringLiteral("16 ×"));
    QCOMPARE(format::roughFactor(1.637), QStringLiteral("1.6 ×"));
    QCOMPARE(format::roughFactor(123.4), QStringLiteral("120 ×"));
    QCOMPARE(format::roughFactor(9.96), QStringLiteral("10 ×"));
}

void TestFormat::ratesHaveThreeFigures()
{
    QCOMPARE(format::rate(349.2), QStringLiteral("349"));
    QCOMPARE(format::rate(1340.4), QStringLiteral("1,340"));
    QCOMPARE(format::rate(57.31), QStringLiteral("57.3"));
    QCOMPARE(format::rate(9.996), QStringLiteral("10.0"));
    QCOMPARE(format::rate(0.01234), QStringLiteral("0.0123"));
    QCOMPARE(format::rate(0), QStringLiteral("0"));
    QCOMPARE(format::factor(47.93), QStringLiteral("47.9 ×"));
    QCOMPARE(format::factor(1), QStringLiteral("1 ×"));
    QCOMPARE(format::factor(15.04), QStringLiteral("15.0 ×"));
    QCOMPARE(format::factor(0.0421), QStringLiteral("0.0421 ×"));
}

void TestFormat::moneyHasTheDigitsItNeeds()
{
    const QString dollars = QStringLiteral("USD");
    QCOMPARE(format::money(0.0052, dollars), QStringLiteral("$0.0052"));
    QCOMPARE(format::money(0.00521, dollars), QStringLiteral("$0.0052"));
    QCOMPARE(format::money(2.217, dollars), QStringLiteral("$2.22"));
    QCOMPARE(format::money(0.085, dollars), QStringLiteral("$0.085"));
    QCOMPARE(format::money(0.0999, dollars), QStringLiteral("$0.10"));
    QCOMPARE(format::money(0, dollars), QStringLiteral("$0.00"));
    QCOMPARE(format::money(12345.6, dollars), QStringLiteral("$12,345.60"));
    QCOMPARE(format::money(-1.5, dollars), QStringLiteral("-$1.50"));
    QCOMPARE(format::money(160, QStringLiteral("EUR")), QStringLiteral("€160.00"));
    QCOMPARE(format::money(12, QStringLiteral("SEK")), QStringLiteral("12.00 SEK"));
}

void TestFormat::sharesLossesAndSizes()
{
    QCOMPARE(format::percent(0.8214), QStringLiteral("82.1 %"));
    QCOMPARE(format::loss(0.4372), QStringLiteral("0.437"));
    QCOMPARE(format::loss(0.00051), QStringLiteral("0.001"));
    QCOMPARE(format::loss(0.00049), QStringLiteral("<0.001"));
    QCOMPARE(format::loss(0.0), QStringLiteral("0.000"));
    QCOMPARE(format::bytes(16750372454), QStringLiteral("15.6 GiB"));
    QCOMPARE(format::bytes(qint64{512} << 20), QStringLiteral("512 MiB"));
    QCOMPARE(format::bytes(qint64{8} << 30), QStringLiteral("8 GiB"));
    QCOMPARE(format::bytes(512), QStringLiteral("512 B"));
    QCOMPARE(format::count(9494561), QStringLiteral("9,494,561"));
    QCOMPARE(format::fingerprint(QStringLiteral("7f3a91c204be5d18").repeated(4)),
             QStringLiteral("7f3a 91c2 04be 5d18"));
    QCOMPARE(format::fingerprint(QString()), QString());
}

void TestFormat::numbersHaveNoExponent()
{
    QCOMPARE(format::number(10000), QStringLiteral("10,000"));
    QCOMPARE(format::number(1e9), QStringLiteral("1,000,000,000"));
    QCOMPARE(format::number(123456.75), QStringLiteral("123,456.75"));
    QCOMPARE(format::number(0.001), QStringLiteral("0.001"));
    QCOMPARE(format::number(1e-5), QStringLiteral("0.00001"));
    QCOMPARE(format::number(-0.25), QStringLiteral("-0.25"));
    QCOMPARE(format::number(0), QStringLiteral("0"));
    QCOMPARE(format::number(123.456, 2), QStringLiteral("120"));
    QCOMPARE(format::number(12346, 4), QStringLiteral("12,350"));
    QCOMPARE(format::number(0.0000123, 2), QStringLiteral("0.000012"));
    QCOMPARE(format::number(36, 4), QStringLiteral("36"));
    QCOMPARE(format::number(2.50001, 3), QStringLiteral("2.5"));
    QCOMPARE(format::number(qQNaN()), QStringLiteral("-"));
    QVERIFY(format::number(1e300).size() < 10);
    for (double value = 1e-12; value < 1e15; value *= 1.7) {
        const QString text = format::number(value);
        QVERIFY2(!text.contains(u'e'), qPrintable(text));
        QCOMPARE(QLocale(QLocale::English).toDouble(text), value);
    }
}

void TestFormat::absentIsADash()
{
    QCOMPARE(format::percent(std::nullopt), QStringLiteral("-"));
    QCOMPARE(format::loss(qQNaN()), QStringLiteral("-"));
    QCOMPARE(format::runTime(-1), QStringLiteral("-"));
    QCOMPARE(format::clockTime(qInf()), QStringLiteral("-"));
    QCOMPARE(format::money(qQNaN(), QStringLiteral("USD")), QStringLiteral("-"));
    QCOMPARE(format::rate(qInf()), QStringLiteral("-"));
    QCOMPARE(format::factor(qQNaN()), QStringLiteral("-"));
}

void TestFormat::localeDecidesTheMarks()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(format::runTime(927), QStringLiteral("15,45 min"));
    QCOMPARE(format::count(9494561), QStringLiteral("9.494.561"));
    QLocale::setDefault(QLocale::c());
    QCOMPARE(format::count(9494561), QStringLiteral("9,494,561"));
}

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"

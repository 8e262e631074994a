// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/shortname.h"

#include "longnames.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace epochmark;

class TestShortName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void longNames_data();
    void longNames();
    void usualNames_data();
    void usualNames();
    void modelNumbersNeverGo();
    void shortNamesAreShortAlready();
    void formsGetLonger();
};

void TestShortName::longNames_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("shortName");
    QTest::addColumn<QString>("model");
    for (const sample::LongName& name : sample::longNames()) {
        QTest::newRow(name.device) << QString::fromUtf8(name.device) << QString::fromUtf8(name.shortName)
                                   << QString::fromUtf8(name.model);
    }
    QCOMPARE(sample::longNames().size(), 20);
}

void TestShortName::longNames()
{
    QFETCH(QString, device);
    QTEST(shortDeviceName(device), "shortName");
    QTEST(deviceModel(device), "model");
}

void TestShortName::usualNames_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("shortName");
    const auto row = [](const char* device, const char* shortName) {
        QTest::newRow(device) << QString::fromUtf8(device) << QString::fromUtf8(shortName);
    };
    row("NVIDIA GeForce RTX 3060 Ti", "RTX 3060 Ti");
    row("NVIDIA GeForce RTX 4090", "RTX 4090");
    row("NVIDIA GeForce GT 710", "GT 710");
    row("NVIDIA TITAN RTX", "TITAN RTX");
    row("NVIDIA Tesla T4", "Tesla T4");
    row("Tesla T4", "Tesla T4");
    row("NVIDIA H100 80GB HBM3", "H100 80GB HBM3");
    row("AMD Radeon RX 7900 XTX", "RX 7900 XTX");
    row("AMD Radeon Pro W7900", "Radeon Pro W7900");
    row("Intel Arc A770 Graphics", "Arc A770");
    row("Apple M2 Pro", "M2 Pro");
    row("AMD EPYC", "EPYC");
    row("AMD EPYC-Rome Processor", "EPYC-Rome");
    row("AMD FX(tm)-8350 Eight-Core Processor", "FX-8350");
    row("ARM Neoverse-N1", "Neoverse-N1");
    row("Raspberry Pi 4 Model B Rev 1.4", "Raspberry Pi 4 Model B Rev 1.4");
    row("CPU", "CPU");
    row("NVIDIA", "NVIDIA");
    row("Intel ", "Intel");
    row("", "");
}

void TestShortName::usualNames()
{
    QFETCH(QString, device);
    QTEST(shortDeviceName(device), "shortName");
}

/// Whatever has a digit in it and isn't a clock, a count of cores, a generation or the graphics beside a
/// processor is a model.
void TestShortName::modelNumbersNeverGo()
{
    static const QRegularExpression kNoModel(QStringLiteral("^(\\d+-Cores?|\\d+th|[\\d.]+GHz|780M|890M)$"));
    static const QRegularExpression kDigit(QStringLiteral("\\d"));
    static const QRegularExpression kMark(QStringLiteral("\\((R|TM)\\)"));
    int models = 0;
    for (const sample::LongName& name : sample::longNames()) {
        const QString device = QString::fromUtf8(name.device).remove(kMark);
        for (const QString& word : device.split(QLatin1Char(' '))) {
            if (word.contains(kDigit) && !kNoModel.match(word).hasMatch()) {
                QVERIFY2(shortDeviceName(QString::fromUtf8(name.device)).contains(word), name.device);
                ++models;
            }
        }
    }
    QVERIFY(models >= 20);
}

void TestShortName::shortNamesAreShortAlready()
{
    QSet<QString> shown;
    for (const sample::LongName& name : sample::longNames()) {
        const QString once = shortDeviceName(QString::fromUtf8(name.device));
        QCOMPARE(shortDeviceName(once), once);
        QVERIFY(deviceModel(QString::fromUtf8(name.device)).size() <= once.size());
        shown.insert(once);
    }
    QCOMPARE(shown.size(), sample::longNames().size());
}

void TestShortName::formsGetLonger()
{
    QCOMPARE(deviceNameForms(QStringLiteral("NVIDIA GeForce RTX 3060 Ti")),
             (QStringList{QStringLiteral("RTX 3060 Ti"), QStringLiteral("GeForce RTX 3060 Ti"),
                          QStringLiteral("NVIDIA GeForce RTX 3060 Ti")}));
    QCOMPARE(deviceNameForms(QStringLiteral("CPU")), QStringList{QStringLiteral("CPU")});
    for (const sample::LongName& name : sample::longNames()) {
        const QStringList forms = deviceNameForms(QString::fromUtf8(name.device));
        QCOMPARE(forms.last(), QString::fromUtf8(name.device));
        for (qsizetype form = 1; form < forms.size(); ++form) {
            QVERIFY(forms.at(form).size() > forms.at(form - 1).size());
        }
    }
}

QTEST_GUILESS_MAIN(TestShortName)
#include "tst_shortname.moc"

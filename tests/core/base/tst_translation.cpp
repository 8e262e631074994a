// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/format.h"
#include "base/translation.h"

#include <QCoreApplication>
#include <QDate>
#include <QTest>

using namespace epochmark;

class TestTranslation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void englishHasItsPluralForms()
    {
        QCOMPARE(QCoreApplication::translate("Report", "median of %Ln runs", nullptr, 1),
                 QStringLiteral("median of 1 runs"));
        installTranslations(*QCoreApplication::instance(), QStringLiteral("en"));
        QCOMPARE(QCoreApplication::translate("Report", "median of %Ln runs", nullptr, 1),
                 QStringLiteral("median of 1 run"));
        QCOMPARE(QCoreApplication::translate("Report", "median of %Ln runs", nullptr, 3),
                 QStringLiteral("median of 3 runs"));
        QCOMPARE(QCoreApplication::translate("Report", "Speed-up"), QStringLiteral("Speed-up"));
    }

    void theChoiceComesBeforeTheSystem()
    {
        const QStringList austrian{QStringLiteral("de-AT"), QStringLiteral("de"), QStringLiteral("en-US")};
        const QStringList french{QStringLiteral("fr-FR"), QStringLiteral("de_DE"), QStringLiteral("en")};
        QCOMPARE(languageFor({}, austrian), QStringLiteral("de"));
        QCOMPARE(languageFor(QStringLiteral("en"), austrian), QStringLiteral("en"));
        QCOMPARE(languageFor(QStringLiteral("de"), {}), QStringLiteral("de"));
        QCOMPARE(languageFor(QStringLiteral("tlh"), french), QStringLiteral("de"));
        QCOMPARE(languageFor({}, {QStringLiteral("C")}), QStringLiteral("en"));
        QCOMPARE(languageFor({}, {QStringLiteral("fr")}), QStringLiteral("en"));
    }

    void germanBringsItsWordsAndMarks()
    {
        installTranslations(*QCoreApplication::instance(), QStringLiteral("de"));
        QCOMPARE(QCoreApplication::translate("Report", "median of %Ln runs", nullptr, 1),
                 QStringLiteral("Median aus 1 Lauf"));
        QCOMPARE(QCoreApplication::translate("Report", "median of %Ln runs", nullptr, 3),
                 QStringLiteral("Median aus 3 Läufen"));
        const char* done = "%1 would be done.";
        QVERIFY(QCoreApplication::translate("Race", done, "one device or several", 1)
                    .contains(QStringLiteral("wäre ")));
        QVERIFY(QCoreApplication::translate("Race", done, "one device or several", 2)
                    .contains(QStringLiteral("wären ")));
        QCOMPARE(format::count(9494561), QStringLiteral("9.494.561"));
        QCOMPARE(format::money(160, QStringLiteral("EUR")), QStringLiteral("160,00 €"));
        QCOMPARE(format::money(-0.0052, QStringLiteral("USD")), QStringLiteral("-0,0052 $"));
        QCOMPARE(format::date(QDate(2026, 3, 4)), QStringLiteral("04.03.2026"));
    }
};

QTEST_GUILESS_MAIN(TestTranslation)
#include "tst_translation.moc"

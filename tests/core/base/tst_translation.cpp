// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/translation.h"

#include <QCoreApplication>
#include <QTest>

using namespace epochmark;

class TestTranslation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void englishHasItsPluralForms()
    {
        QCOMPARE(QCoreApplication::translate("Report", "%n runs", nullptr, 1), QStringLiteral("1 runs"));
        installTranslations(*QCoreApplication::instance(), QLocale::c());
        QCOMPARE(QCoreApplication::translate("Report", "%n runs", nullptr, 1), QStringLiteral("1 run"));
        QCOMPARE(QCoreApplication::translate("Report", "%n runs", nullptr, 3), QStringLiteral("3 runs"));
        QCOMPARE(QCoreApplication::translate("Report", "Speed-up"), QStringLiteral("Speed-up"));
    }
};

QTEST_GUILESS_MAIN(TestTranslation)
#include "tst_translation.moc"

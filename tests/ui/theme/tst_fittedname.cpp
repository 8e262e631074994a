// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/fittedname.h"

#include "devices/shortname.h"
#include "longnames.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QTest>

using namespace epochmark;

/// The longest names there are, in the fonts that are there, at the usual size and a large one.
class TestFittedName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fits_data();
    void fits();
    void modelGoesBeforeLetters();
    void whatTellsApartStays();
};

void TestFittedName::fits_data()
{
    QTest::addColumn<QFont>("font");
    for (const char* family : {"DejaVu Sans", "Noto Sans"}) {
        if (!QFontDatabase::families().contains(QLatin1String(family))) {
            continue;
        }
        for (const int pixels : {13, 19}) {
            QFont font{QString::fromLatin1(family)};
            font.setPixelSize(pixels);
            QTest::addRow("%s, %d pixels", family, pixels) << font;
        }
    }
}

void TestFittedName::fits()
{
    QFETCH(QFont, font);
    const QFontMetricsF metrics(font);
    for (const sample::LongName& name : sample::longNames()) {
        for (const QString& apart : {QString(), QStringLiteral(" · 2 threads"), QStringLiteral(" · 14:33")}) {
            const QString whole = QString::fromUtf8(name.shortName) + apart;
            const double wanted = metrics.horizontalAdvance(whole);
            QCOMPARE(theme::fittedName(whole, metrics, wanted), whole);
            for (double width = wanted; width > 60; width -= 7) {
                const QString shown = theme::fittedName(whole, metrics, width);
                QVERIFY2(metrics.horizontalAdvance(shown) <= width + 0.5, qPrintable(shown));
                QVERIFY(!shown.isEmpty());
                const double least = metrics.horizontalAdvance(QStringLiteral("0000") + apart);
                QVERIFY2(width < least || shown.endsWith(apart), qPrintable(shown));
            }
        }
    }
}

void TestFittedName::modelGoesBeforeLetters()
{
    const QFontMetricsF metrics{QFont()};
    const QString name = QStringLiteral("Core i5-10400F · 2 threads");
    const double room = metrics.horizontalAdvance(QStringLiteral("i5-10400F · 2 threads"));
    QCOMPARE(theme::fittedName(name, metrics, room), QStringLiteral("i5-10400F · 2 threads"));
    QCOMPARE(theme::fittedName(QStringLiteral("RTX 3060 Ti"), metrics, 1000), QStringLiteral("RTX 3060 Ti"));
    const QString cut = theme::fittedName(QStringLiteral("A machine of somebody else 7"), metrics, 120);
    QVERIFY2(cut.startsWith(QLatin1String("A m")) && cut.endsWith(QLatin1String("7")), qPrintable(cut));
}

/// Two names that differ behind their devices differ however little room there is.
void TestFittedName::whatTellsApartStays()
{
    const QFontMetricsF metrics{QFont()};
    const double least = metrics.horizontalAdvance(QStringLiteral("12 threads"));
    for (double width = 400; width >= least; width -= 3) {
        const QString two = theme::fittedName(QStringLiteral("EPYC 7763 · 2 threads"), metrics, width);
        const QString twelve = theme::fittedName(QStringLiteral("EPYC 7763 · 12 threads"), metrics, width);
        QVERIFY(two.contains(QLatin1String("2 threads")) && twelve.contains(QLatin1String("12 threads")));
        QVERIFY(two != twelve);
    }
}

QTEST_MAIN(TestFittedName)
#include "tst_fittedname.moc"

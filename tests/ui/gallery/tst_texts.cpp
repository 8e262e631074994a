// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessiblewalk.h"
#include "base/translation.h"
#include "gallery/shots.h"
#include "patience.h"
#include "places.h"
#include "shownwords.h"
#include "theme/theme.h"
#include "tsfile.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/partpicture.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QScrollArea>
#include <QTest>

using namespace epochmark;

namespace {

constexpr QSize kSmallest{1024, 640};
constexpr QSize kUsual{1280, 800};  // where cards begin to stand side by side

QList<Shot> allShots()
{
    return benchmarkShots() + runShots() + boardShots() + scalingShots() + teamShots() + hostShots()
           + dialogShots();
}

/// Scrolled contents wider than the place they are seen in: what stands to the right can't be reached.
QStringList tooWide(const QWidget& root)
{
    QStringList found;
    for (const QScrollArea* area : root.findChildren<QScrollArea*>()) {
        const bool canScroll = area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff;
        if (area->isVisible() && !canScroll && area->widget()->width() > area->viewport()->width()) {
            found.append(QStringLiteral("%1: %2 pixels, shown in %3")
                             .arg(area->objectName())
                             .arg(area->widget()->width())
                             .arg(area->viewport()->width()));
        }
    }
    return found;
}

}  // namespace

/// Every page in every state of the gallery, at the smallest size of the window, in the language of
/// EPOCHMARK_TEST_LANGUAGE (its widths in a usual one, too): nothing is cut off, every key has one meaning,
/// everything that takes the focus has a name, no text was left in English.
class TestTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyState_data();
    void everyState();

private:
    void check(const QWidget& root);

    QString m_language = qEnvironmentVariable("EPOCHMARK_TEST_LANGUAGE", QStringLiteral("en"));
    ForeignWords m_foreign;
    QString m_posed;  ///< sources of the gallery: what they hand to the pages stands for a user's or a
                      ///< record's words
};

void TestTexts::initTestCase()
{
    installTranslations(*qApp, m_language);
    if (m_language != QLatin1String("en")) {
        m_foreign = ForeignWords(readTsFile(
            QStringLiteral(EPOCHMARK_SOURCE_DIR "/resources/i18n/epochmark_%1.ts").arg(m_language)));
        QVERIFY(m_foreign.size() > 500);
        const QDir gallery(QStringLiteral(EPOCHMARK_SOURCE_DIR "/tests/ui/gallery"));
        for (const QString& name :
             gallery.entryList({QStringLiteral("*shots.cpp"), QStringLiteral("examplerecords.cpp")})) {
            QFile file(gallery.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_posed += QString::fromUtf8(file.readAll());
        }
    }
}

void TestTexts::check(const QWidget& root)
{
    const auto none = [](const QStringList& found) { return found.isEmpty(); };
    // A layout asked for last takes a round of events or two.
    QTRY_VERIFY2(none(cutOffTexts(root)),
                 qPrintable(QStringLiteral("cut off: ") + cutOffTexts(root).join(QLatin1String("\n"))));
    QTRY_VERIFY2(none(tooWide(root)), qPrintable(tooWide(root).join(QLatin1String("\n"))));
    const QStringList shared = sharedMnemonics(root);
    QVERIFY2(none(shared),
             qPrintable(QStringLiteral("one key, two meanings: ") + shared.join(QLatin1String("\n"))));
    const QStringList unnamed = unnamedWidgets(root);
    QVERIFY2(none(unnamed),
             qPrintable(QStringLiteral("without a name: ") + unnamed.join(QLatin1String("\n"))));
    QStringList foreign = m_foreign.among(shownWords(root));
    foreign.removeIf([this](const QString& text) { return m_posed.contains(QLatin1Char('"') + text); });
    foreign.removeIf([](const QString& text) {  // Keras' name of a layer, not the phase of a run
        return text.compare(QLatin1String("input"), Qt::CaseInsensitive) == 0;
    });
    QVERIFY2(none(foreign),
             qPrintable(QStringLiteral("not translated: ") + foreign.join(QLatin1String("\n"))));
}

void TestTexts::everyState_data()
{
    QTest::addColumn<int>("shot");
    const QList<Shot> shots = allShots();
    for (int i = 0; i < shots.size(); ++i) {
        QTest::newRow(qPrintable(shots[i].name)) << i;
    }
}

void TestTexts::everyState()
{
    QFETCH(int, shot);
    const Shot chosen = allShots()[shot];
    Stage stage(chosen.store, ColorScheme::Light, kSmallest);
    chosen.pose(stage);
    stage.settle();
    QCoreApplication::sendPostedEvents();  // a chart's last drawing moves the clock, which lays its tile out
                                           // anew
    QCOMPARE(stage.window().size(), kSmallest);
    check(stage.window());
    for (Card* card : stage.window().findChildren<Card*>()) {
        const bool isTaken = !card->isVisible() || card->findChild<EmptyState*>() || picturedPart(card);
        QVERIFY2(isTaken, qPrintable(QStringLiteral("no picture of ") + card->objectName() + card->title()));
    }
    for (const QDialog* dialog : stage.window().findChildren<QDialog*>()) {
        if (dialog->isVisible()) {
            check(*dialog);
        }
    }
    stage.window().resize(kUsual);
    stage.settle();
    QTRY_VERIFY2(tooWide(stage.window()).isEmpty(),
                 qPrintable(tooWide(stage.window()).join(QLatin1String("\n"))));
}

QTEST_MAIN(TestTexts)
#include "tst_texts.moc"

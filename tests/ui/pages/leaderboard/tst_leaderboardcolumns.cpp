// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "leaderboardstage.h"
#include "longnames.h"
#include "patience.h"
#include "theme/theme.h"
#include "widgets/boardheader.h"
#include "widgets/boardtable.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QTest>
#include <QTimeZone>

#include <cmath>

using namespace epochmark;
using namespace epochmark::test;

/// How wide the leaderboard's columns are, and which give way.
class TestLeaderboardColumns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void fitsTheSmallestWindow();
    void numbersAreNeverCut_data();
    void numbersAreNeverCut();
    void saysWhichColumnsHaveNoRoom();
};

/// With the system's font, or the size in points that EPOCHMARK_TEST_FONT gives.
void TestLeaderboardColumns::initTestCase()
{
    if (const int points = qEnvironmentVariableIntValue("EPOCHMARK_TEST_FONT"); points > 0) {
        QFont font = QApplication::font();
        font.setPointSize(points);
        QApplication::setFont(font);
        theme::apply(*qApp, ColorScheme::Light);
        QVERIFY(theme::fontScale() > 1.4);
        return;
    }
    theme::apply(*qApp, ColorScheme::Light);
}

void TestLeaderboardColumns::fitsTheSmallestWindow()
{
    LeaderboardStage stage(sample::boardRecords(), {928, 640});
    QCOMPARE(stage.page.width(), 928);
    QCOMPARE(stage.table()->horizontalHeader()->length(), stage.table()->viewport()->width());
    QVERIFY(!stage.table()->isColumnHidden(Column::Time));
    QVERIFY(!stage.table()->isColumnHidden(Column::Cost));
    QVERIFY(stage.table()->isColumnHidden(Column::When));
}

void TestLeaderboardColumns::numbersAreNeverCut_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {928, 1184, 1344, 1824}) {
        QTest::addRow("%d pixels", width) << width;
    }
}

/// Whatever the width, the font and the names: columns give way, or the table scrolls.
void TestLeaderboardColumns::numbersAreNeverCut()
{
    QFETCH(int, width);
    QList<RunRecord> records;
    for (const sample::LongName& name : sample::longNames()) {
        const bool isCard = QByteArray(name.device).startsWith("NVIDIA");
        const double seconds = 8.7 * std::pow(1.7, static_cast<double>(records.size()) / 2);
        const QString setId = sample::freshId();
        for (const double spread : {1.0, 1.4}) {
            records.append(sample::record(setId, QString::fromUtf8(name.device),
                                          isCard ? DeviceKind("cuda") : DeviceKind("cpu"), seconds * spread));
            records.last().startedAt = QDateTime(QDate(2026, 9, 28), QTime(23, 59), QTimeZone::utc());
        }
    }
    LeaderboardStage stage(records, {width, 900});
    auto* table = stage.find<BoardTable>("measuredTable");
    QCOMPARE(table->model()->rowCount(), static_cast<int>(sample::longNames().size()));
    for (const int column : {Column::Rank, Column::Time, Column::Speedup, Column::Rate, Column::Validation,
                             Column::Cost, Column::Energy, Column::Runs, Column::When}) {
        if (table->isColumnHidden(column)) {
            continue;
        }
        const auto room = table->columnWidth(column);
        QVERIFY2(table->boardHeader()->wantedWidth(column) <= room,
                 qPrintable(table->model()->headerData(column, Qt::Horizontal).toString()));
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const QModelIndex index = table->model()->index(row, column);
            const QSize wanted = table->itemDelegate()->sizeHint(QStyleOptionViewItem(), index);
            QVERIFY2(wanted.width() <= room, qPrintable(index.data().toString()));
            QVERIFY(wanted.height() <= table->rowHeight() + 14);
        }
    }
    QVERIFY(!table->isColumnHidden(Column::Time) && !table->isColumnHidden(Column::Speedup));
}

void TestLeaderboardColumns::saysWhichColumnsHaveNoRoom()
{
    LeaderboardStage narrow(sample::boardRecords(), {928, 640});
    const auto* words = narrow.find<QLabel>("hiddenColumns");
    QVERIFY(words->isVisible());
    QVERIFY2(words->text().contains(QStringLiteral("images/s · ")), qPrintable(words->text()));
    narrow.page.resize(2600, 900);
    QTRY_VERIFY(!words->isVisible());
}

QTEST_MAIN(TestLeaderboardColumns)
#include "tst_leaderboardcolumns.moc"

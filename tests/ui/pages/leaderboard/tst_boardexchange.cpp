// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/boardexchange.h"

#include "leaderboardstage.h"
#include "patience.h"
#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QPushButton>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

/// What leaves the leaderboard, and comes in again.
class TestBoardExchange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void exportsEveryFormat();
    void copiesMarkdown();
    void importsWhatItExported();
    void refusesWhatIsNoResult();
};

void TestBoardExchange::exportsEveryFormat()
{
    LeaderboardStage stage;
    const QList<std::pair<const char*, QByteArray>> formats{
        {"export-csv", "speedup"},
        {"export-json", "{"},
        {"export-md", "|"},
        {"export-html", "<table class=\"sortable board\">"},
        {"export-png", "\x89PNG"}};
    for (const auto& [action, sign] : formats) {
        const QString path = stage.sample.filePath(QLatin1String(action) + QStringLiteral(".out"));
        stage.sample.dialogs->paths = {path};
        stage.trigger(action);
        QTRY_VERIFY(stage.told().contains(QFileInfo(path).fileName()));
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), action);
        const QByteArray content = file.readAll();
        QVERIFY2(content.contains(sign), action);
        QVERIFY(stage.find<QWidget>("leaderboardBanner")->isVisible());
    }
    stage.sample.dialogs->paths = {QStringLiteral("/nowhere/at/all.csv")};
    stage.trigger("export-csv");
    QTRY_VERIFY(stage.told().contains(QStringLiteral("all.csv")));
}

void TestBoardExchange::copiesMarkdown()
{
    LeaderboardStage stage;
    QGuiApplication::clipboard()->clear();
    stage.openMenuByKey(0);
    stage.trigger("copyAction");
    QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(QStringLiteral("RTX 4070")));
    QVERIFY(text.contains(QLatin1Char('|')));
}

void TestBoardExchange::importsWhatItExported()
{
    LeaderboardStage source;
    const QString path = source.sample.filePath(QStringLiteral("all.json"));
    source.sample.dialogs->paths = {path};
    source.trigger("export-json");
    const QString picture = source.sample.filePath(QStringLiteral("first.png"));
    source.sample.dialogs->paths = {picture};
    source.trigger("export-png");
    QTRY_VERIFY(source.told().contains(QStringLiteral("first.png")));

    const QString page = source.sample.filePath(QStringLiteral("all.html"));
    source.sample.dialogs->paths = {page};
    source.trigger("export-html");
    QTRY_VERIFY(source.told().contains(QStringLiteral("all.html")));
    LeaderboardStage fromPage(QList<RunRecord>{});
    fromPage.sample.context->importFiles({page});
    QTRY_COMPARE(fromPage.table()->model()->rowCount(), source.table()->model()->rowCount());

    LeaderboardStage target(QList<RunRecord>{});
    target.sample.dialogs->paths = {picture};
    QTest::mouseClick(target.find<QPushButton>("emptyImportButton"), Qt::LeftButton);
    QTRY_COMPARE(target.table()->model()->rowCount(), 1);
    QCOMPARE(target.cell(0, Column::Device), source.cell(0, Column::Device));
    target.sample.context->importFiles({path});
    QTRY_COMPARE(target.table()->model()->rowCount(), 7);
    const auto told = [&target] { return target.told(); };
    QTRY_VERIFY(told().contains(QStringLiteral("known already")));
    for (int row = 0; row < 7; ++row) {
        for (const int column :
             {Column::Rank, Column::Device, Column::Time, Column::Speedup, Column::Validation}) {
            QCOMPARE(target.cell(row, column), source.cell(row, column));
        }
    }
    target.sample.context->importFiles({picture});
    QTRY_VERIFY(told().startsWith(QStringLiteral("Nothing is new.")));
    target.sample.context->importFiles({target.sample.filePath(QStringLiteral("missing.json"))});
    QTRY_VERIFY(!told().contains(QStringLiteral("new")));
}

void TestBoardExchange::refusesWhatIsNoResult()
{
    LeaderboardStage stage;
    const QString path = stage.sample.filePath(QStringLiteral("shopping.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"milk\": 2}");
    file.close();
    stage.page.importFiles({path});
    QTRY_VERIFY(stage.told().contains(QStringLiteral("shopping.json")));
    QCOMPARE(stage.storedSets(), 8);
}

QTEST_MAIN(TestBoardExchange)
#include "tst_boardexchange.moc"

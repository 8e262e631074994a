// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/comparisonmarkdown.h"
#include "results/exchange/exporter.h"
#include "results/exchange/importfile.h"
#include "results/exchange/tabletext.h"
#include "results/store/resultstore.h"

#include "exporttest.h"
#include "samplerecord.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace epochmark;
using namespace epochmark::test;

/// The formats by their names, Markdown, JSON, and how files are written.
class TestExporter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formatsAreKnownByName();
    void markdownHasARowASet();
    void markdownCellsStayCells();
    void markdownSaysOnlyWhatIsKnown();
    void markdownIsOfTheChosenSets();
    void comparisonIsSaidInMarkdown();
    void jsonBringsTheSameLeaderboard();
    void savingIsAtomicOrRefused();

private:
    QTemporaryDir m_folder;
};

void TestExporter::formatsAreKnownByName()
{
    for (const char* name : {"csv", "JSON", "md"}) {
        QVERIFY(Exporter::of(QString::fromLatin1(name)));
    }
    const auto unknown = Exporter::of(QStringLiteral("xls"));
    QVERIFY(!unknown && unknown.error().code == ErrorCode::Usage);
}

void TestExporter::markdownHasARowASet()
{
    RunRecord one = sample::completed(57.3);
    RunRecord two = sample::completed(58);
    two.setId = one.setId;
    RunRecord other = sample::completed(900);
    other.device.name = QStringLiteral("Slow box");
    RunRecord stopped = sample::completed();
    stopped.status = RunStatus::Stopped;
    stopped.isRanked = false;
    stopped.unrankedReasons = {QStringLiteral("Stopped after 7 of 15 epochs.")};
    const QString text = QString::fromUtf8(
        exporter("md").text(contentOf({one, two, other, stopped, sample::running()})));
    const QStringList lines = text.split(QLatin1Char('\n')).filter(QStringLiteral("| "));
    QCOMPARE(lines.size(), 1 + 3);  // head, two ranked, one stopped; the running one isn't exported
    QVERIFY(lines.at(1).startsWith(QStringLiteral("| 1 | Core i3-6100")));
    QVERIFY(lines.at(2).contains(QStringLiteral("15.00 min")));
    QVERIFY(lines.at(2).contains(QStringLiteral("1 × (baseline)")));
    QVERIFY(lines.at(3).contains(QStringLiteral("Stopped after 7 of 15 epochs.")));
    QVERIFY(lines.at(3).startsWith(QStringLiteral("| - |")));
}

void TestExporter::markdownCellsStayCells()
{
    RunRecord run = sample::completed();
    run.device.name = QStringLiteral("a|b\n*c* <img src=x> `d`");
    const QString text = QString::fromUtf8(exporter("md").text(contentOf({run})));
    QVERIFY(text.contains(QStringLiteral("a\\|b \\*c\\* \\<img src=x> \\`d\\`")));
    // What is typed into a price or comes with a stranger's file is as foreign.
    const QString hostile = QStringLiteral("x|y\n<img src=z> [l](m)");
    const QString harmless = QStringLiteral("x\\|y \\<img src=z> \\[l](m)");
    run.energy->scope = hostile;
    ExportContent content = contentOf({run});
    LeaderboardRow& row = content.groups.first().rows.first();
    row.cost = RunCost();
    row.cost->amount = 1.5;
    row.cost->currency = hostile;
    for (const QByteArray& markdown :
         {exporter("md").text(content), comparisonAsMarkdown(Comparison({row}), 0, false)}) {
        const QString all = QString::fromUtf8(markdown);
        QCOMPARE(all.count(harmless), 2);
        QVERIFY2(!all.contains(QStringLiteral("x|y")) && !all.contains(QStringLiteral(" <img")),
                 qPrintable(all));
    }
}

void TestExporter::markdownSaysOnlyWhatIsKnown()
{
    RunRecord known = sample::completed(20);
    RunRecord unknown = sample::completed(40);
    unknown.energy.reset();
    unknown.steadyImagesPerSecond.reset();
    const auto heads = [](const QList<RunRecord>& runs) {
        const QString text = QString::fromUtf8(exporter("md").text(contentOf(runs)));
        return text.split(u'\n').filter(QStringLiteral("| ")).first();
    };
    QVERIFY(known.energy && heads({known, unknown}).contains(QStringLiteral("| energy |")));
    const QString few = heads({unknown});
    for (const char* head : {"energy", "images/s", "cost a run", "remarks"}) {
        QVERIFY2(!few.contains(QString::fromLatin1(head)), qPrintable(few));
    }
    QVERIFY(few.contains(QStringLiteral("| time |")));
}

void TestExporter::markdownIsOfTheChosenSets()
{
    QList<RunRecord> runs{sample::completed(20), sample::completed(40), sample::completed(80)};
    RunRecord other = sample::completed(10);
    other.workload.batchSize += 1;
    runs.append(other);
    const ExportContent all = contentOf(runs);
    QCOMPARE(all.groups.size(), 2);
    const auto groups = onlySets(all.groups, {runs.at(1).setId});
    QCOMPARE(groups.size(), 1);
    const QStringList lines = QString::fromUtf8(exporter("md").text({all.document, groups}))
                                  .split(u'\n')
                                  .filter(QStringLiteral("| "));
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(1).startsWith(QStringLiteral("| 2 |")));  // its place among all
}

void TestExporter::comparisonIsSaidInMarkdown()
{
    QList<RunRecord> runs;
    for (const double seconds : {100.0, 101.0, 102.0, 20.0, 20.5, 21.0}) {
        runs.append(sample::completed(seconds));
        runs.last().setId = seconds > 50 ? runs.first().setId
                                         : runs.at(qMin<qsizetype>(3, runs.size() - 1)).setId;
        runs.last().device.name = seconds > 50 ? QStringLiteral("slow|box") : QStringLiteral("fast box");
    }
    const Comparison comparison(contentOf(runs).groups.first().rows);
    QCOMPARE(comparison.slowest(), 1);
    const QString text = QString::fromUtf8(comparisonAsMarkdown(comparison, comparison.slowest(), true));
    QVERIFY(text.contains(comparison.verdict()));
    QVERIFY(text.contains(QStringLiteral("as fast as slow\\|box")));
    QVERIFY(text.contains(ratioWithInterval(*comparison.ratio(1, 0))));
    const auto lines = [&comparison](bool onlyDifferent) {
        return QString::fromUtf8(comparisonAsMarkdown(comparison, 0, onlyDifferent))
            .split(u'\n')
            .filter(QStringLiteral("| "))
            .size();
    };
    const auto different = std::ranges::count_if(comparison.settings(), &ComparedSetting::isDifferent);
    QVERIFY(different > 0);
    QCOMPARE(lines(true), 1 + 2 + 1 + different);
    QCOMPARE(lines(false), 1 + 2 + 1 + comparison.settings().size());
}

/// Everything out of one home and into an empty one: the same leaderboard.
void TestExporter::jsonBringsTheSameLeaderboard()
{
    QList<RunRecord> records;
    for (const double seconds : {60.0, 61.0, 62.0, 20.0, 30.0}) {
        records.append(sample::completed(seconds));
        records.last().setId = seconds > 50 ? records.first().setId : records.last().setId;
    }
    Annotations annotations;
    annotations.setId = records.last().setId;
    annotations.name = QStringLiteral("Workshop");
    annotations.isPinned = true;
    const ExportContent content = contentOf(records, {annotations});
    const QString path = m_folder.filePath(QStringLiteral("all.json"));
    QVERIFY(exporter("json").save(content, path));

    const auto document = readJsonFile(path);
    QVERIFY(document);
    const auto store = ResultStore::open(m_folder.filePath(QStringLiteral("home/results.sqlite")));
    QCOMPARE(store.value()->importDocument(document.value())->added, 5);
    const auto groups = buildLeaderboard(store.value()->records().value(),
                                         store.value()->annotations().value(), nullptr);
    QCOMPARE(groups.size(), content.groups.size());
    for (qsizetype i = 0; i < content.groups.first().rows.size(); ++i) {
        const LeaderboardRow& before = content.groups.first().rows.at(i);
        const LeaderboardRow& after = groups.first().rows.at(i);
        QCOMPARE(after.setId, before.setId);
        QVERIFY(after.rank == before.rank && after.speedup == before.speedup);
        QCOMPARE(after.deviceName, before.deviceName);
        QCOMPARE(after.isBaseline, before.isBaseline);
        QCOMPARE(idsOf(after), idsOf(before));
        for (const RunRecord& run : after.runs) {
            QVERIFY(before.runs.contains(run));
        }
    }
}

void TestExporter::savingIsAtomicOrRefused()
{
    const ExportContent content = contentOf({sample::completed(20, 1)});
    const auto refused = exporter("csv").save(content, QStringLiteral("/proc/nowhere.csv"));
    QVERIFY(!refused && refused.error().code == ErrorCode::Input);
    QVERIFY(refused.error().message.contains(QStringLiteral("/proc/nowhere.csv")));
    if (QFile::exists(QStringLiteral("/dev/full"))) {
        QVERIFY(!exporter("csv").save(content, QStringLiteral("/dev/full")));
        QVERIFY(!QFileInfo(QStringLiteral("/dev/full")).isFile());  // written to, not replaced
    }
    const QString path = m_folder.filePath(QStringLiteral("runs.csv"));
    QVERIFY(exporter("csv").save(content, path));
    QCOMPARE(bytesOf(path), exporter("csv").text(content));
}

QTEST_GUILESS_MAIN(TestExporter)
#include "tst_exporter.moc"

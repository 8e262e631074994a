// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/exporter.h"
#include "results/exchange/tabletext.h"

#include "csvtable.h"
#include "exporttest.h"
#include "samplerecord.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

#include <future>

#include <sys/stat.h>

using namespace epochmark;
using csv::Table;
using namespace epochmark::test;

/// Runs and epochs as CSV.
class TestCsvExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvReadsBackWhatWasMeasured();
    void csvStandsAsTheLeaderboardDoes();
    void csvHasOneKindAColumn();
    void csvNumbersAreShort();
    void csvPutsEpochsBeside();
    void csvKeepsAStrangersFile();
    void csvIntoAPipeIsTheRuns();
    void csvTellsOfHeat();
    void csvKeepsHostileTextWhole();
    void csvSaysItIsUtf8();
    void csvHoldsNoFormulas_data();
    void csvHoldsNoFormulas();
    void csvIgnoresTheLocale();
};

void TestCsvExport::csvReadsBackWhatWasMeasured()
{
    const RunRecord one = sample::completed(57.3, 3);
    RunRecord two = sample::completed(20, 2);
    two.energy.reset();
    two.epochs[0].trainLoss.reset();
    const ExportContent content = contentOf({one, two});
    const Table runs(exporter("csv").text(content));
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs.at(0, "id"), one.id);
    QCOMPARE(runs.at(0, "total_s").toDouble(), *one.timing.totalSeconds());
    QCOMPARE(runs.at(0, "fingerprint"), one.workload.fingerprint());
    QCOMPARE(runs.at(0, "classes"), QStringLiteral("cats;dogs"));
    QCOMPARE(runs.at(1, "energy_joules"), QString());  // unknown, never 0
    const Table epochs(exporter("csv").textBeside(content));
    QCOMPARE(epochs.size(), 3 + 2);
    for (int epoch = 0; epoch < 3; ++epoch) {
        QCOMPARE(epochs.at(epoch, "id"), one.id);
        QCOMPARE(epochs.at(epoch, "epoch").toInt(), epoch + 1);
        QCOMPARE(epochs.at(epoch, "val_accuracy").toDouble(), *one.epochs.at(epoch).validationAccuracy);
    }
    QCOMPARE(epochs.at(3, "train_loss"), QString());
    QCOMPARE(epochs.at(3, "id"), two.id);
}

/// The oracle is the leaderboard's own row: a table that ranks by itself could differ.
void TestCsvExport::csvStandsAsTheLeaderboardDoes()
{
    QList<RunRecord> runs;
    for (const double seconds : {100.0, 101.0, 102.0, 20.0, 20.5, 21.0}) {
        runs.append(sample::completed(seconds));
        runs.last().setId = seconds > 50 ? runs.first().setId
                                         : runs.at(qMin<qsizetype>(3, runs.size() - 1)).setId;
    }
    RunRecord failed = sample::completed(30);  // of the fast set, and counts for nothing
    failed.setId = runs.last().setId;
    failed.status = RunStatus::Failed;
    failed.isRanked = false;
    failed.unrankedReasons = {QStringLiteral("It failed.")};
    runs.append(failed);
    const auto price = [](const RunRecord& run) -> std::optional<RunCost> {
        RunCost cost;
        cost.amount = *run.timing.totalSeconds() / 1000;
        cost.currency = QStringLiteral("EUR");
        cost.kind = PriceKind::Rent;
        return cost;
    };
    const QList<LeaderboardGroup> groups = buildLeaderboard(runs, {}, price);
    QCOMPARE(groups.size(), 1);
    const Table table(exporter("csv").text({{runs, {}}, groups}));
    QCOMPARE(table.size(), runs.size());
    int intervals = 0;
    for (int line = 0; line < table.size(); ++line) {
        const auto row = std::ranges::find(groups.first().rows, table.at(line, "set_id"),
                                           &LeaderboardRow::setId);
        QVERIFY(row != groups.first().rows.cend());
        const bool counts = runs.at(line).isRanked;
        QCOMPARE(table.at(line, "rank"), counts ? QString::number(*row->rank) : QString());
        QCOMPARE(table.at(line, "baseline"), !counts           ? QString()
                                             : row->isBaseline ? QStringLiteral("true")
                                                               : QStringLiteral("false"));
        QCOMPARE(table.at(line, "speedup").toDouble(), counts ? *row->speedup : 0);
        const bool hasInterval = counts && row->speedupInterval;  // the baseline has none to itself
        QCOMPARE(table.at(line, "speedup_low"),
                 hasInterval ? tabletext::csvNumber(row->speedupInterval->low) : QString());
        QCOMPARE(table.at(line, "speedup_high"),
                 hasInterval ? tabletext::csvNumber(row->speedupInterval->high) : QString());
        intervals += hasInterval ? 1 : 0;
        QCOMPARE(table.at(line, "cost_today").toDouble(), counts ? row->cost->amount : 0);
        QCOMPARE(table.at(line, "cost_today_currency"), counts ? QStringLiteral("EUR") : QString());
        QCOMPARE(table.at(line, "cost_today_kind"), counts ? QStringLiteral("rent") : QString());
    }
    QVERIFY(table.column("rank").contains(QStringLiteral("1"))
            && table.column("rank").contains(QStringLiteral("2")));
    QCOMPARE(intervals, 3);  // of the set that isn't the baseline
}

/// What readers guess from: a column is a number, a flag or a text in all of its lines, or empty.
void TestCsvExport::csvHasOneKindAColumn()
{
    QList<RunRecord> runs{sample::completed(57.3, 3), sample::completed(20, 1), sample::completed(900, 2)};
    runs[1].energy.reset();
    runs[1].device.memoryBytes.reset();
    runs[2].status = RunStatus::Stopped;
    runs[2].isRanked = false;
    const ExportContent content = contentOf(runs);
    const QStringList texts = QStringLiteral("id set_id name status unranked_reasons note started_at preset "
                                             "pipeline precision fingerprint dataset manifest classes device "
                                             "device_id device_kind")
                                  .split(u' ');
    for (const QByteArray& bytes : {exporter("csv").text(content), exporter("csv").textBeside(content)}) {
        const Table table(bytes);
        int numbers = 0;
        for (const QString& column : table.columns()) {
            bool areNumbers = true;
            bool areFlags = true;
            bool areEmpty = true;
            for (const QString& cell : table.column(column)) {
                bool isNumber = false;
                QLocale::c().toDouble(cell, &isNumber);
                areNumbers = areNumbers && (isNumber || cell.isEmpty());
                areFlags = areFlags && (cell.isEmpty() || cell == u"true" || cell == u"false");
                areEmpty = areEmpty && cell.isEmpty();
            }
            const bool isWord = !areNumbers && !areFlags;
            numbers += areNumbers && !areEmpty ? 1 : 0;
            QVERIFY2(!isWord || column.endsWith(u"source") || column.endsWith(u"scope")
                         || column.endsWith(u"currency") || column.endsWith(u"kind")
                         || column.startsWith(u"warning") || column.startsWith(u"throttling")
                         || column == u"environment" || column == u"epochmark" || column == u"libtorch"
                         || column == u"network" || texts.contains(column),
                     qPrintable(column));
        }
        QVERIFY(numbers >= 6);
    }
}

void TestCsvExport::csvNumbersAreShort()
{
    RunRecord run = sample::completed(20, 1);
    run.finalValidationAccuracy = 0.1 + 0.84;  // 0.9400000000000001 in all its digits is noise
    run.epochs.first().trainAccuracy = 1.0 / 3;
    const ExportContent content = contentOf({run});
    QCOMPARE(Table(exporter("csv").text(content)).at(0, "val_accuracy"), QStringLiteral("0.94"));
    QCOMPARE(Table(exporter("csv").textBeside(content)).at(0, "train_accuracy"),
             QStringLiteral("0.333333333333333"));
}

void TestCsvExport::csvPutsEpochsBeside()
{
    const QTemporaryDir folder;
    const ExportContent content = contentOf({sample::completed(20, 2)});
    const QString path = folder.filePath(QStringLiteral("my.runs.csv"));
    const QString beside = folder.filePath(QStringLiteral("my.runs-epochs.csv"));
    const auto saved = exporter("csv").save(content, path);
    QVERIFY(saved && saved.value() == QStringList({path, beside}));
    QCOMPARE(bytesOf(path), exporter("csv").text(content));
    QCOMPARE(bytesOf(beside), exporter("csv").textBeside(content));
    const ExportContent more = contentOf({sample::completed(20, 3)});
    QVERIFY(exporter("csv").save(more, path));  // one of ours is written over like the other
    QCOMPARE(bytesOf(beside), exporter("csv").textBeside(more));
    QCOMPARE(exporter("md").save(content, path).value(), QStringList(path));
    QCOMPARE(bytesOf(beside), exporter("csv").textBeside(more));
}

void TestCsvExport::csvKeepsAStrangersFile()
{
    const QTemporaryDir folder;
    const ExportContent content = contentOf({sample::completed(20, 2)});
    const QString path = folder.filePath(QStringLiteral("runs.csv"));
    const QString beside = folder.filePath(QStringLiteral("runs-epochs.csv"));
    QFile file(beside);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("somebody's own") > 0);
    file.close();
    const auto refused = exporter("csv").save(content, path);
    QVERIFY(!refused && refused.error().code == ErrorCode::Input);
    QVERIFY(refused.error().message.startsWith(beside));
    QVERIFY(!QFile::exists(path));
    QCOMPARE(bytesOf(beside), QByteArray("somebody's own"));
    QVERIFY(QFile::remove(beside) && QDir(folder.path()).mkdir(QFileInfo(beside).fileName()));
    QVERIFY(!exporter("csv").save(content, path) && !QFile::exists(path));  // a folder has its name
}

void TestCsvExport::csvIntoAPipeIsTheRuns()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pipe.csv"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    const ExportContent content = contentOf({sample::completed(20, 2)});
    auto reader = std::async(std::launch::async, [&path] { return bytesOf(path); });
    const auto saved = exporter("csv").save(content, path);
    QVERIFY(saved && saved.value() == QStringList(path));
    QCOMPARE(reader.get(), exporter("csv").text(content));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size(), 1);
}

void TestCsvExport::csvTellsOfHeat()
{
    QList<RunRecord> runs{sample::completed(57.3, 1), sample::completed(20, 1), sample::completed(20, 1)};
    runs[0].timing.coolDownSeconds = 12.5;
    runs[0].heat = Heat{48.5, 83.0, 2894.25, 3600.0,
                        Throttling{QStringLiteral("NVML"),
                                   {QStringLiteral("power-cap"), QStringLiteral("heat")},
                                   0.25,
                                   std::nullopt}};
    runs[1].heat = Heat{std::nullopt, std::nullopt, std::nullopt, std::nullopt,
                        Throttling{QStringLiteral("kernel"), {}, std::nullopt, 0}};
    const Table table(exporter("csv").text(contentOf(runs)));
    QCOMPARE(table.size(), 3);
    const auto told = [&table](const char* column) { return table.column(column).join(u'/'); };
    QCOMPARE(told("cool_down_s"), QStringLiteral("12.5//"));
    QCOMPARE(told("start_celsius"), QStringLiteral("48.5//"));
    QCOMPARE(told("max_celsius"), QStringLiteral("83//"));
    QCOMPARE(told("mean_mhz"), QStringLiteral("2894.25//"));
    QCOMPARE(told("base_mhz"), QStringLiteral("3600//"));
    QCOMPARE(told("throttling_source"), QStringLiteral("NVML/kernel/"));
    QCOMPARE(told("throttling"), QStringLiteral("power-cap;heat/none/"));
    QCOMPARE(told("throttling_share"), QStringLiteral("0.25//"));
    QCOMPARE(told("throttling_events"), QStringLiteral("/0/"));
}

void TestCsvExport::csvKeepsHostileTextWhole()
{
    RunRecord run = sample::completed(20, 1);
    run.device.name = QStringLiteral("A \"fast\", new\r\ndevice\n猫");
    const Table table(exporter("csv").text(contentOf({run})));
    QCOMPARE(table.size(), 1);
    QCOMPARE(table.at(0, "device"), run.device.name);
}

void TestCsvExport::csvSaysItIsUtf8()
{
    const ExportContent content = contentOf({sample::completed(20, 1)});
    for (const QByteArray& text : {exporter("csv").text(content), exporter("csv").textBeside(content)}) {
        QVERIFY(text.startsWith("\xef\xbb\xbfid,set_id,"));
        QCOMPARE(text.count("\xef\xbb\xbf"), 1);
    }
}

void TestCsvExport::csvHoldsNoFormulas_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isFormula");
    for (const char* name : {"=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\tname", "\rname",
                             "-", "=", "+49 30 123", "- Workshop"}) {
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    }
    for (const char* name : {"name", "a=1", "1-1", "'name", "-5", "+3.25", "-1e-3", "", " =1+1", "5"}) {
        QTest::newRow(name) << QString::fromLatin1(name) << false;
    }
}

void TestCsvExport::csvHoldsNoFormulas()
{
    QFETCH(QString, name);
    QFETCH(bool, isFormula);
    RunRecord run = sample::completed(20, 1);
    run.device.name = name;
    run.workload.classes = {name, QStringLiteral("z")};
    run.epochs.first().trainLoss = -0.5;  // as a number, whatever it begins with
    const ExportContent content = contentOf({run});
    const Table runs(exporter("csv").text(content));
    const Table epochs(exporter("csv").textBeside(content));
    const QString cell = isFormula ? u'\'' + name : name;
    QCOMPARE(runs.at(0, "device"), cell);
    QCOMPARE(epochs.at(0, "device"), cell);
    const bool beginsLikeOne = isFormula || name.startsWith(u'-') || name.startsWith(u'+');  // "-5;z"
    QCOMPARE(runs.at(0, "classes").startsWith(u'\''), beginsLikeOne || name.startsWith(u'\''));
    QCOMPARE(epochs.at(0, "train_loss"), QStringLiteral("-0.5"));
}

void TestCsvExport::csvIgnoresTheLocale()
{
    const ExportContent content = contentOf({sample::completed(20, 1)});
    const QByteArray plain = exporter("csv").text(content);
    QLocale::setDefault(QLocale(QLocale::German));
    const QByteArray german = exporter("csv").text(content);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(german, plain);
}

QTEST_GUILESS_MAIN(TestCsvExport)
#include "tst_csvexport.moc"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/outputfile.h"
#include "results/exchange/comparisonmarkdown.h"
#include "results/exchange/exporter.h"
#include "results/exchange/importfile.h"
#include "results/exchange/tabletext.h"
#include "results/store/resultstore.h"

#include "csvtable.h"
#include "samplerecord.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStringConverter>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <future>
#include <utility>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace epochmark;
using csv::Table;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ExportContent contentOf(const QList<RunRecord>& records, const QList<Annotations>& annotations = {})
{
    return {{records, annotations}, buildLeaderboard(records, annotations, nullptr)};
}

QSet<QString> idsOf(const LeaderboardRow& row)
{
    QSet<QString> ids;
    for (const RunRecord& run : row.runs) {
        ids.insert(run.id);
    }
    return ids;
}

const Exporter& exporter(const char* format)
{
    return *Exporter::of(QString::fromLatin1(format)).value();
}

}  // namespace

class TestExporter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formatsAreKnownByName();
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
    void markdownHasARowASet();
    void markdownCellsStayCells();
    void markdownSaysOnlyWhatIsKnown();
    void markdownIsOfTheChosenSets();
    void comparisonIsSaidInMarkdown();
    void jsonBringsTheSameLeaderboard();
    void savingIsAtomicOrRefused();
    void importRefusesWithASentence();
    void importTakesEveryUnicode_data();
    void importTakesEveryUnicode();
    void importTakesAPipeOnce();
    void importTellsForeignFilesByTheirBeginning();
    void importTakesNoMoreMemoryThanItsFile();

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

void TestExporter::csvReadsBackWhatWasMeasured()
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
void TestExporter::csvStandsAsTheLeaderboardDoes()
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
void TestExporter::csvHasOneKindAColumn()
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

void TestExporter::csvNumbersAreShort()
{
    RunRecord run = sample::completed(20, 1);
    run.finalValidationAccuracy = 0.1 + 0.84;  // 0.9400000000000001 in all its digits is noise
    run.epochs.first().trainAccuracy = 1.0 / 3;
    const ExportContent content = contentOf({run});
    QCOMPARE(Table(exporter("csv").text(content)).at(0, "val_accuracy"), QStringLiteral("0.94"));
    QCOMPARE(Table(exporter("csv").textBeside(content)).at(0, "train_accuracy"),
             QStringLiteral("0.333333333333333"));
}

void TestExporter::csvPutsEpochsBeside()
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

void TestExporter::csvKeepsAStrangersFile()
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

void TestExporter::csvIntoAPipeIsTheRuns()
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

void TestExporter::csvTellsOfHeat()
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

void TestExporter::csvKeepsHostileTextWhole()
{
    RunRecord run = sample::completed(20, 1);
    run.device.name = QStringLiteral("A \"fast\", new\r\ndevice\n猫");
    const Table table(exporter("csv").text(contentOf({run})));
    QCOMPARE(table.size(), 1);
    QCOMPARE(table.at(0, "device"), run.device.name);
}

void TestExporter::csvSaysItIsUtf8()
{
    const ExportContent content = contentOf({sample::completed(20, 1)});
    for (const QByteArray& text : {exporter("csv").text(content), exporter("csv").textBeside(content)}) {
        QVERIFY(text.startsWith("\xef\xbb\xbfid,set_id,"));
        QCOMPARE(text.count("\xef\xbb\xbf"), 1);
    }
}

void TestExporter::csvHoldsNoFormulas_data()
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

void TestExporter::csvHoldsNoFormulas()
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

void TestExporter::csvIgnoresTheLocale()
{
    const ExportContent content = contentOf({sample::completed(20, 1)});
    const QByteArray plain = exporter("csv").text(content);
    QLocale::setDefault(QLocale(QLocale::German));
    const QByteArray german = exporter("csv").text(content);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(german, plain);
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

void TestExporter::importRefusesWithASentence()
{
    const QString path = m_folder.filePath(QStringLiteral("holiday.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"photos\": 7}");
    file.close();
    for (const QString& refused :
         {path, m_folder.path(), m_folder.filePath(QStringLiteral("nowhere.json"))}) {
        const auto document = readJsonFile(refused);
        QVERIFY2(!document, qPrintable(refused));
        QVERIFY(document.error().code == ErrorCode::Input);
        QVERIFY(document.error().message.startsWith(refused));
    }
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xef\xbb\xbf" + toJson(RecordDocument{{sample::completed()}, {}}));  // an editor was here
    file.close();
    QVERIFY(readJsonFile(path));
}

void TestExporter::importTakesEveryUnicode_data()
{
    QTest::addColumn<int>("encoding");
    QTest::addColumn<bool>("hasMark");
    const QList<std::pair<const char*, QStringConverter::Encoding>> encodings{
        {"UTF-8", QStringConverter::Utf8},       {"UTF-16LE", QStringConverter::Utf16LE},
        {"UTF-16BE", QStringConverter::Utf16BE}, {"UTF-32LE", QStringConverter::Utf32LE},
        {"UTF-32BE", QStringConverter::Utf32BE},
    };
    for (const auto& [name, encoding] : encodings) {
        QTest::addRow("%s with a mark", name) << int(encoding) << true;
        QTest::addRow("%s without", name) << int(encoding) << false;
    }
}

void TestExporter::importTakesEveryUnicode()
{
    QFETCH(int, encoding);
    QFETCH(bool, hasMark);
    RunRecord run = sample::completed();
    run.device.name = QStringLiteral("Böx 猫 \U0001F408");
    const RecordDocument document{{run}, {}};
    QStringEncoder encoder(static_cast<QStringConverter::Encoding>(encoding),
                           hasMark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    const QByteArray bytes = encoder.encode(QString::fromUtf8(toJson(document)));
    const QString path = m_folder.filePath(QStringLiteral("encoded.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const auto read = readJsonFile(path);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read.value(), document);
}

void TestExporter::importTakesAPipeOnce()
{
    RecordDocument document;
    for (int i = 0; i < 60; ++i) {
        document.records.append(sample::completed());
    }
    const QByteArray json = toJson(document);
    QVERIFY(json.size() > 200'000);  // more than a pipe holds: it comes piece by piece
    const QString path = m_folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    for (const QByteArray& sent :
         {json, QByteArray("\x89PNG\r\n\x1a\n picture"), QByteArray("{}"), QByteArray()}) {
        auto writer = std::async(std::launch::async,
                                 [&] { return outputfile::write(path, sent).hasValue(); });
        QByteArray picture;
        const auto read = readImport(path, [&picture](const QByteArray& png, const QString&) {
            picture = png;
            return Result<RecordDocument>(RecordDocument());
        });
        QVERIFY(writer.get());
        QCOMPARE(read.hasValue(), sent.size() > 2);
        QCOMPARE(picture, sent.startsWith('{') ? QByteArray() : sent);
        QVERIFY(sent != json || read.value() == document);
    }
}

void TestExporter::importTellsForeignFilesByTheirBeginning()
{
    if (!QFile::exists(QStringLiteral("/dev/zero"))) {
        QSKIP("This machine has no /dev/zero.");
    }
    const auto endless = readJsonFile(QStringLiteral("/dev/zero"));
    QVERIFY(!endless && endless.error().message.contains(QStringLiteral("/dev/zero")));
}

void TestExporter::importTakesNoMoreMemoryThanItsFile()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("The sanitizer needs the address space that this test limits.");
#else
    const QString path = m_folder.filePath(QStringLiteral("small.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(toJson(RecordDocument{{sample::completed()}, {}}));
    file.close();
    QFile mapped(QStringLiteral("/proc/self/statm"));
    QVERIFY(mapped.open(QIODevice::ReadOnly));
    const rlim_t pages = mapped.readAll().split(' ').first().toULongLong();
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
    const rlimit limited{pages * static_cast<rlim_t>(getpagesize()) + (rlim_t{256} << 20), before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_AS, &limited), 0);
    const auto document = readJsonFile(path);
    QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
    QVERIFY(document);
#endif
}

QTEST_GUILESS_MAIN(TestExporter)
#include "tst_exporter.moc"

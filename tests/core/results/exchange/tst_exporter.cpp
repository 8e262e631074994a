// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/outputfile.h"
#include "results/exchange/exporter.h"
#include "results/exchange/importfile.h"
#include "results/store/resultstore.h"

#include "samplerecord.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStringConverter>
#include <QTemporaryDir>
#include <QTest>

#include <future>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace epochmark;

namespace {

/// A reader of RFC 4180, written from its grammar: the second opinion on what was written.
QList<QStringList> readCsv(const QString& text)
{
    QList<QStringList> lines;
    QStringList line;
    QString field;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (isQuoted && c == QLatin1Char('"') && i + 1 < text.size() && text.at(i + 1) == QLatin1Char('"')) {
            field += c;
            ++i;
        } else if (c == QLatin1Char('"')) {
            isQuoted = !isQuoted;
        } else if (!isQuoted && c == QLatin1Char(',')) {
            line += field;
            field.clear();
        } else if (!isQuoted && text.mid(i, 2) == QLatin1String("\r\n")) {
            line += field;
            field.clear();
            lines += line;
            line.clear();
            ++i;
        } else {
            field += c;
        }
    }
    return lines;
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
    void csvTellsOfHeat();
    void csvKeepsHostileTextWhole();
    void csvSaysItIsUtf8();
    void csvHoldsNoFormulas_data();
    void csvHoldsNoFormulas();
    void csvIgnoresTheLocale();
    void markdownHasARowASet();
    void markdownCellsStayCells();
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
    const QList<QStringList> lines = readCsv(QString::fromUtf8(exporter("csv").text(contentOf({one, two}))));
    QCOMPARE(lines.size(), 1 + 1 + 3 + 1 + 2);
    const QStringList head = lines.first();
    QCOMPARE(QSet<QString>(head.begin(), head.end()).size(), head.size());
    for (const QStringList& line : lines) {
        QCOMPARE(line.size(), head.size());
    }
    const auto at = [&](int line, const char* column) {
        return lines.at(line).at(head.indexOf(QString::fromLatin1(column)));
    };
    QCOMPARE(at(1, "row"), QStringLiteral("run"));
    QCOMPARE(at(1, "id"), one.id);
    QCOMPARE(at(1, "total_s").toDouble(), *one.timing.totalSeconds());
    QCOMPARE(at(1, "fingerprint"), one.workload.fingerprint());
    QCOMPARE(at(1, "classes"), QStringLiteral("cats;dogs"));
    QCOMPARE(at(1, "seconds"), QString());
    for (int epoch = 0; epoch < 3; ++epoch) {
        QCOMPARE(at(2 + epoch, "row"), QStringLiteral("epoch"));
        QCOMPARE(at(2 + epoch, "epoch").toInt(), epoch + 1);
        QCOMPARE(at(2 + epoch, "val_accuracy").toDouble(), *one.epochs.at(epoch).validationAccuracy);
    }
    QCOMPARE(at(5, "energy_joules"), QString());  // unknown, never 0
    QCOMPARE(at(6, "train_loss"), QString());
    QCOMPARE(at(6, "id"), two.id);
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
    const QList<QStringList> lines = readCsv(QString::fromUtf8(exporter("csv").text(contentOf(runs))));
    const auto told = [&](const char* column) {
        const qsizetype at = lines.first().indexOf(QString::fromLatin1(column));
        return QStringList{lines.at(1).value(at), lines.at(3).value(at), lines.at(5).value(at)}.join(u'/');
    };
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
    const QList<QStringList> lines = readCsv(QString::fromUtf8(exporter("csv").text(contentOf({run}))));
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(1).at(lines.first().indexOf(QStringLiteral("device"))), run.device.name);
}

void TestExporter::csvSaysItIsUtf8()
{
    const QByteArray text = exporter("csv").text(contentOf({sample::completed(20, 1)}));
    QVERIFY(text.startsWith("\xef\xbb\xbfrow,id,"));
    QCOMPARE(text.count("\xef\xbb\xbf"), 1);
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
    const QList<QStringList> lines = readCsv(QString::fromUtf8(exporter("csv").text(contentOf({run}))));
    const auto at = [&lines](int line, const char* column) {
        return lines.at(line).at(lines.first().indexOf(QString::fromLatin1(column)));
    };
    const QString cell = isFormula ? u'\'' + name : name;
    QCOMPARE(at(1, "device"), cell);
    QCOMPARE(at(2, "device"), cell);
    const bool beginsLikeOne = isFormula || name.startsWith(u'-') || name.startsWith(u'+');  // "-5;z"
    QCOMPARE(at(1, "classes").startsWith(u'\''), beginsLikeOne || name.startsWith(u'\''));
    QCOMPARE(at(2, "train_loss"), QStringLiteral("-0.5"));
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
    QVERIFY(lines.at(1).startsWith(QStringLiteral("| 1 | Intel Core i3-6100 |")));
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
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), exporter("csv").text(content));
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

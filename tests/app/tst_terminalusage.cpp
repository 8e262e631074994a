// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cost/breakeven.h"
#include "cost/jobestimate.h"
#include "results/store/resultstore.h"
#include "samplerecord.h"
#include "terminal.h"

#include <QTest>

#include <algorithm>

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// A slow processor and a card, both measured three times on the same work.
RecordDocument measuredPair()
{
    RecordDocument document;
    for (const auto& [device, seconds] :
         {std::pair(QStringLiteral("Card"), 10.0), std::pair(QStringLiteral("Rented"), 40.0)}) {
        const QString setId = sample::uuid();
        for (int repeat = 0; repeat < 3; ++repeat) {
            RunRecord record = sample::completed(seconds * (1 + 0.01 * repeat));
            record.setId = setId;
            record.device.name = device;
            document.records.append(record);
        }
    }
    return document;
}

}  // namespace

/// What epochmark-cli says and which status it ends with, as long as nothing has to be trained.
class TestTerminalUsage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versionAndHelp();
    void helpOfEachCommand_data();
    void helpOfEachCommand();
    void usageErrors_data();
    void usageErrors();
    void devicesAsJson();
    void emptyStore();
    void missingDevices_data();
    void missingDevices();
    void pricesAreKept();
    void pricesOfUnknownDevicesAreSetAndSaid();
    void importTakesStandardInput();
    void namesAreOneLine();
    void tablesHoldNoControlCharacters();
    void costAnswersWhatCoreAnswers();
    void costAsksBackInWords();
};

void TestTerminalUsage::versionAndHelp()
{
    const Terminal terminal;
    const Outcome version = terminal.run("--version");
    QCOMPARE(version.status, 0);
    QCOMPARE(version.out, QByteArray("epochmark-cli " EPOCHMARK_VERSION "\n"));
    const Outcome help = terminal.run("--help");
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.contains("Exit status"));
    const Outcome bare = terminal.run(QStringList());
    QCOMPARE(bare.status, 2);
}

void TestTerminalUsage::helpOfEachCommand_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"devices", "inspect", "run", "list", "show", "delete", "restore", "rename",
                                "pin", "compare", "scaling", "export", "import", "cost", "price"}) {
        QTest::newRow(command) << QString::fromLatin1(command);
    }
}

void TestTerminalUsage::helpOfEachCommand()
{
    QFETCH(QString, command);
    const Terminal terminal;
    const Outcome outcome = terminal.run({command, QStringLiteral("--help")});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.startsWith("Usage: epochmark-cli " + command.toUtf8()), outcome.out.constData());
    QVERIFY(outcome.err.isEmpty());
}

void TestTerminalUsage::usageErrors_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char* name, const char* line, const char* words) {
        QTest::newRow(name) << QString::fromLatin1(line) << QByteArray(words);
    };
    row("unknown command", "runn", "Did you mean run?");
    row("unknown option", "run --dataset demo --epocs 3", "Did you mean --epochs?");
    row("value missing", "run --dataset", "--dataset needs a value");
    row("given twice", "run --dataset demo --seed 1 --seed 2", "given twice");
    row("switch with a value", "list --json=yes", "takes no value");
    row("no dataset", "run", "needs --dataset");
    row("no operand", "inspect", "inspect needs");
    row("operand too many", "list everything", "everything");
    row("job of one number", "cost --job 1000", "--job takes pictures and epochs");
    row("job of no epochs", "cost --job 1000,0", "--job takes pictures and epochs");
    row("break-even of one", "cost --break-even 3f2a91c0", "--break-even takes");
    row("epochs no number", "run --dataset demo --epochs many", "--epochs");
    row("epochs 0", "run --dataset demo --epochs 0", "epochs");
    row("batch too large", "run --dataset demo --batch 5000", "batch");
    row("learning rate", "run --dataset demo --lr -1", "--lr");
    row("seed", "run --dataset demo --seed x", "--seed");
    row("threads", "run --dataset demo --threads 1,two", "two");
    row("repeats", "run --dataset demo --repeats 0", "--repeats");
    row("preset", "run --dataset demo --preset slow", "slow");
    row("pipeline", "run --dataset demo --pipeline fast", "fast");
    row("network", "run --dataset demo --network resnet34", "classic, resnet18, resnet50, mobilenetv3-small");
    row("precision of a later version", "run --dataset demo --precision fp8", "fp8");
    row("id too short", "show abc", "too short");
    row("unknown id", "show 12345678", "12345678");
    row("export without a format", "export --out x.csv", "--format");
    row("export format", "export --format xls --out x.xls", "xls");
    row("compare one", "compare 12345678", "compare needs");
    row("price without a kind", "price set Something", "--buy");
    row("price negative", "price set Something --buy -3", "--buy");
    row("price of nothing", "price remove Something buy", "Something");
}

void TestTerminalUsage::usageErrors()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, words);
    const Terminal terminal;
    const Outcome outcome = terminal.run(line.split(u' '));
    QVERIFY2(outcome.status == 2, outcome.err.constData());
    QVERIFY2(outcome.err.contains(words), outcome.err.constData());
    QVERIFY2(outcome.out.isEmpty(), outcome.out.constData());
}

void TestTerminalUsage::devicesAsJson()
{
    const Terminal terminal;
    const Outcome outcome = terminal.run("devices --json");
    QCOMPARE(outcome.status, 0);
    const QJsonArray devices = outcome.json().value(QStringLiteral("devices")).toArray();
    QVERIFY(!devices.isEmpty());
    const QJsonObject cpu = devices.first().toObject();
    QCOMPARE(cpu.value(QStringLiteral("id")).toString(), QStringLiteral("cpu"));
    QVERIFY(cpu.value(QStringLiteral("usable")).toBool());
    QVERIFY(!cpu.value(QStringLiteral("name")).toString().isEmpty());
}

void TestTerminalUsage::emptyStore()
{
    const Terminal terminal;
    const Outcome list = terminal.run("list");
    QCOMPARE(list.status, 0);
    QVERIFY(list.out.contains("--dataset demo"));
    const Outcome json = terminal.run("list --json");
    QVERIFY(json.json().contains(QStringLiteral("records")));
    QVERIFY(json.records().isEmpty());
}

void TestTerminalUsage::missingDevices_data()
{
    QTest::addColumn<QString>("device");
    QTest::newRow("no such card") << "cuda:99";
    QTest::newRow("no such kind") << "tpu";
}

void TestTerminalUsage::missingDevices()
{
    QFETCH(QString, device);
    const Terminal terminal;
    const Outcome outcome = terminal.run({QStringLiteral("run"), QStringLiteral("--dataset"),
                                          QStringLiteral("demo"), QStringLiteral("--device"), device});
    QCOMPARE(outcome.status, 4);
    QVERIFY2(outcome.err.contains(device.toUtf8()) && outcome.err.contains("cpu"), outcome.err.constData());
}

void TestTerminalUsage::pricesAreKept()
{
    const Terminal terminal;
    QVERIFY(terminal.run("price list").out.contains("289.99"));
    QCOMPARE(terminal.run("price set Machine --rent 0.5 --currency EUR --startup 2").status, 0);
    QVERIFY(terminal.run("price list").out.contains("Machine"));
    QCOMPARE(terminal.run("price remove Machine rent").status, 0);
    QVERIFY(!terminal.run("price list").out.contains("Machine"));
}

void TestTerminalUsage::pricesOfUnknownDevicesAreSetAndSaid()
{
    const Terminal terminal;
    const Outcome first = terminal.run("price set Machine --buy 500");
    QCOMPARE(first.status, 0);
    QVERIFY2(first.out.contains("no result yet") && first.out.contains("Machine"), first.out.constData());
    {
        const auto store = ResultStore::open(terminal.storePath());
        QVERIFY(store && store.value()->importDocument(measuredPair()));
    }
    const Outcome slip = terminal.run("price set Crad --buy 500");
    QCOMPARE(slip.status, 0);
    QVERIFY2(slip.out.contains("Crad: $500.00") && slip.out.contains("\"Card\""), slip.out.constData());
    QVERIFY(terminal.run("price list").out.contains("Crad"));
    const Outcome known = terminal.run("price set Card --buy 500");
    QCOMPARE(known.out, QByteArray("Card: $500.00 to buy.\n"));
}

void TestTerminalUsage::importTakesStandardInput()
{
    const QByteArray json = toJson(measuredPair());
    for (const char* name : {"-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"}) {
        const Terminal terminal;
        const auto process = terminal.start({QStringLiteral("import"), QString::fromLatin1(name)});
        process->write(json);
        process->closeWriteChannel();
        const Outcome imported = Terminal::finish(*process);
        QVERIFY2(imported.status == 0, imported.err.constData());
        QVERIFY2(imported.out.contains("6 new"), imported.out.constData());
        QCOMPARE(terminal.run("list --json").records().size(), 6);
    }
}

void TestTerminalUsage::namesAreOneLine()
{
    const Terminal terminal;
    const RecordDocument document = measuredPair();
    {
        const auto store = ResultStore::open(terminal.storePath());
        QVERIFY(store && store.value()->importDocument(document));
    }
    const QString id = document.records.first().setId;
    const auto rename = [&](const QString& name) {
        return terminal.run({QStringLiteral("rename"), id, name}).status;
    };
    for (const QString& refused :
         {QStringLiteral("two\nlines"), QStringLiteral("a\tb"), QStringLiteral("\x1b[31mred"),
          QStringLiteral("a\u2028b"), QStringLiteral("\u202Eback"), QString(201, u'x')}) {
        QCOMPARE(rename(refused), 2);
    }
    QVERIFY(terminal.run("list").out.contains("Card"));
    QCOMPARE(rename(QString(200, u'x')), 0);
    QCOMPARE(rename(QStringLiteral(" Wörk 猫 ")), 0);
    QVERIFY(terminal.run("list").out.contains("Wörk 猫 "));
    QCOMPARE(rename(QString()), 0);
    QVERIFY(terminal.run("list").out.contains("Card"));
}

/// Names come with the results of strangers: a line stays a line, and the terminal obeys nobody.
void TestTerminalUsage::tablesHoldNoControlCharacters()
{
    const Terminal terminal;
    RecordDocument document = measuredPair();
    const QString hostile = QStringLiteral(
        "\x1b]0;owned\x07\x1b[2Jname\r\nline\ttab\u0085\u009b31m\u2028\u202Eend");
    for (RunRecord& record : document.records) {
        record.device.name = hostile;
        record.dataset.name = hostile;
        record.environment.insert(QStringLiteral("os"), hostile);
        record.environment.insert(hostile, QStringLiteral("x"));
        record.warnings.append({QStringLiteral("code"), hostile});
        record.workload.classes = {hostile, QStringLiteral("dogs")};
    }
    Annotations annotations;
    annotations.setId = document.records.first().setId;
    annotations.name = hostile;
    annotations.note = hostile;
    document.annotations.append(annotations);
    {
        const auto store = ResultStore::open(terminal.storePath());
        QVERIFY(store && store.value()->importDocument(document));
    }
    QCOMPARE(terminal
                 .run({QStringLiteral("price"), QStringLiteral("set"), hostile, QStringLiteral("--rent"),
                       QStringLiteral("1")})
                 .status,
             0);
    const QString one = document.records.first().setId;
    const QString other = document.records.last().setId;
    for (const QStringList& words :
         {QStringList{QStringLiteral("list")},
          {QStringLiteral("show"), one},
          {QStringLiteral("compare"), one, other},
          {QStringLiteral("cost")},
          {QStringLiteral("cost"), QStringLiteral("--job"), QStringLiteral("1000,5")},
          {QStringLiteral("price"), QStringLiteral("list")}}) {
        const Outcome outcome = terminal.run(words);
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        const QString text = QString::fromUtf8(outcome.out + outcome.err);
        const auto isControl = [](QChar c) {
            return (c.unicode() < 0x20 && c != u'\n') || (c.unicode() >= 0x7f && c.unicode() < 0xa0)
                   || c == QChar(0x2028) || c == QChar(0x202E);
        };
        QVERIFY2(text.contains(QStringLiteral("name")), qPrintable(text));
        QVERIFY2(std::none_of(text.cbegin(), text.cend(), isControl), qPrintable(words.join(u' ') + text));
        QVERIFY2(!text.contains(QStringLiteral("\nline")), qPrintable(words.join(u' ') + text));
    }
    QVERIFY(!terminal.run("export --format md --out -").out.contains('\x1b'));
}

void TestTerminalUsage::costAnswersWhatCoreAnswers()
{
    const Terminal terminal;
    const RecordDocument document = measuredPair();
    {
        const auto store = ResultStore::open(terminal.storePath());
        QVERIFY(store);
        QVERIFY(store.value()->importDocument(document));
    }
    QCOMPARE(terminal.run("price set Card --buy 300 --watts 200 --date 2026-01-31").status, 0);
    QCOMPARE(terminal.run("price set Rented --rent 0.6 --date 2026-01-31").status, 0);
    const auto book = PriceBook::load(terminal.path(QStringLiteral("prices.json")));
    QVERIFY(book);
    const CostModel costs(book.value());
    const QList<LeaderboardRow> rows = buildLeaderboard(document.records, {}, costs.perRun()).first().rows;
    const QString pair = rows.first().setId + QLatin1Char(',') + rows.last().setId;
    const Outcome json = terminal.run({QStringLiteral("cost"), QStringLiteral("--json"),
                                       QStringLiteral("--job"), QStringLiteral("1000000,90"),
                                       QStringLiteral("--break-even"), pair});
    QCOMPARE(json.status, 0);
    QCOMPARE(json.json().value(QStringLiteral("costs")).toArray().size(), 2);
    const QJsonObject job = json.json().value(QStringLiteral("job")).toObject();
    const QJsonObject first = job.value(QStringLiteral("devices")).toArray().first().toObject();
    const auto expected = estimateJob(rows.first(), 1000000, 90, costs);
    QVERIFY(expected && expected->interval && expected->cost);
    QCOMPARE(first.value(QStringLiteral("seconds")).toDouble(), expected->seconds);
    QCOMPARE(first.value(QStringLiteral("low_s")).toDouble(), expected->interval->low);
    QCOMPARE(first.value(QStringLiteral("cost")).toObject().value(QStringLiteral("amount")).toDouble(),
             expected->cost->amount);
    const auto answer = breakEven(rows.first(), rows.last(), book.value());
    QVERIFY(answer && answer->crossingMonth);
    const QJsonObject told = json.json().value(QStringLiteral("break_even")).toObject();
    QCOMPARE(told.value(QStringLiteral("crossing_month")).toDouble(), *answer->crossingMonth);
    QCOMPARE(told.value(QStringLiteral("sentence")).toString(), answer->sentence());
    const Outcome words = terminal.run({QStringLiteral("cost"), QStringLiteral("--break-even"), pair});
    QVERIFY(words.out.startsWith(answer->sentence().toUtf8()));
    const Outcome table = terminal.run("cost --job 1000000,90");
    QVERIFY(table.out.contains("Card") && table.out.contains("Rented") && table.out.contains(" to "));
}

void TestTerminalUsage::costAsksBackInWords()
{
    const Terminal terminal;
    const RecordDocument document = measuredPair();
    const auto store = ResultStore::open(terminal.storePath());
    QVERIFY(store && store.value()->importDocument(document));
    const QString pair = document.records.first().setId + QLatin1Char(',') + document.records.last().setId;
    const Outcome priceless = terminal.run({QStringLiteral("cost"), QStringLiteral("--break-even"), pair});
    QCOMPARE(priceless.status, 2);
    QVERIFY2(priceless.err.contains("There is no price to buy Card yet."), priceless.err.constData());
    const Outcome nobody = terminal.run(
        {QStringLiteral("cost"), QStringLiteral("--break-even"), QStringLiteral("abcdef12,") + pair.left(8)});
    QVERIFY2(nobody.status != 0 && nobody.err.contains("abcdef12"), nobody.err.constData());
}

QTEST_GUILESS_MAIN(TestTerminalUsage)
#include "tst_terminalusage.moc"

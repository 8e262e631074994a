// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "csvtable.h"
#include "results/record/recordjson.h"
#include "samplerecord.h"
#include "terminal.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

}  // namespace

/// What epochmark-cli gives to take along: tables and Markdown, of three results of which the second is twice
/// as slow as the first.
class TestTerminalExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tablesAreTidy();
    void dashWritesTheRuns();
    void strangersFileStays();
    void listComesAsMarkdown();
    void comparisonComesAsMarkdown();
    void costsComeAsMarkdown();
    void pageCarriesItsRecords();
    void oneFormAtATime();

private:
    std::unique_ptr<Terminal> m_terminal;
    QList<RunRecord> m_runs;
};

void TestTerminalExport::init()
{
    m_terminal = std::make_unique<Terminal>();
    m_runs = {sample::completed(20, 2), sample::completed(40, 2), sample::completed(90, 3)};
    m_runs[1].device.name = QStringLiteral("Böx | 2");
    m_runs[2].workload.batchSize += 1;
    const QString json = m_terminal->path(QStringLiteral("all.json"));
    write(json, toJson(RecordDocument{m_runs, {}}));
    QCOMPARE(m_terminal->run({QStringLiteral("import"), json}).status, 0);
}

void TestTerminalExport::tablesAreTidy()
{
    const QString path = m_terminal->path(QStringLiteral("runs.csv"));
    const Outcome outcome = m_terminal->run({QStringLiteral("export"), QStringLiteral("--format"),
                                             QStringLiteral("csv"), QStringLiteral("--out"), path});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QVERIFY2(outcome.out.contains("runs-epochs.csv"), outcome.out.constData());
    const csv::Table runs(bytesOf(path));
    const csv::Table epochs(bytesOf(m_terminal->path(QStringLiteral("runs-epochs.csv"))));
    QCOMPARE(runs.size(), 3);
    QCOMPARE(epochs.size(), 2 + 2 + 3);
    const auto line = [&runs](const RunRecord& run) { return runs.column("id").indexOf(run.id); };
    QCOMPARE(runs.at(line(m_runs[0]), "rank"), QStringLiteral("1"));
    QCOMPARE(runs.at(line(m_runs[1]), "rank"), QStringLiteral("2"));
    QCOMPARE(runs.at(line(m_runs[2]), "rank"), QStringLiteral("1"));  // of its own workload
    QCOMPARE(runs.at(line(m_runs[1]), "device"), m_runs[1].device.name);
    const double first = runs.at(line(m_runs[0]), "speedup").toDouble();
    QCOMPARE(first / runs.at(line(m_runs[1]), "speedup").toDouble(), 2.0);
    QCOMPARE(epochs.column("id").count(m_runs[2].id), 3);
}

void TestTerminalExport::dashWritesTheRuns()
{
    const Outcome outcome = m_terminal->run("export --format csv --out -");
    QCOMPARE(outcome.status, 0);
    QCOMPARE(csv::Table(outcome.out).size(), 3);
    const Outcome piped = m_terminal->run("export --format csv --out /dev/stdout");
    QVERIFY(piped.out.startsWith(outcome.out));
    QCOMPARE(QDir(m_terminal->home()).entryList({QStringLiteral("*epochs*")}).size(), 0);
}

void TestTerminalExport::strangersFileStays()
{
    const QString beside = m_terminal->path(QStringLiteral("runs-epochs.csv"));
    write(beside, "my own");
    for (const char* command : {"export --format csv --out", "run --dataset demo --epochs 1 --csv"}) {
        const QStringList words = QString::fromLatin1(command).split(u' ');
        const Outcome outcome = m_terminal->run(words
                                                + QStringList(m_terminal->path(QStringLiteral("runs.csv"))));
        QCOMPARE(outcome.status, 3);
        QVERIFY2(outcome.err.contains(beside.toUtf8()), outcome.err.constData());
        QCOMPARE(bytesOf(beside), QByteArray("my own"));
        QVERIFY(!QFile::exists(m_terminal->path(QStringLiteral("runs.csv"))));
    }
    QCOMPARE(m_terminal->run("list --json").records().size(), 3);  // refused before anything was trained
}

void TestTerminalExport::listComesAsMarkdown()
{
    const Outcome list = m_terminal->run("list --markdown");
    QCOMPARE(list.status, 0);
    QCOMPARE(list.out, m_terminal->run("export --format md --out -").out);
    QCOMPARE(list.out.count("\n### "), 2);
    QVERIFY2(list.out.contains("Böx \\| 2"), list.out.constData());
}

void TestTerminalExport::comparisonComesAsMarkdown()
{
    const Outcome outcome = m_terminal->run(
        {QStringLiteral("compare"), m_runs[0].id, m_runs[1].id, QStringLiteral("--markdown")});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QVERIFY2(outcome.out.contains("\nComparable: ") && outcome.out.contains("| result |")
                 && outcome.out.contains("| setting |"),
             outcome.out.constData());
}

void TestTerminalExport::costsComeAsMarkdown()
{
    const QStringList price{QStringLiteral("price"), QStringLiteral("set"), m_runs[1].device.name,
                            QStringLiteral("--rent"), QStringLiteral("3")};
    QVERIFY(m_terminal->run(price).status == 0);
    const Outcome outcome = m_terminal->run("cost --job 1000,2 --markdown");
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QCOMPARE(outcome.out.count("## What a run costs"), 2);  // a table a workload
    QVERIFY2(outcome.out.contains("Böx \\| 2") && outcome.out.contains("| rent |")
                 && outcome.out.contains("1,000 pictures, 2 epochs"),
             outcome.out.constData());
}

void TestTerminalExport::pageCarriesItsRecords()
{
    const QStringList price{QStringLiteral("price"), QStringLiteral("set"), m_runs[1].device.name,
                            QStringLiteral("--rent"), QStringLiteral("3")};
    QVERIFY(m_terminal->run(price).status == 0);
    const QString path = m_terminal->path(QStringLiteral("page.html"));
    const QStringList words = QStringLiteral("export --format html --out").split(u' ') + QStringList(path);
    QVERIFY(m_terminal->run(words).status == 0);
    const QByteArray page = bytesOf(path);
    QVERIFY(page.startsWith("<!DOCTYPE html>") && page.contains("B\xc3\xb6x | 2"));
    QVERIFY(page.contains("Hours of use a day"));  // what costs rest on
    QCOMPARE(m_terminal->run("export --format html --out -").out, page);
    Terminal other;
    const Outcome outcome = other.run({QStringLiteral("import"), path});
    QVERIFY2(outcome.out.contains("3 new, 0 known, 0 refused"), outcome.out.constData());
    QCOMPARE(other.run("list --json").records(), m_terminal->run("list --json").records());
}

void TestTerminalExport::oneFormAtATime()
{
    for (const char* command : {"list --json --markdown", "cost --markdown --json"}) {
        const Outcome outcome = m_terminal->run(command);
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains("--json and --markdown"), outcome.err.constData());
    }
}

QTEST_GUILESS_MAIN(TestTerminalExport)
#include "tst_terminalexport.moc"

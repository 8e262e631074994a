// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../core/dataset/testzip.h"
#include "results/record/recordjson.h"
#include "samplerecord.h"
#include "terminal.h"
#include "tinypictures.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

/// Two classes, train and test, one picture in each; `bytes` of picture 0 of the training cats.
TestZip zipOf(const QByteArray& bytes)
{
    TestZip zip;
    zip.add("train/cats/0.ppm", bytes);
    zip.add("train/dogs/0.ppm", TinyPictures::picture(1, 1));
    zip.add("test/cats/0.ppm", TinyPictures::picture(0, 2));
    zip.add("test/dogs/0.ppm", TinyPictures::picture(1, 3));
    return zip;
}

}  // namespace

/// Datasets and stores that can't be used: exit 3, a sentence, nothing touched.
class TestTerminalInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void badDatasets_data();
    void badDatasets();
    void inspectCounts();
    void inspectPixels();
    void damagedPicturesAreNamed();
    void unwritableHome();
    void strangeStoresStayUntouched_data();
    void strangeStoresStayUntouched();
    void badImports_data();
    void badImports();
    void newerRecordsAreListedAndKept();
    void outputsAreCheckedBeforeTraining();
};

void TestTerminalInput::badDatasets_data()
{
    QTest::addColumn<QByteArray>("bytes");  // null: no file at all
    QTest::addColumn<QByteArray>("words");
    const QByteArray good = zipOf(TinyPictures::picture(0, 9)).bytes();
    TestZip encrypted;
    TestZip::Options options;
    options.flags |= 1;
    encrypted.add("train/cats/0.ppm", "x", options);
    TestZip slip = zipOf("x");
    slip.add("../evil.ppm", "x");
    TestZip absolute = zipOf("x");
    absolute.add("/etc/evil.ppm", "x");
    TestZip lonely;
    lonely.add("train/cats/0.ppm", TinyPictures::picture(0, 1));
    lonely.add("test/cats/0.ppm", TinyPictures::picture(0, 1));
    QTest::newRow("missing") << QByteArray() << QByteArray("doesn't exist");
    QTest::newRow("no zip") << QByteArray("Dear reader, this is a letter.") << QByteArray("not a zip");
    QTest::newRow("empty") << QByteArray("") << QByteArray("empty");
    QTest::newRow("truncated") << good.first(good.size() / 2) << QByteArray("truncated");
    QTest::newRow("encrypted") << encrypted.bytes() << QByteArray("encrypted");
    QTest::newRow("leads outside") << slip.bytes() << QByteArray("unsafe name");
    QTest::newRow("absolute name") << absolute.bytes() << QByteArray("unsafe name");
    QTest::newRow("one class") << lonely.bytes() << QByteArray("two classes");
    QTest::newRow("a class without a usable picture") << zipOf("no picture").bytes() << QByteArray("cats");
}

void TestTerminalInput::badDatasets()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, words);
    const Terminal terminal;
    const QString path = terminal.path(QStringLiteral("set.zip"));
    if (!bytes.isNull()) {
        write(path, bytes);
    }
    for (const QStringList& command :
         {QStringList{QStringLiteral("inspect"), path},
          QStringList{QStringLiteral("run"), QStringLiteral("--dataset"), path}}) {
        const Outcome outcome = terminal.run(command);
        QVERIFY2(outcome.status == 3, outcome.err.constData());
        QVERIFY2(outcome.err.contains(words), outcome.err.constData());
    }
    QVERIFY(terminal.run("list --json").records().isEmpty());
}

void TestTerminalInput::inspectCounts()
{
    const Terminal terminal;
    const TinyPictures pictures(3, 2);
    const Outcome outcome = terminal.run(
        {QStringLiteral("inspect"), pictures.path(), QStringLiteral("--json")});
    QCOMPARE(outcome.status, 0);
    const QJsonObject found = outcome.json();
    QCOMPARE(found.value(QStringLiteral("used")).toInt(), 10);
    QCOMPARE(found.value(QStringLiteral("classes")).toArray(),
             (QJsonArray{QStringLiteral("blue"), QStringLiteral("red")}));
    const QJsonObject splits = found.value(QStringLiteral("splits")).toObject();
    QCOMPARE(splits.value(QStringLiteral("train")).toObject().value(QStringLiteral("red")).toInt(), 3);
    QCOMPARE(splits.value(QStringLiteral("val")).toObject().value(QStringLiteral("blue")).toInt(), 2);
    QCOMPARE(found.value(QStringLiteral("manifest")).toString().size(), 64);
}

void TestTerminalInput::inspectPixels()
{
    const Terminal terminal;
    const TinyPictures pictures(1, 1);
    const Outcome outcome = terminal.run(
        {QStringLiteral("inspect"), pictures.path(), QStringLiteral("--pixels")});
    QCOMPARE(outcome.status, 0);
    const auto lines = outcome.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    for (const QByteArray& line : lines) {
        const auto fields = line.split('\t');
        QCOMPARE(fields.size(), 4);
        QCOMPARE(fields[1] + 'x' + fields[2], QByteArray("24x24"));
        QCOMPARE(fields[3].size(), 64);
    }
}

void TestTerminalInput::damagedPicturesAreNamed()
{
    const Terminal terminal;
    TestZip zip = zipOf(TinyPictures::picture(0, 9));
    zip.add("train/cats/broken.jpg", "no jpeg at all");
    const QString path = terminal.path(QStringLiteral("set.zip"));
    zip.writeTo(path);
    const Outcome outcome = terminal.run({QStringLiteral("inspect"), path, QStringLiteral("--json")});
    QCOMPARE(outcome.status, 0);
    const QJsonArray leftOut = outcome.json().value(QStringLiteral("left_out")).toArray();
    QCOMPARE(leftOut.size(), 1);
    QCOMPARE(leftOut.first().toObject().value(QStringLiteral("name")).toString(),
             QStringLiteral("train/cats/broken.jpg"));
    QVERIFY(!leftOut.first().toObject().value(QStringLiteral("reason")).toString().isEmpty());
    QCOMPARE(outcome.json().value(QStringLiteral("used")).toInt(), 4);
}

void TestTerminalInput::unwritableHome()
{
    Terminal terminal;
    write(terminal.path(QStringLiteral("file")), "in the way");
    terminal.setHome(terminal.path(QStringLiteral("file/home")));
    for (const char* command : {"list", "run --dataset demo --epochs 1"}) {
        const Outcome outcome = terminal.run(command);
        QVERIFY2(outcome.status == 3, outcome.err.constData());
        QVERIFY2(outcome.err.contains("EPOCHMARK_HOME"), outcome.err.constData());
    }
}

void TestTerminalInput::strangeStoresStayUntouched_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("from a future version") << "future" << QByteArray("newer");
    QTest::newRow("corrupt") << "corrupt" << QByteArray("damaged");
    QTest::newRow("cut off") << "cut off" << QByteArray("damaged");
    QTest::newRow("no database") << "text" << QByteArray("results.sqlite");
}

void TestTerminalInput::strangeStoresStayUntouched()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, words);
    const Terminal terminal;
    QCOMPARE(terminal.run("list").status, 0);
    if (kind == QStringLiteral("future")) {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), kind);
        database.setDatabaseName(terminal.storePath());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(QStringLiteral("PRAGMA user_version = 999")));
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(kind);
    } else {
        QByteArray bytes = contentOf(terminal.storePath());
        QVERIFY(bytes.size() > 2000);
        if (kind == QStringLiteral("corrupt")) {
            bytes.replace(100, 1500, QByteArray(1500, '\xa5'));
        }
        write(terminal.storePath(), kind == QStringLiteral("text")      ? QByteArray("a letter to my aunt")
                                    : kind == QStringLiteral("cut off") ? bytes.first(bytes.size() / 2)
                                                                        : bytes);
    }
    const QByteArray before = contentOf(terminal.storePath());
    for (const char* command : {"list", "run --dataset demo --epochs 1"}) {
        const Outcome outcome = terminal.run(command);
        QVERIFY2(outcome.status == 3, outcome.err.constData());
        QVERIFY2(outcome.err.contains(words), outcome.err.constData());
    }
    QCOMPARE(contentOf(terminal.storePath()), before);
}

void TestTerminalInput::badImports_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("no JSON") << QByteArray("hello") << QByteArray("JSON");
    QTest::newRow("other JSON") << QByteArray("{\"schema\":1}") << QByteArray("records");
    QTest::newRow("newer schema") << QByteArray("{\"schema\":99,\"records\":[]}") << QByteArray("newer");
    QTest::newRow("bad record") << QByteArray("{\"schema\":1,\"records\":[{\"schema\":1}]}")
                                << QByteArray("record 1");
    RunRecord charging = sample::completed();
    charging.energy->joules = -3;
    QTest::newRow("beyond a limit") << toJson(RecordDocument{{charging}, {}})
                                    << QByteArray("\"energy.joules\" is -3 J");
    QTest::newRow("picture without data") << QByteArray("\x89PNG\r\n\x1a\n") << QByteArray("bad.json");
}

void TestTerminalInput::badImports()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, words);
    const Terminal terminal;
    const QString path = terminal.path(QStringLiteral("bad.json"));
    write(path, bytes);
    const Outcome outcome = terminal.run({QStringLiteral("import"), path});
    QVERIFY2(outcome.status == 3, outcome.err.constData());
    QVERIFY2(outcome.err.contains(words) && outcome.err.contains("bad.json"), outcome.err.constData());
    QVERIFY(terminal.run("list --json").records().isEmpty());
}

/// What an older program does with a newer one's record: shows what it can, and gives it back unchanged.
void TestTerminalInput::newerRecordsAreListedAndKept()
{
    const Terminal terminal;
    QJsonObject newer = toJson(sample::completed());
    newer.insert(QStringLiteral("schema"), 99);
    newer.insert(QStringLiteral("ranks"), 8);
    const QString path = terminal.path(QStringLiteral("newer.json"));
    write(path, QJsonDocument(QJsonObject{{QStringLiteral("schema"), 99},
                                          {QStringLiteral("records"), QJsonArray{newer}}})
                    .toJson());
    const Outcome imported = terminal.run({QStringLiteral("import"), path});
    QVERIFY2(imported.status == 0, imported.err.constData());
    const Outcome listed = terminal.run("list");
    QVERIFY2(listed.status == 0 && listed.out.contains(" Core i3-6100"), listed.out.constData());
    QVERIFY2(listed.out.contains("newer Epochmark (schema 99)"), listed.out.constData());
    QCOMPARE(terminal.run("export --format json --out -").records(), QJsonArray{newer});
}

void TestTerminalInput::outputsAreCheckedBeforeTraining()
{
    const Terminal terminal;
    for (const char* option : {"--json", "--csv", "--report", "--save-model", "--events"}) {
        const Outcome outcome = terminal.run({QStringLiteral("run"), QStringLiteral("--dataset"),
                                              QStringLiteral("demo"), QString::fromLatin1(option),
                                              QStringLiteral("/no/such/folder/run.json")});
        QCOMPARE(outcome.status, 3);
        QVERIFY2(outcome.err.contains("/no/such/folder"), outcome.err.constData());
    }
    QVERIFY(terminal.run("list --json").records().isEmpty());
}

QTEST_GUILESS_MAIN(TestTerminalInput)
#include "tst_terminalinput.moc"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../core/dataset/testzip.h"
#include "terminal.h"
#include "tinypictures.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace epochmark::test;

/// What strangers bring to the terminal: their zips are read, or refused with a sentence that names what is
/// in the way. The last test wants EPOCHMARK_TEST_DATA, the folder that holds `strangers`.
class TestTerminalStrangers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namedPicturesAreOffered();
    void whatCannotBeReadIsListed();
    void aNameIsOneLine();
    void wholeDatasetsKeepTheirManifest();
    void strangersData_data();
    void strangersData();
};

namespace {

QByteArray all(const Outcome& outcome)
{
    return outcome.out + outcome.err;
}

}  // namespace

void TestTerminalStrangers::namedPicturesAreOffered()
{
    const Terminal terminal;
    TestZip zip;
    for (int number = 0; number < 40; ++number) {
        for (const int kind : {0, 1}) {
            zip.add((kind == 0 ? "train/cat." : "train/dog.") + QByteArray::number(number) + ".ppm",
                    TinyPictures::picture(kind, static_cast<quint32>(number)));
        }
        zip.add("test1/" + QByteArray::number(number) + ".ppm", TinyPictures::picture(0, 1));
    }
    const QString path = terminal.path(QStringLiteral("kaggle.zip"));
    zip.writeTo(path);
    const QString option = QStringLiteral("--classes-from-names");
    const QStringList run{QStringLiteral("run"),      QStringLiteral("--dataset"), path,
                          QStringLiteral("--epochs"), QStringLiteral("1"),         QStringLiteral("--json"),
                          QStringLiteral("-")};
    const QStringList inspect{QStringLiteral("inspect"), path, QStringLiteral("--json")};
    for (const QStringList& command : {inspect, run}) {
        const Outcome refused = terminal.run(command);
        QCOMPARE(refused.status, 3);
        QVERIFY2(refused.err.contains("cat (40), dog (40)") && refused.err.contains("--classes-from-names"),
                 refused.err.constData());
    }
    const QJsonObject found = terminal.run(inspect + QStringList{option}).json();
    QCOMPARE(found.value(QStringLiteral("layout")).toString(), QStringLiteral("named-pictures"));
    QCOMPARE(found.value(QStringLiteral("used")).toInt(), 80);
    QCOMPARE(found.value(QStringLiteral("unused_folders")).toObject().value(QStringLiteral("test1")).toInt(),
             40);
    const Outcome trained = terminal.run(run + QStringList{option});
    QVERIFY2(trained.status == 0, trained.err.constData());
    const QJsonObject dataset = trained.records()
                                    .first()
                                    .toObject()
                                    .value(QStringLiteral("workload"))
                                    .toObject()
                                    .value(QStringLiteral("dataset"))
                                    .toObject();
    QCOMPARE(dataset.value(QStringLiteral("classes")).toArray(),
             (QJsonArray{QStringLiteral("cat"), QStringLiteral("dog")}));
    QCOMPARE(dataset.value(QStringLiteral("manifest")), found.value(QStringLiteral("manifest")));
}

void TestTerminalStrangers::whatCannotBeReadIsListed()
{
    const Terminal terminal;
    TestZip::Options deflate64;
    deflate64.method = 9;
    TestZip::Options wrong;
    wrong.hasNoCrc = true;
    const struct {
        TestZip::Options options;
        QByteArray reason;
    } kinds[]{{deflate64, "Deflate64"}, {wrong, "has a wrong checksum"}};
    for (const auto& kind : kinds) {
        TestZip zip;
        for (const char* name :
             {"train/cats/1.ppm", "train/dogs/1.ppm", "test/cats/2.ppm", "test/dogs/2.ppm"}) {
            zip.add(name, TinyPictures::picture(0, 7), kind.options);
        }
        const QString path = terminal.path(QStringLiteral("odd.zip"));
        zip.writeTo(path);
        for (const QStringList& command :
             {QStringList{QStringLiteral("inspect"), path},
              QStringList{QStringLiteral("run"), QStringLiteral("--dataset"), path}}) {
            const Outcome outcome = terminal.run(command);
            QCOMPARE(outcome.status, 3);
            for (const char* name : {"train/cats/1.ppm", "test/dogs/2.ppm"}) {
                QVERIFY2(outcome.err.contains(QByteArray("  ") + name + ": ")
                             && outcome.err.contains(kind.reason),
                         outcome.err.constData());
            }
        }
        const Outcome json = terminal.run({QStringLiteral("inspect"), path, QStringLiteral("--json")});
        QCOMPARE(json.status, 3);
        QCOMPARE(json.json().value(QStringLiteral("left_out")).toArray().size(), 4);
        QVERIFY(!json.json().value(QStringLiteral("error")).toString().isEmpty());
    }
}

void TestTerminalStrangers::aNameIsOneLine()
{
    const Terminal terminal;
    TestZip zip;
    for (const char* name :
         {"train/cats/a\nb.ppm", "train/dogs/c\td.ppm", "test/cats/e\x1b[31mf.ppm", "test/dogs/2.ppm"}) {
        zip.add(name, TinyPictures::picture(0, 7));
    }
    zip.add("train/cats/g\nh.jpg", "no picture");
    const QString path = terminal.path(QStringLiteral("control.zip"));
    zip.writeTo(path);
    const Outcome pixels = terminal.run({QStringLiteral("inspect"), path, QStringLiteral("--pixels")});
    QCOMPARE(pixels.status, 0);
    const auto lines = pixels.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.at(0).split('\t').constFirst(), QByteArray("train/cats/a\\nb.ppm"));
    QCOMPARE(lines.at(1).split('\t').constFirst(), QByteArray("train/dogs/c\\td.ppm"));
    QCOMPARE(lines.at(2).split('\t').constFirst(), QByteArray("test/cats/e\\x1b[31mf.ppm"));
    const Outcome people = terminal.run({QStringLiteral("inspect"), path});
    QVERIFY2(!people.out.contains("g\nh") && people.out.contains("h.jpg"), people.out.constData());
}

void TestTerminalStrangers::wholeDatasetsKeepTheirManifest()
{
    const Terminal terminal;
    QCOMPARE(terminal.run("inspect demo --json").json().value(QStringLiteral("manifest")).toString(),
             QStringLiteral("04561f23719b28b3e06ace3a878dfbb82d5c2fb96cf706c8b5ad1697ae592c96"));
}

void TestTerminalStrangers::strangersData_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("used");  // 0: refused
    QTest::addColumn<QByteArrayList>("words");
    const auto row = [](const char* name, int used, const QByteArrayList& words,
                        const QStringList& more = {}) { QTest::newRow(name) << more << used << words; };
    row("count-wrapped.zip", 200, {"cats         90          10"});
    row("cp932-names.zip", 10, {"ignored: 0"});
    row("cp932-classes.zip", 10, {"          3           2"});
    row("unicode-path.zip", 10, {"犬", "猫"});
    row("training_set.zip", 100,
        {"training_set/<class> and test_set/<class>", "dogs         40          10"});
    row("fruits360-form.zip", 100, {"Training/<class> and Test/<class>", "cats         40          10"});
    row("kaggle-flat.zip", 0, {"cat (40), dog (40)", "--classes-from-names"});
    QTest::newRow("kaggle-flat.zip by names") << QStringList{QStringLiteral("--classes-from-names")} << 80
                                              << QByteArrayList{"30 pictures in dogs-vs-cats/test1"};
    row("deflate64.zip", 0, {"  train/cats/0.jpg: ", "  test/dogs/1.jpg: ", "Deflate64", "pack again"});
    row("crc-zero.zip", 0, {"  train/cats/0.jpg: ", "  test/dogs/1.jpg: ", "wrong checksum"});
    row("last-part.zip", 0, {"one part of a split archive"});
    row("comment-65535.zip", 10, {});
    row("trailing-100k.zip", 10, {});
    row("nfc-nfd.zip", 0, {"<U+00E9>", "<U+0301>"});
    row("class-case.zip", 0, {"“Cats”", "“cats”"});
    row("control-names.zip", 10, {});
    row("pictures.zip", -1, {});
}

void TestTerminalStrangers::strangersData()
{
    const QDir folder(qEnvironmentVariable("EPOCHMARK_TEST_DATA") + QStringLiteral("/strangers"));
    if (!qEnvironmentVariableIsSet("EPOCHMARK_TEST_DATA") || !folder.exists()) {
        QSKIP("EPOCHMARK_TEST_DATA isn't set: the folder with strangers/.");
    }
    QFETCH(QStringList, more);
    QFETCH(int, used);
    QFETCH(QByteArrayList, words);
    const QString file = QString::fromLatin1(QTest::currentDataTag()).section(QLatin1Char(' '), 0, 0);
    const Terminal terminal;
    const Outcome outcome = terminal.run(QStringList{QStringLiteral("inspect"), folder.filePath(file)}
                                         + more);
    QVERIFY2(outcome.status == (used == 0 ? 3 : 0), all(outcome).constData());
    if (used > 0) {
        QVERIFY2(outcome.out.contains(QByteArray::number(used) + " pictures used"), outcome.out.constData());
        QVERIFY2(outcome.out.contains("Left out: 0"), outcome.out.constData());
    }
    for (const QByteArray& word : words) {
        QVERIFY2(all(outcome).contains(word), all(outcome).constData());
    }
}

QTEST_GUILESS_MAIN(TestTerminalStrangers)
#include "tst_terminalstrangers.moc"

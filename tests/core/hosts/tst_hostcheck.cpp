// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/hostcheck.h"

#include <QTest>

using namespace epochmark;

namespace {

const QByteArray kAnswer = "Last login: yesterday\n"
                           "epochmark-check 1\n"
                           "system Linux\n"
                           "architecture x86_64\n"
                           "glibc 2.36\n"
                           "processor AMD EPYC 7763\n"
                           "threads 8\n"
                           "memory_kib 1048576\n"
                           "place same\n"
                           "card cuda, 0, 23034, 535.54.03, NVIDIA L4\n"
                           "card cuda, 1, , , NVIDIA L4, the second\n"
                           "python yes\n"
                           "internet yes\n"
                           "weather fine\n"
                           "end\n";

QByteArray with(const char* before, const QByteArray& after)
{
    return QByteArray(kAnswer).replace(before, after);
}

bool hasFatal(const QList<HostTrouble>& troubles)
{
    return !HostReport{{}, troubles}.isUsable();
}

HostFacts goodFacts()
{
    HostFacts facts = hostcheck::parsed(kAnswer, QStringLiteral("box")).value();
    facts.freeBytes = qint64{50} << 30;
    return facts;
}

}  // namespace

class TestHostCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatTheMachineSays();
    void takesTheDevicesOfItsEpochmark();
    void refusesWhatIsNoAnswer_data();
    void refusesWhatIsNoAnswer();
    void passesOverWhatCantBe_data();
    void passesOverWhatCantBe();
    void saysWhatKeepsItFromRunning();
    void saysHowAContainerDoesIt();
};

void TestHostCheck::readsWhatTheMachineSays()
{
    const auto facts = hostcheck::parsed(kAnswer, QStringLiteral("box"));
    QVERIFY(facts);
    QCOMPARE(facts->system, QStringLiteral("Linux"));
    QCOMPARE(facts->glibc, QStringLiteral("2.36"));
    QCOMPARE(facts->cpu, QStringLiteral("AMD EPYC 7763"));
    QCOMPARE(facts->memoryBytes, std::optional<qint64>(1 << 30));
    QVERIFY(facts->hasPython && facts->hasInternet && facts->version.isEmpty());
    QCOMPARE(facts->devices.size(), 3);
    QCOMPARE(facts->devices.at(0).id, QStringLiteral("cpu"));
    QCOMPARE(facts->devices.at(0).logicalCores, 8);
    QCOMPARE(facts->devices.at(1).id, QStringLiteral("cuda:0"));
    QCOMPARE(facts->devices.at(1).name, QStringLiteral("NVIDIA L4"));
    QCOMPARE(facts->devices.at(1).memoryBytes, std::optional<qint64>(qint64{23034} << 20));
    QCOMPARE(facts->devices.at(2).name, QStringLiteral("NVIDIA L4, the second"));
    QVERIFY(!facts->devices.at(2).memoryBytes);
}

void TestHostCheck::takesTheDevicesOfItsEpochmark()
{
    const QByteArray list = "version epochmark-cli 1.0.0\ndevices\n{\"devices\":[{\"id\":\"cpu\",\n"
                            "\"kind\":\"cpu\",\"name\":\"X\"}]}\ndevices-end\nend\n";
    const auto facts = hostcheck::parsed(with("end\n", list), QStringLiteral("box"));
    QVERIFY(facts);
    QCOMPARE(facts->version, QStringLiteral("1.0.0"));
    QCOMPARE(facts->devices.size(), 1);
    QCOMPARE(facts->devices.first().name, QStringLiteral("X"));
    // One that can't be read leaves what the system tells.
    QByteArray damaged = list;
    damaged.replace("\"kind\"", "\"kin\"");
    QCOMPARE(hostcheck::parsed(with("end\n", damaged), QStringLiteral("box"))->devices.size(), 3);
}

void TestHostCheck::refusesWhatIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("escapes") << QByteArray("\x1b[2J\x1b]0;title\x07 hello\n");
    QTest::newRow("no end") << with("end\n", "");
    QTest::newRow("no beginning") << with("epochmark-check 1\n", "");
    QTest::newRow("another version") << with("epochmark-check 1\n", "epochmark-check 2\n");
    QTest::newRow("without end of lines") << with("end\n", QByteArray("x y\n").repeated(3'000) + "end\n");
    QTest::newRow("megabytes") << QByteArray(5 << 20, '\xff');
}

void TestHostCheck::refusesWhatIsNoAnswer()
{
    QFETCH(QByteArray, output);
    const auto facts = hostcheck::parsed(output, QStringLiteral("box"));
    QVERIFY(!facts);
    QCOMPARE(facts.error().code, ErrorCode::Input);
    QVERIFY(facts.error().message.contains(QStringLiteral("box")));
    QVERIFY(facts.error().message.size() < 400 && !facts.error().message.contains(QChar(0x1b)));
}

void TestHostCheck::passesOverWhatCantBe_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("memory of letters") << with("memory_kib 1048576", "memory_kib lots");
    QTest::newRow("memory below nothing") << with("memory_kib 1048576", "memory_kib -5");
    QTest::newRow("memory beyond all") << with("memory_kib 1048576", "memory_kib 99999999999999999");
    QTest::newRow("no memory") << with("memory_kib 1048576\n", "");
}

void TestHostCheck::passesOverWhatCantBe()
{
    QFETCH(QByteArray, output);
    const auto facts = hostcheck::parsed(output, QStringLiteral("box"));
    QVERIFY(facts);
    QVERIFY(!facts->memoryBytes);
    const auto cards = hostcheck::parsed(
        with("card cuda, 0,", "card CU/DA, 0,").replace("card cuda, 1,", "card cuda, 1000000,"),
        QStringLiteral("box"));
    QVERIFY(cards);
    QCOMPARE(cards->devices.size(), 1);
    const auto many = hostcheck::parsed(
        with("end\n", QByteArray("card cuda, 0, 1, 1, x\n").repeated(1'000) + "end\n"),
        QStringLiteral("box"));
    QVERIFY(many);
    QCOMPARE(many->devices.size(), 65);
    const auto coloured = hostcheck::parsed(with("AMD EPYC", "\x1b[31mAMD\x07 EPYC"), QStringLiteral("box"));
    QVERIFY(coloured && !coloured->cpu.contains(QChar(0x1b)) && !coloured->cpu.contains(QChar(0x07)));
    const auto version = hostcheck::parsed(with("end\n", "version epochmark-cli 1.0.0; rm\nend\n"),
                                           QStringLiteral("box"));
    QVERIFY(version && version->version.isEmpty());
}

void TestHostCheck::saysWhatKeepsItFromRunning()
{
    QVERIFY(hostcheck::troublesOf(goodFacts(), true).isEmpty());
    HostFacts facts = goodFacts();
    facts.glibc = QStringLiteral("2.34");
    QVERIFY(hasFatal(hostcheck::troublesOf(facts, true)));
    facts.glibc = QStringLiteral("2.100");
    QVERIFY(hostcheck::troublesOf(facts, true).isEmpty());
    facts.glibc.clear();
    QVERIFY(hasFatal(hostcheck::troublesOf(facts, true)));
    facts = goodFacts();
    facts.architecture = QStringLiteral("aarch64");
    QVERIFY(hasFatal(hostcheck::troublesOf(facts, true)));
    facts = goodFacts();
    facts.freeBytes = 1'000'000;
    facts.hasInternet = false;
    QCOMPARE(hostcheck::troublesOf(facts, true).size(), 2);
    QVERIFY(!hasFatal(hostcheck::troublesOf(facts, true)));
    // What is sent serves no card: whoever has one is told what does.
    facts = goodFacts();
    facts.hasInternet = false;
    const QString needs = QStringLiteral("a LibTorch with CUDA");
    QVERIFY(hostcheck::troublesOf(facts, true).first().remedy.contains(needs));
    facts.devices.resize(1);
    QVERIFY(!hostcheck::troublesOf(facts, true).first().remedy.contains(needs));
    facts = goodFacts();
    QVERIFY(hasFatal(hostcheck::troublesOf(facts, false)));  // the one that was named isn't there
    facts.version = QStringLiteral(EPOCHMARK_VERSION);
    facts.glibc = QStringLiteral("2.17");  // it runs there, whatever the C library is
    QVERIFY(hostcheck::troublesOf(facts, false).isEmpty());
    facts.version = QStringLiteral("0.1");
    QCOMPARE(hostcheck::troublesOf(facts, false).size(), 1);
}

/// Both commands with the very folder of that machine, as its shell takes it.
void TestHostCheck::saysHowAContainerDoesIt()
{
    HostFacts facts = goodFacts();
    facts.glibc = QStringLiteral("2.28");
    facts.folder = QStringLiteral("/home/alice/epochmark");
    const auto remedy = [&facts] { return hostcheck::troublesOf(facts, true).first().remedy; };
    const QString image = QStringLiteral("/home/alice/epochmark/debian12.sif");
    QVERIFY2(remedy().contains(
                 QStringLiteral("\"apptainer pull %1 docker://python:3.11-slim-bookworm\"").arg(image)),
             qPrintable(remedy()));
    // It has cards, whose driver is the machine's.
    QVERIFY2(remedy().contains(
                 QStringLiteral("\"apptainer exec --nv --bind /home/alice/epochmark %1\"").arg(image)),
             qPrintable(remedy()));
    facts.devices.resize(1);
    QVERIFY(
        remedy().contains(QStringLiteral("\"apptainer exec --bind /home/alice/epochmark %1\"").arg(image)));
    facts.folder = QStringLiteral("/scratch/it's a disk\x1b[31m");
    QVERIFY2(remedy().contains(QStringLiteral("'/scratch/it'\\''s a disk")), qPrintable(remedy()));
    QVERIFY(!remedy().contains(QChar(0x1b)));
}

QTEST_GUILESS_MAIN(TestHostCheck)
#include "tst_hostcheck.moc"

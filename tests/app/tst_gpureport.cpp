// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gpukit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace epochmark::test;

namespace {

// As the program says them.
const QString kOutOfMemory = QStringLiteral(
    "epochmark-cli: There is not enough memory on cuda:0 for this training. It wanted 2.00 GiB more at once; "
    "of "
    "the card's 3.94 GiB, 1.20 GiB were free. Choose a smaller batch, or close other programs that use the "
    "device.");
const QString kForetold = QStringLiteral("epochmark-cli: Training ResNet-50 in batches of 4096 needs at "
                                         "least 173.8 GiB of memory; NVIDIA H200 has "
                                         "140.4 GiB. Choose a smaller batch.");

}  // namespace

/// What packaging/gpu/report.py makes of recorded answers.
class TestGpuReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void computesRatiosOfRepeats();
    void namesWhatFailed();
    void comparesSensors();
    void writesForeignWordsHarmlessly();
    void takesAnswersOfAnyShape();
    void tellsWhatLibTorchWarnedOf();
    void comparesThePluginsLoss();
    void countsKernels();
    void showsTheProfilesVariants();
    void tellsWhatEachFunctionTook();
    void takesARefusalWithFiguresAsRight_data();
    void takesARefusalWithFiguresAsRight();
};

void TestGpuReport::initTestCase()
{
    if (Kit::run(QStringLiteral("python3"), {QStringLiteral("--version")}).status != 0) {
        QSKIP("python3 isn't there.");
    }
}

/// Medians of images a second: 3 epochs of 18,000 pictures in 10, 12 and 30 s are 4,500 a second.
void TestGpuReport::computesRatiosOfRepeats()
{
    Kit kit;
    kit.answer(QStringLiteral("devices"), told(devices(QStringLiteral("NVIDIA H100"), true)));
    kit.answer(QStringLiteral("tst_card"),
               told("PASS   : a\nTotals: 9 passed, 0 failed, 0 skipped, 0 blacklisted, 1ms"));
    for (const double seconds : {10.0, 30.0, 12.0}) {
        kit.answer(QStringLiteral("20000 graph"), training(seconds, 3, QStringLiteral("graph")));
    }
    kit.answer(QStringLiteral("20000 eager"), training(60, 3, QStringLiteral("eager")));
    kit.answer(QStringLiteral("20000 script"),
               told("warning\n{\"train_s\": 90, \"images_per_s\": 600, \"torch\": \"2.15.0\"}"));
    QJsonObject stop = told({}, 5);
    stop.insert(QStringLiteral("stop_s"), 0.125);
    kit.answer(QStringLiteral("stop"), stop);
    QJsonObject memory = told({}, 1);
    memory.insert(QStringLiteral("err"), QStringLiteral("noise\n") + kOutOfMemory + u'\n');
    kit.answer(QStringLiteral("memory"), memory);
    const Outcome outcome = kit.report();
    QVERIFY2(outcome.status == 0, (outcome.out + outcome.err).constData());
    const QJsonObject ratios = kit.json().value(QLatin1String("ratios")).toObject();
    QCOMPARE(ratios.value(QLatin1String("graph over eager")).toDouble(), 5.0);
    QCOMPARE(ratios.value(QLatin1String("graph over the script")).toDouble(), 7.5);
    QVERIFY(ratios.value(QLatin1String("graph over plain")).isNull());
    const QString markdown = kit.markdown();
    QVERIFY2(markdown.contains(
                 QLatin1String("| 20000 graph | graph | 54 | fp32 | 12.00 | 4500 | 97 | 300 | 0.875 |")),
             qPrintable(markdown));
    QVERIFY(markdown.contains(QLatin1String("| graph over eager | 5.00 |")));
    QVERIFY(markdown.contains(QLatin1String("| graph over plain | - |")));
    QVERIFY(markdown.contains(QLatin1String("tst\\_card: 9 passed, 0 failed")));
    QVERIFY(markdown.contains(QLatin1String("status 5 after 0.12 s")));
    QVERIFY(markdown.contains(QLatin1String("It wanted 2.00 GiB more at once")));
    QVERIFY(markdown.contains(QLatin1String("LibTorch 2.15.0, driver 580.95")));
}

void TestGpuReport::namesWhatFailed()
{
    Kit kit;
    kit.answer(QStringLiteral("devices"), told(devices(QStringLiteral("NVIDIA T4"), true)));
    kit.answer(QStringLiteral("tst_card"),
               told("FAIL!  : TestCard::repeatsItself() differs\nTotals: 8 passed, 1 failed, 0 skipped", 1));
    QJsonObject crashed = told({}, -11);
    kit.answer(QStringLiteral("20000 eager"), crashed);
    // A T4 has no units for it: refused by status 4, as it should be. Another status is a fault.
    kit.answer(QStringLiteral("20000 graph bf16"), told({}, 4));
    kit.answer(QStringLiteral("20000 graph tf32"), told({}, 1));
    kit.answer(QStringLiteral("stop"), told({}, 0));
    const Outcome outcome = kit.report();
    QCOMPARE(outcome.status, 1);
    QCOMPARE(kit.json().value(QLatin1String("failed")).toArray(),
             QJsonArray({QStringLiteral("tst_card"), QStringLiteral("20000 eager"),
                         QStringLiteral("20000 graph tf32"), QStringLiteral("stop")}));
    QVERIFY(kit.markdown().contains(QLatin1String("TestCard::repeatsItself")));
}

/// A record whose watts are another card's, and one that tells none where nvidia-smi does.
void TestGpuReport::comparesSensors()
{
    Kit kit;
    kit.answer(QStringLiteral("devices"), told(devices(QStringLiteral("NVIDIA T4"), true)));
    kit.answer(QStringLiteral("20000 graph"), training(10, 3, QStringLiteral("graph")));
    QCOMPARE(kit.report().status, 0);
    QVERIFY(kit.json().value(QLatin1String("sensors")).toObject().value(QLatin1String("ok")).toBool());
    QVERIFY2(kit.markdown().contains(QLatin1String("| 20000 graph | 290 / 300 | 61 / 62 | 1950 / 1980 |")),
             qPrintable(kit.markdown()));

    QJsonObject other = training(10, 3, QStringLiteral("eager"));
    other.insert(QStringLiteral("meter"), meterOf(70, 62));
    kit.answer(QStringLiteral("20000 eager"), other);
    QCOMPARE(kit.report().status, 1);
    QCOMPARE(kit.json().value(QLatin1String("failed")).toArray(), QJsonArray{QStringLiteral("sensors")});

    Kit clockless;
    clockless.answer(QStringLiteral("devices"), told(devices(QStringLiteral("NVIDIA H200"), true)));
    QJsonObject silent = training(10, 3, QStringLiteral("graph"));
    QJsonObject record = silent.value(QLatin1String("records")).toArray().first().toObject();
    record.insert(QStringLiteral("heat"), QJsonObject{{QStringLiteral("max_celsius"), 61}});
    silent.insert(QStringLiteral("records"), QJsonArray{record});
    clockless.answer(QStringLiteral("20000 graph"), silent);
    QCOMPARE(clockless.report().status, 1);
}

void TestGpuReport::writesForeignWordsHarmlessly()
{
    Kit kit;
    kit.answer(QStringLiteral("devices"),
               told(devices(QStringLiteral("A | card <b>\x1b[31m of [links](x)"), true)));
    const Outcome outcome = kit.report();
    QCOMPARE(outcome.status, 0);
    QVERIFY(!kit.markdown().contains(QChar(0x1b)));
    QVERIFY(!kit.markdown().contains(QLatin1String("<b>")));
    QVERIFY(kit.markdown().contains(QLatin1String("A \\| card")));
    QVERIFY(kit.markdown().contains(QLatin1String("\\[links\\]")));
    QVERIFY(!outcome.out.contains('\x1b'));
}

/// Whatever lies among the answers, there is a report of the others.
void TestGpuReport::takesAnswersOfAnyShape()
{
    Kit kit;
    kit.answer(QStringLiteral("devices"), told(devices(QStringLiteral("NVIDIA T4"), true)));
    kit.answer(QStringLiteral("20000 graph"), training(10, 3, QStringLiteral("graph")));
    kit.answer(QStringLiteral("20000 eager"), {{QStringLiteral("records"), QJsonArray{1, 2}},
                                               {QStringLiteral("meter"), QStringLiteral("x")},
                                               {QStringLiteral("out"), 5}});
    kit.answer(QStringLiteral("20000 plain"),
               {{QStringLiteral("records"), QJsonArray{QJsonObject{{QStringLiteral("epochs"), QJsonArray{3}},
                                                                   {QStringLiteral("timing"), 7}}}}});
    kit.answer(QStringLiteral("tst_card"), {{QStringLiteral("out"), QJsonValue()}});
    kit.answer(QStringLiteral("networks"), {{QStringLiteral("error"), QStringLiteral("OSError: no room")}});
    kit.write(QStringLiteral("out/answers/98.json"), "{\"name\": \"cut of");
    kit.write(QStringLiteral("out/answers/99.json"), "[1]");
    const Outcome outcome = kit.report();
    QVERIFY2(outcome.status == 1 && !outcome.err.contains("Traceback"),
             (outcome.out + outcome.err).constData());
    QCOMPARE(kit.json().value(QLatin1String("failed")).toArray(),
             QJsonArray({QStringLiteral("tst_card"), QStringLiteral("20000 eager"),
                         QStringLiteral("20000 plain"), QStringLiteral("networks")}));
    QVERIFY(kit.markdown().contains(QLatin1String("networks: OSError: no room")));
    QVERIFY(kit.markdown().contains(QLatin1String("| 10.00 | 5400 |")));
}

/// Once for all runs that it came in, without time and place.
void TestGpuReport::tellsWhatLibTorchWarnedOf()
{
    Kit kit;
    kit.answer(QStringLiteral("devices"), told(devices(QStringLiteral("NVIDIA H200"), true)));
    for (const char* name : {"20000 graph", "20000 eager"}) {
        QJsonObject answer = training(10, 3, QStringLiteral("graph"));
        answer.insert(
            QStringLiteral("err"),
            QStringLiteral("[W1128 19:41:40.136832117 CublasHandlePool.cpp:335] Warning: Attempting "
                           "to run cuBLAS (function operator())\nNote: another line.\n"));
        kit.answer(QString::fromLatin1(name), answer);
    }
    kit.answer(QStringLiteral("20000 graph bf16"), training(10, 3, QStringLiteral("graph")));
    QCOMPARE(kit.report().status, 0);
    const QJsonObject words = kit.json().value(QLatin1String("libtorch_words")).toObject();
    QCOMPARE(words.keys(), QStringList{QStringLiteral("Attempting to run cuBLAS (function operator())")});
    QVERIFY2(kit.markdown().contains(QLatin1String(
                 "- LibTorch warned in 20000 graph, 20000 eager: Attempting to run cuBLAS (function")),
             qPrintable(kit.markdown()));
}

/// In fp32, with the engine's own; a card without tf32 refuses it, which is right.
void TestGpuReport::comparesThePluginsLoss()
{
    for (const double loss : {0.5 * 1.04, 0.5 * 1.06}) {
        Kit kit;
        kit.answer(QStringLiteral("devices"), told(devices(QStringLiteral("NVIDIA H200"), true)));
        kit.answer(QStringLiteral("demo graph"), training(10, 3, QStringLiteral("graph")));
        QJsonObject other = training(10, 1, QString());
        QJsonObject record = other.value(QLatin1String("records")).toArray().first().toObject();
        record.insert(QStringLiteral("epochs"),
                      QJsonArray{QJsonObject{{QStringLiteral("train_loss"), loss}}});
        record.remove(QStringLiteral("energy"));  // a plug-in has no sensors
        other.insert(QStringLiteral("records"), QJsonArray{record});
        kit.answer(QStringLiteral("pjrt fp32"), other);
        kit.answer(QStringLiteral("pjrt tf32"), told({}, 4));
        kit.report();
        QCOMPARE(kit.json().value(QLatin1String("failed")).toArray(),
                 loss > 0.525 ? QJsonArray{QStringLiteral("plugin")} : QJsonArray());
        QVERIFY(kit.markdown().contains(QLatin1String("First epoch's loss, pjrt fp32: 0.5")));
    }
}

/// By the time that each took in all, its name without what nearly all have in front.
void TestGpuReport::countsKernels()
{
    const Kit kit;
    const Outcome outcome = Kit::run(
        QStringLiteral("python3"),
        {QStringLiteral("-c"),
         QStringLiteral("import json, sys\n"
                        "sys.path.insert(0, sys.argv[1])\n"
                        "from kernels import kernel_table\n"
                        "events = [('void at::native::small<' + 'x' * 80, 10), ('big', 500), ('big', 700)]\n"
                        "events += [(f'other {i}', 1) for i in range(20)]\n"
                        "print(json.dumps(kernel_table(events, 2)))\n"),
         kit.path(QStringLiteral("kit"))});
    const QJsonObject table = QJsonDocument::fromJson(outcome.out).object();
    QVERIFY2(!table.isEmpty(), outcome.err.constData());
    QCOMPARE(table.value(QLatin1String("launches_per_step")).toDouble(), 11.5);
    QCOMPARE(table.value(QLatin1String("device_ms_per_step")).toDouble(), 0.615);
    const QJsonArray kernels = table.value(QLatin1String("kernels")).toArray();
    QCOMPARE(kernels.size(), 15);
    QCOMPARE(kernels[0].toObject(), (QJsonObject{{QStringLiteral("name"), QStringLiteral("big")},
                                                 {QStringLiteral("calls_per_step"), 1},
                                                 {QStringLiteral("us_per_step"), 600}}));
    QCOMPARE(kernels[1].toObject().value(QLatin1String("name")).toString(),
             QStringLiteral("small<") + QString(54, u'x'));
}

void TestGpuReport::showsTheProfilesVariants()
{
    Kit kit;
    kit.answer(QStringLiteral("devices"), told(devices(QStringLiteral("NVIDIA H200"), true)));
    kit.answer(
        QStringLiteral("profile script"),
        told(
            "{\"train_s\": 1, \"variants\": [7, {\"name\": \"script\", \"launches_per_step\": 95, "
            "\"device_ms_per_step\": 1.657, \"images_per_s\": 2400, \"kernels\": [{\"name\": \"not "
            "shown\"}]}, "
            "{\"name\": \"as Epochmark: channels-last, tried and deterministic\", \"launches_per_step\": 90, "
            "\"device_ms_per_step\": 1.5, \"kernels\": [{\"name\": \"wgrad<1 | 2>\", \"calls_per_step\": 3, "
            "\"us_per_step\": 812.25}, \"no kernel\"]}]}"));
    QCOMPARE(kit.report().status, 0);
    const QString markdown = kit.markdown();
    QVERIFY2(markdown.contains(QLatin1String("| script | 95 | 1.657 | 2400 |")), qPrintable(markdown));
    QVERIFY(markdown.contains(QLatin1String("tried and deterministic | 90 | 1.500 | - |")));
    QVERIFY(markdown.contains(QLatin1String("| wgrad&lt;1 \\| 2&gt; | 3.0 | 812.2 |")));
    QVERIFY(!markdown.contains(QLatin1String("not shown")));
}

/// By when the one before it ended, also in a program that was started for it alone; those that took no time
/// aren't told.
void TestGpuReport::tellsWhatEachFunctionTook()
{
    Kit kit;
    kit.answer(QStringLiteral("devices"), told(devices(QStringLiteral("NVIDIA H200"), true)));
    QJsonObject answer = told("PASS   : a\nTotals: 9 passed, 0 failed, 0 skipped, 0 blacklisted, 1ms");
    answer.insert(QStringLiteral("times"),
                  QJsonArray{QJsonArray{2.5, QStringLiteral("T::first()")}, QStringLiteral("no pair"),
                             QJsonArray{2.51, QStringLiteral("T::quick()")},
                             QJsonArray{11.75, QStringLiteral("T::rows(a | b)")}, QJsonArray{0, QString()},
                             QJsonArray{3, QStringLiteral("T::alone()")}});
    kit.answer(QStringLiteral("tst_card"), answer);
    QCOMPARE(kit.report().status, 0);
    QVERIFY2(kit.markdown().contains(
                 QLatin1String("  - seconds: T::first() 2.5, T::rows(a \\| b) 9.2, T::alone() 3.0\n")),
             qPrintable(kit.markdown()));
}

void TestGpuReport::takesARefusalWithFiguresAsRight_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("isRight");
    QTest::addRow("foretold") << 3 << kForetold << true;
    QTest::addRow("it ran out") << 1 << kOutOfMemory << true;
    QTest::addRow("foretold without figures")
        << 3 << QStringLiteral("Training ResNet-50 needs more memory than there is.") << false;
    QTest::addRow("foretold, though it fits")
        << 3 << QString(kForetold).replace(QLatin1String("173.8 GiB"), QLatin1String("17.8 GiB")) << false;
    QTest::addRow("ran out without figures")
        << 1 << QStringLiteral("There is not enough memory on cuda:0 for this training.") << false;
    QTest::addRow("another failure") << 1 << QStringLiteral("There are 3 TiB, 2 GiB and 1 GiB of it.")
                                     << false;
    QTest::addRow("figures, but another status") << 2 << kForetold << false;
    QTest::addRow("killed") << -9 << kOutOfMemory << false;
    QTest::addRow("fitted") << 0 << QString() << false;
}

/// Both ways of saying that a training is too large are; whatever else comes isn't.
void TestGpuReport::takesARefusalWithFiguresAsRight()
{
    QFETCH(int, status);
    QFETCH(QString, sentence);
    QFETCH(bool, isRight);
    Kit kit;
    kit.answer(QStringLiteral("devices"), told(devices(QStringLiteral("NVIDIA H200"), true)));
    QJsonObject memory = told({}, status);
    memory.insert(QStringLiteral("err"), sentence + u'\n');
    kit.answer(QStringLiteral("memory"), memory);
    QCOMPARE(kit.report().status, isRight ? 0 : 1);
    QCOMPARE(kit.json().value(QLatin1String("failed")).toArray(),
             isRight ? QJsonArray() : QJsonArray{QStringLiteral("memory")});
}

QTEST_GUILESS_MAIN(TestGpuReport)
#include "tst_gpureport.moc"

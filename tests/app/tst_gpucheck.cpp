// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gpukit.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace epochmark::test;

/// packaging/gpu/check.sh on a machine without a card.
class TestGpuCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysThatThereIsNoCard();
    void saysWhyACardCantBeUsed();
    void refusesWhatIsNoKit();
    void endsWhatHangs();
    void countsATestThatCrashes();
    void keepsWhenEachFunctionEnded();
    void refusesAnotherLibTorch();
    void runsToItsEnd();
};

void TestGpuCheck::initTestCase()
{
    if (Kit::run(QStringLiteral("python3"), {QStringLiteral("--version")}).status != 0) {
        QSKIP("python3 isn't there.");
    }
}

/// As the real program answers where no driver is.
void TestGpuCheck::saysThatThereIsNoCard()
{
    const Kit kit;
    kit.program(QStringLiteral("epochmark-cli"),
                "echo '{\"devices\":[{\"id\":\"cpu\",\"kind\":\"cpu\"}]}'\n");
    const Outcome outcome = kit.check();
    QCOMPARE(outcome.status, 4);
    QVERIFY2(outcome.out.contains("This machine has no NVIDIA card"),
             (outcome.out + outcome.err).constData());
    QVERIFY(kit.markdown().contains(QLatin1String("no NVIDIA card")));
    QVERIFY(kit.json().value(QLatin1String("card")).isNull());
    QVERIFY(kit.json().value(QLatin1String("made")).toString().contains(QLatin1String("UTC")));
    QVERIFY(kit.json().value(QLatin1String("runs")).toArray().isEmpty());
}

void TestGpuCheck::saysWhyACardCantBeUsed()
{
    const Kit kit;
    kit.program(QStringLiteral("epochmark-cli"),
                "cat <<'END'\n" + devices(QStringLiteral("GTX 970"), false) + "\nEND\n");
    const Outcome outcome = kit.check();
    QCOMPARE(outcome.status, 4);
    QVERIFY2(outcome.out.contains("GTX 970 can't be used: It is old. Buy one."), outcome.out.constData());

    const Kit broken;
    broken.program(QStringLiteral("epochmark-cli"), "echo 'libQt6Core.so.6: not found' >&2\nexit 127\n");
    const Outcome failed = broken.check();
    QCOMPARE(failed.status, 4);
    QVERIFY2(failed.out.contains("libQt6Core.so.6: not found"), failed.out.constData());
}

void TestGpuCheck::refusesWhatIsNoKit()
{
    const Kit kit;
    const Outcome noProgram = kit.check();
    QCOMPARE(noProgram.status, 2);
    QVERIFY(noProgram.err.contains("isn't a kit"));
    const Outcome noTorch = Kit::run(kit.path(QStringLiteral("kit/check.sh")), {kit.path(QString())});
    QCOMPARE(noTorch.status, 2);
    QVERIFY(noTorch.err.contains("no libtorch_cpu.so"));
    const Outcome nothing = Kit::run(kit.path(QStringLiteral("kit/check.sh")), {});
    QCOMPARE(nothing.status, 2);
}

/// A program that hears no signal but the last one, with a child that keeps its output open: the whole takes
/// its time and no more, and what was answered before is there.
void TestGpuCheck::endsWhatHangs()
{
    const Kit kit;
    kit.program(QStringLiteral("epochmark-cli"),
                "if [ \"$1\" = devices ]; then cat <<'END'\n" + devices(QStringLiteral("NVIDIA H100"), true)
                    + "\nEND\nexit 0; fi\n"
                      "trap '' TERM INT\nsleep 600 &\nwhile :; do sleep 1; done\n");
    for (const char* test : {"tst_card", "tst_cudamodule"}) {
        kit.program(QString::fromLatin1(test), "trap '' TERM\necho 'PASS   : T::a()'\nsleep 600\n");
    }
    const Outcome outcome = kit.check({QStringLiteral("--minutes"), QStringLiteral("0.25")});
    QVERIFY2(outcome.status == 1 && !outcome.err.contains("Traceback"),
             (outcome.out + outcome.err).constData());
    QVERIFY(kit.json().value(QLatin1String("tests")).toArray().size() >= 1);
    QVERIFY(!kit.json().value(QLatin1String("left_out")).toArray().isEmpty());
    QVERIFY(kit.markdown().contains(QLatin1String("took too long")));
}

/// A crash in one function costs that function's word alone.
void TestGpuCheck::countsATestThatCrashes()
{
    const Kit kit;
    kit.program(QStringLiteral("epochmark-cli"), "if [ \"$1\" = devices ]; then cat <<'END'\n"
                                                     + devices(QStringLiteral("NVIDIA H100"), true)
                                                     + "\nEND\nexit 0; fi\nexit 1\n");
    kit.program(QStringLiteral("tst_cudamodule"), "echo 'Totals: 2 passed, 0 failed, 0 skipped, 0 ms'\n");
    kit.program(
        QStringLiteral("tst_card"),
        "case \"$1\" in\n"
        "-functions) printf 'first()\\nsecond()\\nthird()\\n' ;;\n"
        "third) echo 'QINFO  : T::third() it took 5 ms'; echo 'FAIL!  : T::third() 1 is not 2'\n"
        "    echo 'Totals: 2 passed, 1 failed, 0 skipped'; exit 1 ;;\n"
        "*) echo 'PASS   : T::first()'; echo 'QINFO  : T::first() 54 operations a step'; kill -SEGV $$ ;;\n"
        "esac\n");
    QCOMPARE(kit.check({QStringLiteral("--minutes"), QStringLiteral("1")}).status, 1);
    const QJsonArray tests = kit.json().value(QLatin1String("tests")).toArray();
    QCOMPARE(tests.size(), 2);
    const QJsonObject card = tests[1].toObject();
    QCOMPARE(card.value(QLatin1String("passed")).toInt(), 1);
    QCOMPARE(card.value(QLatin1String("failed")).toInt(), 1);
    QCOMPARE(card.value(QLatin1String("lost")).toArray(), QJsonArray{QStringLiteral("second")});
    QVERIFY(kit.markdown().contains(QLatin1String("54 operations a step")));
    QVERIFY(kit.markdown().contains(QLatin1String("1 is not 2")));
}

/// As they come, whatever a program says besides: of that the beginning and the end are kept.
void TestGpuCheck::keepsWhenEachFunctionEnded()
{
    const Kit kit;
    kit.program(QStringLiteral("epochmark-cli"), "if [ \"$1\" = devices ]; then cat <<'END'\n"
                                                     + devices(QStringLiteral("NVIDIA H100"), true)
                                                     + "\nEND\nexit 0; fi\nexit 1\n");
    kit.program(QStringLiteral("tst_cudamodule"), "echo 'Totals: 2 passed, 0 failed, 0 skipped, 0 ms'\n");
    kit.program(QStringLiteral("tst_card"),
                "echo the cause >&2; yes noise | head -c 300000 >&2; echo the last word >&2\n"
                "echo 'PASS   : T::first()'; sleep 0.3; printf 'FAIL!  : T::second(a row) 1 is '\n"
                "echo 'not 2'; echo 'Totals: 1 passed, 1 failed, 0 skipped'; exit 1\n");
    QCOMPARE(kit.check({QStringLiteral("--minutes"), QStringLiteral("1")}).status, 1);
    const QJsonObject card = kit.json().value(QLatin1String("tests")).toArray()[1].toObject();
    const QJsonArray times = card.value(QLatin1String("times")).toArray();
    QCOMPARE(times.size(), 2);
    QCOMPARE(times[0].toObject().value(QLatin1String("function")).toString(), QStringLiteral("T::first()"));
    QCOMPARE(times[1].toObject().value(QLatin1String("function")).toString(),
             QStringLiteral("T::second(a row)"));
    QVERIFY(times[0].toObject().value(QLatin1String("seconds")).toDouble()
                + times[1].toObject().value(QLatin1String("seconds")).toDouble()
            >= 0.3);
    QFile answer(kit.path(QStringLiteral("out/answers/03-tst_card.json")));
    QVERIFY(answer.open(QIODevice::ReadOnly));
    const QString said =
        QJsonDocument::fromJson(answer.readAll()).object().value(QLatin1String("err")).toString();
    QVERIFY(said.startsWith(QLatin1String("the cause\nnoise")));
    QVERIFY(said.endsWith(QLatin1String("the last word\n")));
    QVERIFY(said.contains(QLatin1String("bytes are left out here]")));
}

void TestGpuCheck::refusesAnotherLibTorch()
{
    const Kit kit;
    kit.program(QStringLiteral("epochmark-cli"), "echo '{\"devices\":[]}'\n");
    kit.write(QStringLiteral("kit/libtorch-line"), "2.11\n");
    kit.write(QStringLiteral("version.py"), "__version__ = '2.15.0+cu132'\n");
    const Outcome other = kit.check();
    QCOMPARE(other.status, 2);
    QVERIFY2(other.err.contains("built for LibTorch 2.11") && other.err.contains("holds 2.15.0+cu132"),
             other.err.constData());
    kit.write(QStringLiteral("version.py"), "__version__ = '2.11.0+cu130'\n");
    QCOMPARE(kit.check().status, 4);
}

/// All of it, with programs that answer as those on a card would: records, a stop that is heard, memory that
/// runs out, two at once.
void TestGpuCheck::runsToItsEnd()
{
    const Kit kit;
    const QByteArray record =
        QJsonDocument(QJsonObject{{QStringLiteral("records"),
                                   training(2, 3, QStringLiteral("graph")).value(QLatin1String("records"))}})
            .toJson(QJsonDocument::Compact);
    const QByteArray plugin = kit.path(QStringLiteral("site/jax_plugins/xla_cuda13/xla_cuda_plugin.so"))
                                  .toLocal8Bit();
    QDir().mkpath(kit.path(QStringLiteral("site/jax_plugins/xla_cuda13")));
    QDir().mkpath(kit.path(QStringLiteral("site/nvidia/cu13/bin")));
    kit.write(QStringLiteral("site/jax_plugins/xla_cuda13/xla_cuda_plugin.so"), "");
    qputenv("PYTHONPATH", kit.path(QStringLiteral("site")).toLocal8Bit());
    kit.program(QStringLiteral("epochmark-cli"),
                "if [ \"$1\" = devices ]; then cat <<'END'\n" + devices(QStringLiteral("NVIDIA H100"), true)
                    + "\nEND\nexit 0; fi\n"
                      "case \"$*\" in\n"
                      "*pjrt:xla_cuda13:0*tf32*) exit 4 ;;\n"
                      "*pjrt*) [ \"$PJRT_NAMES_AND_LIBRARY_PATHS\" = xla_cuda13:"
                    + plugin
                    + " ] && [ -d \"${XLA_FLAGS#*=}/bin\" ] || exit 3 ;;\n"
                      "*--events*) trap 'exit 5' INT; echo '{\"event\":\"epoch\"}'\n"
                      "    while :; do sleep 0.02; done ;;\n"
                      "*4096*) echo 'It needs at least 173.8 GiB; this card has 140.4 GiB.' >&2; exit 3 ;;\n"
                      "esac\n"
                      "while [ \"$1\" != --json ]; do shift; done\ncat >\"$2\" <<'END'\n"
                    + record + "\nEND\n");
    for (const char* test : {"tst_card", "tst_cudamodule"}) {
        kit.program(QString::fromLatin1(test),
                    "echo 'Totals: 3 passed, 0 failed, 0 skipped, 0 blacklisted, 1ms'\n");
    }
    // Where this machine has PyTorch, its script finds no card.
    const Outcome outcome = kit.check();
    qunsetenv("PYTHONPATH");
    QStringList failed = kit.json().value(QLatin1String("failed")).toVariant().toStringList();
    failed.removeAll(QStringLiteral("20000 script"));
    failed.removeAll(QStringLiteral("profile script"));
    QVERIFY2(failed.isEmpty(), (outcome.out + outcome.err).constData());
    QVERIFY(kit.json().value(QLatin1String("stop")).toObject().value(QLatin1String("ok")).toBool());
    QVERIFY(kit.json().value(QLatin1String("together")).toObject().value(QLatin1String("ok")).toBool());
    QCOMPARE(kit.json().value(QLatin1String("memory")).toObject().value(QLatin1String("sentence")).toString(),
             QStringLiteral("It needs at least 173.8 GiB; this card has 140.4 GiB."));
    QVERIFY(kit.json().value(QLatin1String("runs")).toArray().size() >= 11);
    const QJsonArray throughPlugin =
        kit.json().value(QLatin1String("plugin")).toObject().value(QLatin1String("rows")).toArray();
    QCOMPARE(throughPlugin.size(), 1);
    QCOMPARE(throughPlugin[0].toObject().value(QLatin1String("apart")).toDouble(-1), 0.0);
    QCOMPARE(kit.json()
                 .value(QLatin1String("ratios"))
                 .toObject()
                 .value(QLatin1String("graph over eager"))
                 .toDouble(),
             1.0);
    QVERIFY(QFile::exists(kit.path(QStringLiteral("out/answers/01-devices.json"))));
}

QTEST_GUILESS_MAIN(TestGpuCheck)
#include "tst_gpucheck.moc"

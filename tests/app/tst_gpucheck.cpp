// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace {

struct Outcome {
    int status = -1;
    QByteArray out;
    QByteArray err;
};

/// A kit as packaging/gpu/kit.sh makes one, of programs that a test writes.
class Kit {
public:
    Kit()
    {
        const QDir folder(m_folder.path());
        folder.mkpath(QStringLiteral("kit/bin"));
        folder.mkpath(QStringLiteral("kit/lib"));
        folder.mkpath(QStringLiteral("torch"));
        write(QStringLiteral("torch/libtorch_cpu.so"), "");
        for (const char* name : {"check.sh", "check.py", "report.py", "torch_script.py"}) {
            QFile::copy(QStringLiteral(EPOCHMARK_SOURCE_DIR "/packaging/gpu/") + QLatin1String(name),
                        path(QStringLiteral("kit/") + QLatin1String(name)));
        }
    }

    QString path(const QString& name) const { return m_folder.filePath(name); }

    void write(const QString& name, const QByteArray& text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void program(const QString& name, const QByteArray& script) const
    {
        write(QStringLiteral("kit/bin/") + name, "#!/bin/sh\n" + script);
    }

    /// An answer as check.py keeps them.
    void answer(const QString& name, const QJsonObject& values)
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("out/answers"));
        QJsonObject answer = values;
        answer.insert(QStringLiteral("name"), name);
        write(QStringLiteral("out/answers/%1.json").arg(++m_answers, 2, 10, QLatin1Char('0')),
              QJsonDocument(answer).toJson());
    }

    Outcome check(const QStringList& arguments = {}) const
    {
        return run(
            path(QStringLiteral("kit/check.sh")),
            QStringList{path(QStringLiteral("torch")), QStringLiteral("--out"), path(QStringLiteral("out"))}
                + arguments);
    }

    Outcome report() const
    {
        return run(QStringLiteral("python3"),
                   {path(QStringLiteral("kit/check.py")), QStringLiteral("--report"), QStringLiteral("--out"),
                    path(QStringLiteral("out"))});
    }

    QJsonObject json() const
    {
        QFile file(path(QStringLiteral("out/gpu-check.json")));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

    QString markdown() const
    {
        QFile file(path(QStringLiteral("out/gpu-check.md")));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    static Outcome run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished(-1);  // one that hangs ends with the test's own time
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

private:
    QTemporaryDir m_folder;
    int m_answers = 0;
};

QByteArray devices(const QString& name, bool isUsable)
{
    const QJsonObject card{{QStringLiteral("id"), QStringLiteral("cuda:0")},
                           {QStringLiteral("kind"), QStringLiteral("cuda")},
                           {QStringLiteral("name"), name},
                           {QStringLiteral("detail"), QStringLiteral("compute 8.6")},
                           {QStringLiteral("usable"), isUsable},
                           {QStringLiteral("reason"), isUsable ? QJsonValue() : QStringLiteral("It is old.")},
                           {QStringLiteral("remedy"), isUsable ? QJsonValue() : QStringLiteral("Buy one.")}};
    return QJsonDocument(QJsonObject{{QStringLiteral("devices"), QJsonArray{card}}})
        .toJson(QJsonDocument::Compact);
}

QJsonObject told(const QByteArray& out, int status = 0)
{
    return {{QStringLiteral("status"), status},
            {QStringLiteral("out"), QString::fromUtf8(out)},
            {QStringLiteral("err"), QString()}};
}

/// What nvidia-smi told meanwhile.
QJsonObject meterOf(double watts, double degrees)
{
    return {{QStringLiteral("busy_percent"), 97},
            {QStringLiteral("watts"), watts},
            {QStringLiteral("mean_watts"), watts},
            {QStringLiteral("most_degrees"), degrees},
            {QStringLiteral("samples"), 12}};
}

/// A training of so many epochs over 18,000 pictures.
QJsonObject training(double seconds, int epochs, const QString& steps)
{
    QJsonArray finished;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        finished.append(
            QJsonObject{{QStringLiteral("epoch"), epoch}, {QStringLiteral("val_accuracy"), 0.875}});
    }
    const QJsonObject record{
        {QStringLiteral("status"), QStringLiteral("completed")},
        {QStringLiteral("pipeline"), QStringLiteral("tuned")},
        {QStringLiteral("epochs"), finished},
        {QStringLiteral("timing"), QJsonObject{{QStringLiteral("train_s"), seconds}}},
        {QStringLiteral("energy"), QJsonObject{{QStringLiteral("joules"), 290 * (seconds + 4)},
                                               {QStringLiteral("seconds"), seconds + 4}}},
        {QStringLiteral("heat"), QJsonObject{{QStringLiteral("max_celsius"), 61}}},
        {QStringLiteral("environment"), QJsonObject{{QStringLiteral("steps"), steps},
                                                    {QStringLiteral("step_operations"), 54},
                                                    {QStringLiteral("libtorch"), QStringLiteral("2.15.0")},
                                                    {QStringLiteral("driver"), QStringLiteral("580.95")}}},
        {QStringLiteral("workload"),
         QJsonObject{{QStringLiteral("precision"), QStringLiteral("fp32")},
                     {QStringLiteral("dataset"), QJsonObject{{QStringLiteral("train"), 18000}}}}}};
    QJsonObject answer = told({});
    answer.insert(QStringLiteral("records"), QJsonArray{record});
    answer.insert(QStringLiteral("meter"), meterOf(300, 62));
    return answer;
}

}  // namespace

/// packaging/gpu/check.sh on a machine without a card, and what it writes of recorded answers.
class TestGpuCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysThatThereIsNoCard();
    void saysWhyACardCantBeUsed();
    void refusesWhatIsNoKit();
    void computesRatiosOfRepeats();
    void namesWhatFailed();
    void comparesSensors();
    void writesForeignWordsHarmlessly();
    void takesAnswersOfAnyShape();
    void endsWhatHangs();
    void countsATestThatCrashes();
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

/// Medians of images a second: 3 epochs of 18,000 pictures in 10, 12 and 30 s are 4,500 a second.
void TestGpuCheck::computesRatiosOfRepeats()
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
    memory.insert(QStringLiteral("err"), QStringLiteral("noise\nNot enough memory: 2 GiB wanted.\n"));
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
    QVERIFY(markdown.contains(QLatin1String("Not enough memory: 2 GiB wanted.")));
    QVERIFY(markdown.contains(QLatin1String("LibTorch 2.15.0, driver 580.95")));
}

void TestGpuCheck::namesWhatFailed()
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
void TestGpuCheck::comparesSensors()
{
    Kit kit;
    kit.answer(QStringLiteral("devices"), told(devices(QStringLiteral("NVIDIA T4"), true)));
    kit.answer(QStringLiteral("20000 graph"), training(10, 3, QStringLiteral("graph")));
    QCOMPARE(kit.report().status, 0);
    QVERIFY(kit.json().value(QLatin1String("sensors")).toObject().value(QLatin1String("ok")).toBool());
    QVERIFY2(kit.markdown().contains(QLatin1String("| 20000 graph | 290 / 300 | 61 / 62 |")),
             qPrintable(kit.markdown()));

    QJsonObject other = training(10, 3, QStringLiteral("eager"));
    other.insert(QStringLiteral("meter"), meterOf(70, 62));
    kit.answer(QStringLiteral("20000 eager"), other);
    QCOMPARE(kit.report().status, 1);
    QCOMPARE(kit.json().value(QLatin1String("failed")).toArray(), QJsonArray{QStringLiteral("sensors")});
}

void TestGpuCheck::writesForeignWordsHarmlessly()
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
void TestGpuCheck::takesAnswersOfAnyShape()
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
    kit.program(QStringLiteral("epochmark-cli"),
                "if [ \"$1\" = devices ]; then cat <<'END'\n" + devices(QStringLiteral("NVIDIA H100"), true)
                    + "\nEND\nexit 0; fi\n"
                      "case \"$*\" in\n"
                      "*--events*) trap 'exit 5' INT; echo '{\"event\":\"epoch\"}'\n"
                      "    while :; do sleep 0.02; done ;;\n"
                      "*4096*) echo 'Not enough memory on cuda:0.' >&2; exit 1 ;;\n"
                      "esac\n"
                      "while [ \"$1\" != --json ]; do shift; done\ncat >\"$2\" <<'END'\n"
                    + record + "\nEND\n");
    for (const char* test : {"tst_card", "tst_cudamodule"}) {
        kit.program(QString::fromLatin1(test),
                    "echo 'Totals: 3 passed, 0 failed, 0 skipped, 0 blacklisted, 1ms'\n");
    }
    // Where this machine has PyTorch, its script finds no card.
    const Outcome outcome = kit.check();
    QVERIFY2(
        outcome.status == 0
            || kit.json().value(QLatin1String("failed")).toArray().contains(QStringLiteral("20000 script")),
        (outcome.out + outcome.err).constData());
    QVERIFY(kit.json().value(QLatin1String("stop")).toObject().value(QLatin1String("ok")).toBool());
    QVERIFY(kit.json().value(QLatin1String("together")).toObject().value(QLatin1String("ok")).toBool());
    QCOMPARE(kit.json().value(QLatin1String("memory")).toObject().value(QLatin1String("sentence")).toString(),
             QStringLiteral("Not enough memory on cuda:0."));
    QVERIFY(kit.json().value(QLatin1String("runs")).toArray().size() >= 9);
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

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/plugins.h"
#include "devices/plugin/tpubus.h"
#include "engine/api/engine.h"
#include "workload/deviceprecision.h"

#include "../syntheticpixels.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <csignal>
#include <functional>
#include <thread>
#include <utility>

#include <unistd.h>

using namespace epochmark;

namespace {

/// The worker that this process has started; 0 without one.
qint64 workerProcess()
{
    const auto processes = QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
    for (const QString& id : processes) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(id));
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const QByteArray text = file.readAll();
        const QList<QByteArray> words = text.mid(text.lastIndexOf(')') + 2).split(' ');
        if (text.contains("(epochmark-worke") && words.value(1).toLongLong() == getpid()
            && words.value(0) != "Z") {
            return id.toLongLong();
        }
    }
    return 0;
}

/// Does something at the first finished step.
class AtFirstStep final : public TrainingObserver {
public:
    explicit AtFirstStep(std::function<void()> action) : m_action(std::move(action)) {}
    void stepFinished(const StepSample&) override
    {
        ++steps;
        if (const auto action = std::exchange(m_action, nullptr)) {
            action();
        }
    }
    void epochFinished(const EpochReport&) override {}
    int steps = 0;

private:
    std::function<void()> m_action;
};

class NoPictures final : public PictureSource {
public:
    qsizetype count() const override { return 0; }
    Result<std::unique_ptr<PictureReader>> openReader() const override
    {
        return Error{ErrorCode::Input, QStringLiteral("none"), {}};
    }
};

/// Once the sign is there.
void killWhen(const QString& sign, const std::stop_token& over)
{
    while (!over.stop_requested()) {
        if (QFile::exists(sign)) {
            kill(static_cast<pid_t>(workerProcess()), SIGKILL);
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

TrainingSetup stubSetup(int pictures = 60)
{
    TrainingSetup setup = test::syntheticSetup(pictures, 20, 2);
    setup.deviceId = QStringLiteral("pjrt:stub:0");
    setup.workload.batchSize = 5;
    return setup;
}

Result<std::unique_ptr<Training>> made(TrainingSetup setup)
{
    return epochmarkEngine(kEngineInterface)->createTraining(std::move(setup));
}

/// The whole way; the error of whatever failed.
std::optional<Error> failureOf(TrainingSetup setup)
{
    const auto training = made(std::move(setup));
    if (!training) {
        return training.error();
    }
    if (const auto warm = training.value()->warmUp({}); !warm) {
        return warm.error();
    }
    AtFirstStep observer(nullptr);
    const auto report = training.value()->train(observer, {});
    return report ? std::nullopt : std::optional<Error>(report.error());
}

}  // namespace

class TestPluginFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home.path()));
        qputenv("STUB_PLUGIN", "");
        for (const char* name :
             {"STUB_SLOW", "STUB_ASLEEP", "STUB_MEMORY", "STUB_UNTOLD", "STUB_PLATFORM", "STUB_CAPABILITY"}) {
            qunsetenv(name);
        }
        PluginPlaces places;
        places.named = {{QStringLiteral("stub"), QStringLiteral(STUB_PLUGIN), true}};
        Plugins::instance().setPlaces(places);
    }

    void cleanup() { QCOMPARE(workerProcess(), 0); }

    void stubTrains()
    {
        const auto failure = failureOf(stubSetup());
        QVERIFY2(!failure, qPrintable(failure ? failure->message + failure->detail : QString()));
    }

    /// Else it hangs, and this test with it.
    void trainingAsksNoMetadataServer()
    {
        qputenv("STUB_PLUGIN", tpusOnBus().isEmpty() ? "metadata server" : "");
        const auto failure = failureOf(stubSetup());
        QVERIFY2(!failure, qPrintable(failure ? failure->message : QString()));
    }

    /// This process's threads wait while the plug-in's train: what holds them back says nothing.
    void tellsWhatIsItsOwn()
    {
        const auto training = made(stubSetup());
        QVERIFY(training);
        QVERIFY(!training.value()->compileSeconds());
        const auto warm = training.value()->warmUp({});
        QVERIFY(warm);
        const auto compiled = training.value()->compileSeconds();
        QVERIFY(compiled && *compiled > 0 && *compiled < warm.value());
        QVERIFY(training.value()->threadIds().isEmpty());
    }

    void everyFaultIsASentence_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("message");
        const QString start = QStringLiteral("pjrt:stub:0 can't train: ");
        QTest::newRow("too old a dialect")
            << "too old a dialect"
            << start
                   + QStringLiteral("The plug-in is too old for this program and can't read the network. "
                                    "Update the plug-in.");
        QTest::newRow("out of memory")
            << "out of memory"
            << start
                   + QStringLiteral("There is not enough memory on the device. Choose a smaller batch or "
                                    "dataset, or close other "
                                    "programs that use the device.");
        QTest::newRow("lost") << "lost"
                              << start
                                     + QStringLiteral(
                                         "The device failed: the device fell off the bus. Check the device "
                                         "and its driver, then start again.");
        QTest::newRow("garbage compiled")
            << "garbage compiled"
            << start
                   + QStringLiteral("The plug-in can't compile the network: the compiled "
                                    "program gives another number of results. Update the "
                                    "plug-in, or choose another network.");
        for (const char* station : {"client", "upload", "compile", "execute", "read"}) {
            QTest::addRow("abort at %s", station)
                << QStringLiteral("abort at %1").arg(QLatin1String(station))
                << start
                       + QStringLiteral("The plug-in crashed (signal 6). Update the plug-in, or what the "
                                        "device's vendor "
                                        "installs with it. Its last words: stub: terminate called at %1")
                             .arg(QLatin1String(station));
        }
        QTest::newRow("abort beside a helper")
            << "helper, then abort at compile"
            << start
                   + QStringLiteral("The plug-in crashed (signal 6). Update the plug-in, or what the "
                                    "device's vendor installs with it.");
        QTest::newRow("exit") << "exit at compile"
                              << start
                                     + QStringLiteral(
                                         "The plug-in ended its process. Update the plug-in, or what the "
                                         "device's vendor installs with it.");
    }

    void everyFaultIsASentence()
    {
        QFETCH(QString, mode);
        qputenv("STUB_PLUGIN", mode.toLatin1());
        const auto failure = failureOf(stubSetup());
        QVERIFY(failure);
        QCOMPARE(failure->code, ErrorCode::DeviceUnavailable);
        QTEST(failure->message, "message");
    }

    /// Whoever computes elsewhere is found out by the device that the report names.
    void anotherDeviceIsNoticed()
    {
        qputenv("STUB_PLUGIN", "elsewhere");
        const auto training = made(stubSetup());
        QVERIFY(training);
        QVERIFY(training.value()->warmUp({}));
        AtFirstStep observer(nullptr);
        const auto report = training.value()->train(observer, {});
        QVERIFY(report);
        QVERIFY(report->deviceUsed != QStringLiteral("pjrt:stub:0"));
    }

    void stopIsHeardWithinTheStepsUnderWay()
    {
        qputenv("STUB_SLOW", "20");
        const auto training = made(stubSetup(600));
        QVERIFY(training);
        QVERIFY(training.value()->warmUp({}));
        StopSource stop;
        AtFirstStep observer([&stop] { stop.requestStop(); });
        const auto report = training.value()->train(observer, stop.token());
        QVERIFY(report);
        QCOMPARE(report->end, TrainingEnd::Stopped);
        QVERIFY(observer.steps <= 1 + wire::kInFlight);
    }

    /// A plug-in that never answers is left behind.
    void stopEndsAHang_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("while it starts") << "hang at client";
        QTest::newRow("while it compiles") << "hang at compile";
        QTest::newRow("while it prints") << "print for ever at compile";
    }

    void stopEndsAHang()
    {
        QFETCH(QString, mode);
        qputenv("STUB_PLUGIN", mode.toLatin1());
        const auto training = made(stubSetup());
        QVERIFY(training);
        StopSource stop;
        std::jthread stopper([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            stop.requestStop();
        });
        const auto warm = training.value()->warmUp(stop.token());
        QVERIFY(!warm);
        QCOMPARE(warm.error().code, ErrorCode::Stopped);  // by its limit, if there is one, it would be another
    }

    void deathOfTheWorkerIsASentence()
    {
        qputenv("STUB_SLOW", "10");
        const auto training = made(stubSetup(600));
        QVERIFY(training);
        QVERIFY(training.value()->warmUp({}));
        AtFirstStep observer([] { QVERIFY(kill(static_cast<pid_t>(workerProcess()), SIGKILL) == 0); });
        const auto report = training.value()->train(observer, {});
        QVERIFY(!report);
        QVERIFY2(report.error().message.contains(QLatin1String("crashed (signal 9)")),
                 qPrintable(report.error().message));
        // And what is asked of it later says the same, without waiting.
        const auto saved = training.value()->saveModel(m_home.filePath(QStringLiteral("model.pt")));
        QVERIFY(!saved);
    }

    /// Whoever is killed, wherever: a sentence, no wait, nothing left behind.
    void killedAtEveryStation_data()
    {
        QTest::addColumn<QString>("station");
        for (const char* station :
             {"initialise", "client", "upload", "compile", "execute", "evaluation", "read"}) {
            QTest::newRow(station) << QString::fromLatin1(station);
        }
    }

    void killedAtEveryStation()
    {
        QFETCH(QString, station);
        const QString sign = m_home.filePath(QStringLiteral("asleep"));
        QFile::remove(sign);
        qputenv("STUB_PLUGIN", QStringLiteral("hang at %1").arg(station).toLatin1());
        qputenv("STUB_ASLEEP", QFile::encodeName(sign));
        std::jthread killer([&sign](const std::stop_token& over) { killWhen(sign, over); });
        const auto failure = failureOf(stubSetup());
        QVERIFY(failure);
        QVERIFY(QFile::exists(sign));  // it was there, and not before
        QCOMPARE(failure->code, ErrorCode::DeviceUnavailable);
        QVERIFY2(failure->message.contains(QLatin1String("crashed (signal 9)")),
                 qPrintable(failure->message));
    }

    void killedWhileItIsAsked()
    {
        const QString sign = m_home.filePath(QStringLiteral("asleep"));
        QFile::remove(sign);
        qputenv("STUB_PLUGIN", "hang at client");
        qputenv("STUB_ASLEEP", QFile::encodeName(sign));
        const PluginLibrary stub = Plugins::instance().libraries().first();
        {
            std::jthread killer([&sign](const std::stop_token& over) { killWhen(sign, over); });
            const PluginVerdict verdict = Plugins::instance().ask(stub);
            QVERIFY(verdict.failure);
            QVERIFY(verdict.failure->kind == WorkerFailure::Kind::Died);
            QCOMPARE(verdict.failure->signal, SIGKILL);
        }
        qputenv("STUB_PLUGIN", "");
        QVERIFY(!Plugins::instance().ask(stub).devices.isEmpty());  // nobody holds it against the file
    }

    void twoTrainAtOnce()
    {
        qputenv("STUB_SLOW", "10");
        std::optional<Error> failures[2];
        {
            std::jthread other([&failures] { failures[1] = failureOf(stubSetup()); });
            failures[0] = failureOf(stubSetup());
        }
        for (const auto& failure : failures) {
            QVERIFY2(!failure, qPrintable(failure ? failure->message : QString()));
        }
    }

    /// Pictures that the device has no room for go there batch by batch: those that half of its memory
    /// doesn't hold, and, where it doesn't tell how much it has, those that it refuses. With all of them
    /// there the weights would find no room.
    void datasetsMayBeLargerThanTheDevice_data()
    {
        QTest::addColumn<bool>("isTold");
        QTest::newRow("as it tells") << true;
        QTest::newRow("as it turns out") << false;
    }

    void datasetsMayBeLargerThanTheDevice()
    {
        QFETCH(bool, isTold);
        constexpr int kPictures = 1500;
        TrainingSetup setup = stubSetup(kPictures);
        setup.workload.batchSize = 100;
        setup.workload.epochs = 1;
        const qint64 pictures = setup.data.pixels->byteCount();
        qputenv("STUB_MEMORY", QByteArray::number(pictures + (isTold ? 20'000'000 : -1)));
        if (!isTold) {
            qputenv("STUB_UNTOLD", "1");
        }
        const auto failure = failureOf(setup);
        QVERIFY2(!failure, qPrintable(failure ? failure->message + failure->detail : QString()));
    }

    /// Whatever is uploaded when the memory ends: a sentence. 1 MB holds no weights; 80 MB do hold the 76 of
    /// weights and mean squares, but no batch of 300.
    void memoryThatEndsIsASentence_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<int>("batch");
        QTest::newRow("at the weights") << qint64(1'000'000) << 5;
        QTest::newRow("at a batch") << qint64(80'000'000) << 300;
    }

    void memoryThatEndsIsASentence()
    {
        QFETCH(qint64, bytes);
        QFETCH(int, batch);
        TrainingSetup setup = stubSetup(700);
        setup.workload.batchSize = batch;
        qputenv("STUB_MEMORY", QByteArray::number(bytes));
        const auto failure = failureOf(setup);
        QVERIFY(failure);
        QCOMPARE(failure->code, ErrorCode::DeviceUnavailable);
        QCOMPARE(failure->message,
                 QStringLiteral("pjrt:stub:0 can't train: There is not enough memory on the device. Choose a "
                                "smaller batch or dataset, or close other programs that use the device."));
        QCOMPARE(failure->detail, QStringLiteral("Out of memory allocating what was to be uploaded."));
    }

    /// DEFAULT on a card without units for tf32 is fp32, and no class of its own.
    void tf32IsACardsFromCapability8On_data()
    {
        QTest::addColumn<QByteArray>("capability");
        QTest::addColumn<QString>("message");  // empty: it trains
        QTest::newRow("8.0") << QByteArray("8.0") << QString();
        QTest::newRow("10.3") << QByteArray("10.3") << QString();
        QTest::newRow("7.5") << QByteArray("7.5")
                             << QStringLiteral(
                                    "pjrt:xla_cuda13:0 has compute capability 7.5 and no units for "
                                    "tf32, which cards have from 8.0 on: take fp32.");
        const QString unknown = QStringLiteral("The plug-in doesn't tell the compute capability of "
                                               "pjrt:xla_cuda13:0, so it isn't known that it computes tf32: "
                                               "take fp32.");
        QTest::newRow("untold") << QByteArray() << unknown;
        QTest::newRow("of another maker") << QByteArray("gfx90a") << unknown;
    }

    void tf32IsACardsFromCapability8On()
    {
        QFETCH(QByteArray, capability);
        QFETCH(QString, message);
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("xla_cuda_plugin.so"));
        QVERIFY(QFile::copy(QStringLiteral(STUB_PLUGIN), file));
        PluginPlaces places;
        places.named = {{QStringLiteral("xla_cuda13"), file, true}};
        Plugins::instance().setPlaces(places);
        qputenv("STUB_PLATFORM", "cuda");
        if (!capability.isEmpty()) {
            qputenv("STUB_CAPABILITY", capability);
        }
        TrainingSetup setup = stubSetup();
        setup.deviceId = QStringLiteral("pjrt:xla_cuda13:0");
        setup.workload.precision = Precision::Tf32;
        const auto failure = failureOf(setup);
        QCOMPARE(failure ? failure->message : QString(), message);
        // Once it has been asked, what it lacks isn't offered any more.
        Plugins::instance().ask(places.named.first(), true);
        const bool isKnownLacking = capability == "7.5";
        QCOMPARE(bool(checkPrecision(Precision::Tf32, setup.deviceId)), !isKnownLacking);
    }

    /// bf16-products are a TPU's; what DEFAULT does elsewhere isn't known, or is another class.
    void precisionsAreOfferedWhereTheyAreKnown()
    {
        TrainingSetup setup = stubSetup();
        for (const Precision precision : {Precision::Bf16Products, Precision::Tf32}) {
            setup.workload.precision = precision;
            const auto refused = failureOf(setup);
            QVERIFY(refused);
            QCOMPARE(refused->code, ErrorCode::DeviceUnavailable);
            QVERIFY(refused->message.startsWith(
                QStringLiteral("pjrt:stub:0 doesn't train in %1").arg(toString(precision))));
        }
        PluginPlaces places;
        places.named = {{QStringLiteral("tpu"), QStringLiteral(STUB_PLUGIN), true}};
        Plugins::instance().setPlaces(places);
        setup.deviceId = QStringLiteral("tpu:0");
        QVERIFY(failureOf(setup));  // still tf32
        setup.workload.precision = Precision::Bf16Products;
        // By that name goes what isn't one: told by what has opened.
        const auto named = failureOf(setup);
        QVERIFY(named && named->code == ErrorCode::DeviceUnavailable);
        QVERIFY2(named->message.contains(QStringLiteral("\"stub\"")), qPrintable(named->message));
        qputenv("STUB_PLATFORM", "tpu");
        const auto failure = failureOf(setup);
        qunsetenv("STUB_PLATFORM");
        QVERIFY2(!failure, qPrintable(failure ? failure->message + failure->detail : QString()));
    }

    void whatHasNoFormForPluginsSaysSo()
    {
        TrainingSetup plain = stubSetup();
        plain.workload.pipeline = Pipeline::Plain;
        const NoPictures none;
        plain.data.source = &none;
        const auto refused = made(std::move(plain));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY(refused.error().message.startsWith(
            QLatin1String("pjrt:stub:0 trains with the tuned pipeline alone")));
        TrainingSetup unknown = stubSetup();
        unknown.deviceId = QStringLiteral("pjrt:nobody:0");
        const auto absent = made(std::move(unknown));
        QVERIFY(!absent);
        QCOMPARE(absent.error().code, ErrorCode::DeviceUnavailable);
        QVERIFY(absent.error().message.startsWith(
            QLatin1String("There is no plug-in for pjrt:nobody:0 any more.")));
    }

private:
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestPluginFaults)
#include "tst_pluginfaults.moc"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/devicecatalog.h"
#include "devices/kind/devicekinds.h"
#include "devices/kind/pluginreport.h"
#include "devices/plugin/ownplugins.h"
#include "devices/plugin/pluginrefusal.h"
#include "devices/plugin/plugins.h"
#include "devices/plugin/sharedmemory.h"
#include "devices/plugin/tpubus.h"
#include "machinetree.h"
#include "patience.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <utility>

using namespace epochmark;

namespace {

const PluginLibrary kStub{QStringLiteral("stub"), QStringLiteral(STUB_PLUGIN), true};

void writeFile(const QString& path, const QByteArray& bytes = "x")
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

WorkerFailure refusal(wire::Station station, qint64 code, const char* words)
{
    WorkerFailure failure;
    failure.station = station;
    failure.code = code;
    failure.words = QString::fromUtf8(words);
    return failure;
}

/// Living processes of a process group.
QStringList processesOfGroup(qint64 group)
{
    QStringList living;
    const auto processes = QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
    for (const QString& id : processes) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(id));
        const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        const QList<QByteArray> words = text.mid(text.lastIndexOf(')') + 2).split(' ');
        if (words.value(2).toLongLong() == group && words.value(0) != "Z") {
            living.append(id);
        }
    }
    return living;
}

}  // namespace

class TestPlugins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home.path()));
        QFile::remove(m_home.filePath(QStringLiteral("plugins.json")));
        qputenv("STUB_PLUGIN", "");
        PluginPlaces places;
        places.named = {kStub};
        Plugins::instance().setPlaces(places);
    }

    void findsFilesInOrder()
    {
        const QTemporaryDir folder;
        const auto at = [&](const char* name) { return folder.filePath(QString::fromLatin1(name)); };
        for (const char* name :
             {"named.so", "own.so", "first.so", "tpu.so", "fetched/cpu/plugin.so", "python/libtpu/libtpu.so",
              "python/jax_plugins/xla_cuda13/xla_cuda_plugin.so", "python/jax_plugins/cpu/other.so"}) {
            writeFile(at(name));
        }
        PluginPlaces places;
        places.named = {{QStringLiteral("mine"), at("named.so"), true}};
        places.environment.insert(QStringLiteral("PJRT_NAMES_AND_LIBRARY_PATHS"),
                                  QStringLiteral("one:%1,two:/nowhere.so").arg(at("first.so")));
        places.environment.insert(QStringLiteral("TPU_LIBRARY_PATH"), at("tpu.so"));
        places.fetchedFolder = at("fetched");
        places.pythonFolders = {at("python")};
        places.ownFile = at("own.json");
        // The name of --plugin's counts before the user's own.
        QVERIFY(ownplugins::write(places.ownFile, {{QStringLiteral("own"), at("own.so"), true},
                                                   {QStringLiteral("mine"), at("own.so"), true}}));
        const QList<PluginLibrary> expected{
            {QStringLiteral("mine"), at("named.so"), true},
            {QStringLiteral("own"), at("own.so"), true, PluginOrigin::Own},
            {QStringLiteral("one"), at("first.so"), true, PluginOrigin::Environment},
            {QStringLiteral("two"), QStringLiteral("/nowhere.so"), true, PluginOrigin::Environment},
            {QStringLiteral("tpu"), at("tpu.so"), true, PluginOrigin::Environment},
            {QStringLiteral("cpu"), at("fetched/cpu/plugin.so"), true, PluginOrigin::Fetched},
            {QStringLiteral("xla_cuda13"), at("python/jax_plugins/xla_cuda13/xla_cuda_plugin.so"), false,
             PluginOrigin::Python}};
        QCOMPARE(findPlugins(places), expected);
        places.environment.remove(QStringLiteral("TPU_LIBRARY_PATH"));
        const auto found = findPlugins(places);
        QVERIFY(found.contains(
            {QStringLiteral("tpu"), at("python/libtpu/libtpu.so"), false, PluginOrigin::Python}));
    }

    /// What the user names in the window is there in every later process, until it is removed there.
    void keepsTheUsersOwn()
    {
        PluginPlaces places;
        places.ownFile = m_home.filePath(QStringLiteral("own-plugins.json"));
        Plugins& plugins = Plugins::instance();
        plugins.setPlaces(places);
        QVERIFY(plugins.libraries().isEmpty());
        QVERIFY(plugins.addOwn(QStringLiteral(" stub "), QStringLiteral(STUB_PLUGIN)));
        const auto refused = [&](const char* name, const char* file) {
            const auto added = plugins.addOwn(QString::fromLatin1(name), QString::fromLatin1(file));
            return added ? ErrorCode::Internal : added.error().code;
        };
        QCOMPARE(refused("stub", STUB_PLUGIN), ErrorCode::Usage);
        QCOMPARE(refused("Not A Name", STUB_PLUGIN), ErrorCode::Usage);
        QCOMPARE(refused("other", "/nowhere.so"), ErrorCode::Input);
        plugins.setPlaces(places);  // a later process
        const PluginLibrary own{QStringLiteral("stub"), QStringLiteral(STUB_PLUGIN), true, PluginOrigin::Own};
        QCOMPARE(plugins.libraries(), QList<PluginLibrary>{own});
        QVERIFY(plugins.target(QStringLiteral("pjrt:stub:0")));
        QVERIFY(plugins.removeOwn(QStringLiteral("stub")));
        QVERIFY(plugins.libraries().isEmpty());
    }

    void damagedListOfOwnIsNone()
    {
        const QString file = m_home.filePath(QStringLiteral("own-plugins.json"));
        const QByteArray list =
            "{\"plugins\": [3, {\"name\": \"x\"}, {\"name\": \"stub\", \"file\": \"/a.so\"}]";
        writeFile(file, list);
        QVERIFY(ownplugins::read(file).isEmpty());
        writeFile(file, list + '}');
        QCOMPARE(ownplugins::read(file).size(), 1);
        QVERIFY(QFile::remove(file));
    }

    void suggestsNames_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("name");
        QTest::newRow("processor") << "/a/pjrt_c_api_cpu_plugin.so"
                                   << "cpu";
        QTest::newRow("TPU") << "/a/libtpu.so"
                             << "tpu";
        QTest::newRow("card") << "/a/xla_cuda_plugin.so"
                              << "xla_cuda";
        QTest::newRow("version") << "/a/libpjrt_xpu.so.1.2"
                                 << "xpu";
        QTest::newRow("nothing left") << "/a/plugin.so"
                                      << "";
    }

    void suggestsNames()
    {
        QFETCH(QString, file);
        QTEST(suggestedPluginName(file), "name");
    }

    /// The window's list of plug-ins says of each what the list of devices says.
    void reportsWhatWasFound()
    {
        PluginPlaces places;
        places.named = {kStub, {QStringLiteral("gone"), QStringLiteral("/nowhere.so"), true}};
        Plugins::instance().setPlaces(places);
        QList<PluginReport> reports = pluginReports();
        QCOMPARE(reports.size(), 2);
        QCOMPARE(reports[0].usableDevices(), 0);
        QCOMPARE(reports[1].devices.first().reason, QStringLiteral("There is no file /nowhere.so."));
        Plugins::instance().ask(kStub);
        reports = pluginReports();
        QCOMPARE(reports[0].devices,
                 DeviceKinds::of(DeviceKind("pjrt")).list(SystemFiles()).mid(0, reports[0].devices.size()));
        QVERIFY(reports[0].usableDevices() > 0);
    }

    void takesOptions()
    {
        const auto library = pluginFromOption(QStringLiteral("stub=" STUB_PLUGIN));
        QVERIFY(library);
        QCOMPARE(library.value(), kStub);
        for (const char* wrong : {"stub", "=x", "Stub=" STUB_PLUGIN, "a:b=" STUB_PLUGIN}) {
            const auto refused = pluginFromOption(QString::fromLatin1(wrong));
            QVERIFY2(!refused && refused.error().code == ErrorCode::Usage, wrong);
        }
        // A file that is missing is what any other missing file is.
        const auto missing = pluginFromOption(QStringLiteral("stub=/nowhere.so"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::Input);
        QCOMPARE(missing.error().message,
                 QStringLiteral("There is no file /nowhere.so for the plug-in stub."));
    }

    void knowsTpusByTheirNumbers()
    {
        const QTemporaryDir tree;
        const QString bus = tree.path() + QStringLiteral("/sys/bus/pci/devices/");
        const auto add = [&](const char* address, const char* vendor, const char* device) {
            writeFile(bus + QLatin1String(address) + QStringLiteral("/vendor"), vendor);
            writeFile(bus + QLatin1String(address) + QStringLiteral("/device"), device);
        };
        add("0000:00:04.0", "0x1ae0\n", "0x0063\n");
        add("0000:00:05.0", "0x1ae0\n", "0x0042\n");  // Google's network card
        add("0000:00:06.0", "0x10de\n", "0x0063\n");
        const QList<BusTpu> found = tpusOnBus(SystemFiles(tree.path()));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().generation, QStringLiteral("TPU v5e"));
        QVERIFY(tpusOnBus(SystemFiles(m_home.path())).isEmpty());

        Plugins::instance().setPlaces({});
        const auto devices = DeviceKinds::of(DeviceKind("tpu")).list(SystemFiles(tree.path()));
        QCOMPARE(devices.size(), 1);
        QVERIFY(!devices.first().isUsable);
        QCOMPARE(devices.first().reason, QStringLiteral("No TPU run-time library was found."));
        QVERIFY(devices.first().remedy.contains(QLatin1String("pip install libtpu")));
    }

    /// What each way of failing is told as: the words of a real plug-in, where there are any.
    void tellsReasonAndRemedy_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("remedy");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("no interface") << "no interface"
                                      << "This file is no PJRT plug-in."
                                      << "Choose another file." << true;
        QTest::newRow("short table") << "short table"
                                     << "This file is no PJRT plug-in."
                                     << "Choose another file." << true;
        QTest::newRow("too old") << "too old"
                                 << "It speaks PJRT 0.57; this program knows 0.58 and newer ones of 0."
                                 << "Install a plug-in of 2025 or newer." << true;
        QTest::newRow("too new") << "too new"
                                 << "It speaks PJRT 1.81; this program knows 0.58 and newer ones of 0."
                                 << "Install an older plug-in, or a newer Epochmark." << true;
        QTest::newRow("no device")
            << "no device"
            << "The plug-in found no device."
            << "Check the device's driver, and that you may use it (/dev/accel*, /dev/vfio)." << false;
        QTest::newRow("none listed")
            << "none listed"
            << "The plug-in found no device."
            << "Check the device's driver, and that you may use it (/dev/accel*, /dev/vfio)." << false;
        QTest::newRow("busy") << "busy"
                              << "Another program uses the device: The TPU is already in use by process "
                                 "with pid 1."
                              << "Close it, then try again." << false;
        QTest::newRow("refuses") << "refuses"
                                 << "The plug-in can't start: the driver is older than the library."
                                 << "Check the device's driver and the plug-in's version." << false;
        QTest::newRow("garbage") << "garbage"
                                 << "The device failed: the plug-in answered with a text that can't be one."
                                 << "Check the device and its driver, then start again." << false;
        QTest::newRow("abort")
            << "abort at client"
            << "The plug-in crashed (signal 6)."
            << "Update the plug-in, or what the device's vendor installs with it. Its last words: "
               "stub: terminate called at client"
            << false;
        QTest::newRow("exit") << "exit at initialise"
                              << "The plug-in ended its process."
                              << "Update the plug-in, or what the device's vendor installs with it." << false;
    }

    void tellsReasonAndRemedy()
    {
        QFETCH(QString, mode);
        QFETCH(bool, isKept);
        qputenv("STUB_PLUGIN", mode.toLatin1());
        Plugins::instance().ask(kStub, true);
        const auto devices = DeviceKinds::of(DeviceKind("pjrt")).list(SystemFiles());
        QCOMPARE(devices.size(), 1);
        QCOMPARE(devices.first().id, QStringLiteral("pjrt:stub:0"));
        QVERIFY(!devices.first().isUsable);
        QTEST(devices.first().reason, "reason");
        QTEST(devices.first().remedy, "remedy");
        QCOMPARE(QFile::exists(m_home.filePath(QStringLiteral("plugins.json"))), isKept);
    }

    void hangingEndsAfterTheLimit()
    {
        qputenv("STUB_PLUGIN", "hang at client");
        QElapsedTimer clock;
        clock.start();
        const PluginVerdict verdict = Plugins::instance().ask(kStub, true);
        QVERIFY(clock.elapsed() >= 19'900);
        QVERIFY(verdict.failure && verdict.failure->kind == WorkerFailure::Kind::Silent);
        const PluginRefusal told = refusalOf(*verdict.failure);
        QCOMPARE(told.reason, QStringLiteral("The plug-in didn't answer within 20 s."));
        QVERIFY2(told.remedy.endsWith(QLatin1String("stub: asleep at client")), qPrintable(told.remedy));
        // The device was busy, perhaps: next time it is asked again.
        qputenv("STUB_PLUGIN", "");
        QVERIFY(!Plugins::instance().ask(kStub).failure);
    }

    /// A newer program may know better what a plug-in is good for.
    void verdictsAreOneVersions()
    {
        const QString file = m_home.filePath(QStringLiteral("plugins.json"));
        const auto isKeptOf = [&](const QByteArray& version) {
            qputenv("STUB_PLUGIN", "too old");
            QFile::remove(file);
            Plugins::instance().ask(kStub, true);
            QFile kept(file);
            static_cast<void>(kept.open(QIODevice::ReadOnly));
            const QByteArray bytes = kept.readAll();
            kept.close();
            const QByteArray key = "\"key\": \"" EPOCHMARK_VERSION " ";
            writeFile(file, QByteArray(bytes).replace(key, "\"key\": \"" + version + ' '));
            PluginPlaces places;
            places.named = {kStub};
            Plugins::instance().setPlaces(places);
            qputenv("STUB_PLUGIN", "");
            return Plugins::instance().ask(kStub).failure.has_value();
        };
        QVERIFY(isKeptOf(EPOCHMARK_VERSION));
        QVERIFY(!isKeptOf("0.0.1"));
    }

    void missingLibraryIsNamed()
    {
        const auto told = refusalOf(
            refusal(wire::Station::Load, 0,
                    "libmpi.so.12: cannot open shared object file: No such file or directory"));
        QCOMPARE(told.reason, QStringLiteral("The plug-in needs libmpi.so.12, which isn't installed."));
        QCOMPARE(told.remedy, QStringLiteral("Install the run time of the device's vendor."));
        QVERIFY(!told.isLasting);
        const QString text = m_home.filePath(QStringLiteral("text.so"));
        writeFile(text, "no library");
        const PluginVerdict verdict = Plugins::instance().ask({QStringLiteral("text"), text, true});
        QVERIFY(verdict.failure && verdict.failure->station == wire::Station::Load);
        QVERIFY(refusalOf(*verdict.failure)
                    .reason.startsWith(QLatin1String("The system can't load this file: ")));
    }

    void wordsOfRealPluginsAreUnderstood()
    {
        const auto reason = [](qint64 code, const char* words) {
            return refusalOf(refusal(wire::Station::Client, code, words)).reason;
        };
        QCOMPARE(reason(9, "No visible GPU devices."), QStringLiteral("The plug-in found no device."));
        QCOMPARE(reason(2, "No jellyfish device found."), QStringLiteral("The plug-in found no device."));
        QCOMPARE(reason(10, "Internal error when accessing libtpu multi-process lockfile."),
                 QStringLiteral("Another program uses the device: Internal error when accessing libtpu "
                                "multi-process lockfile."));
        QCOMPARE(
            refusalOf(refusal(wire::Station::Compile, 3, "Failed to parse using StableHLO v1.8.8")).reason,
            QStringLiteral("The plug-in is too old for this program and can't read the network."));
        QCOMPARE(refusalOf(refusal(wire::Station::Call, 8, "Out of memory allocating 4 bytes")).reason,
                 QStringLiteral("There is not enough memory on the device."));
    }

    void devicesAreKeptAndListed()
    {
        QVERIFY(!DeviceCatalog::scan().usable(QStringLiteral("pjrt:stub:0")));
        DeviceCatalog::examine(QStringLiteral("pjrt:stub:0"));
        const auto device = DeviceCatalog::scan().usable(QStringLiteral("pjrt:stub:0"));
        QVERIFY(device);
        QCOMPARE(device->name, QStringLiteral("TPU v2"));
        QCOMPARE(device->memoryBytes, std::optional<qint64>(qint64(8) << 30));
        // The file alone tells it to the next process.
        qputenv("STUB_PLUGIN", "abort at client");
        QVERIFY(!Plugins::instance().ask(kStub).failure);
        QVERIFY(Plugins::instance().ask(kStub, true).failure.has_value());
    }

    void partOfAMachineSaysSo()
    {
        qputenv("STUB_PLUGIN", "eight cores");
        Plugins::instance().ask(kStub, true);
        const auto devices = DeviceKinds::of(DeviceKind("pjrt")).list(SystemFiles());
        QCOMPARE(devices.size(), 8);
        QCOMPARE(devices.last().id, QStringLiteral("pjrt:stub:7"));
        QCOMPARE(devices.last().name, QStringLiteral("TPU v2 (one of 8 cores)"));
    }

    void nothingIsLoadedUnasked()
    {
        PluginPlaces places;
        const QTemporaryDir python;
        QVERIFY(QDir().mkpath(python.filePath(QStringLiteral("jax_plugins/stub"))));
        QVERIFY(QFile::copy(QStringLiteral(STUB_PLUGIN),
                            python.filePath(QStringLiteral("jax_plugins/stub/stub.so"))));
        places.pythonFolders = {python.path()};
        Plugins::instance().setPlaces(places);
        const DeviceKindDefinition& kind = DeviceKinds::of(DeviceKind("pjrt"));
        DeviceCatalog::examine();
        QVERIFY(kind.list(SystemFiles()).isEmpty());
        DeviceCatalog::examine({}, true);
        QCOMPARE(kind.list(SystemFiles()).size(), 1);
        // The next process knows what it said, but lists it only when asked for it.
        Plugins::instance().setPlaces(places);
        QVERIFY(Plugins::instance().verdict(Plugins::instance().libraries().first()));
        QVERIFY(kind.list(SystemFiles()).isEmpty());
        DeviceCatalog::examine(QStringLiteral("pjrt:stub:0"));
        QCOMPARE(kind.list(SystemFiles()).size(), 1);
    }

    /// Its cards are there already.
    void jaxForNvidiaIsAskedByNameAlone()
    {
        const QTemporaryDir python;
        const QString folder = python.filePath(QStringLiteral("jax_plugins/xla_cuda13"));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::copy(QStringLiteral(STUB_PLUGIN), folder + QStringLiteral("/xla_cuda_plugin.so")));
        PluginPlaces places;
        places.pythonFolders = {python.path()};
        Plugins::instance().setPlaces(places);
        const DeviceKindDefinition& kind = DeviceKinds::of(DeviceKind("pjrt"));
        DeviceCatalog::examine({}, true);
        QVERIFY(kind.list(SystemFiles()).isEmpty());
        DeviceCatalog::examine(QStringLiteral("pjrt:xla_cuda13:0"));
        QCOMPARE(kind.list(SystemFiles()).size(), 1);
    }

    void missingFilesAreListed()
    {
        PluginPlaces places;
        places.named = {{QStringLiteral("gone"), QStringLiteral("/nowhere/gone.so"), true}};
        places.environment.insert(QStringLiteral("TPU_LIBRARY_PATH"), QStringLiteral("/nowhere/libtpu.so"));
        Plugins::instance().setPlaces(places);
        DeviceCatalog::examine();
        for (const auto& [id, file] :
             {std::pair("tpu:0", "/nowhere/libtpu.so"), std::pair("pjrt:gone:0", "/nowhere/gone.so")}) {
            const auto refused = DeviceCatalog::scan().usable(QString::fromLatin1(id));
            QVERIFY(!refused);
            const QString reason = QStringLiteral("There is no file %1.").arg(QLatin1String(file));
            QVERIFY2(refused.error().message.contains(reason), qPrintable(refused.error().message));
        }
    }

    /// The machine would swap, or end the run, before the system said no.
    void sharedMemoryLeavesWhatIsntFree()
    {
        const test::MachineTree machine;
        machine.write(QStringLiteral("/proc/meminfo"), "MemAvailable:   4096 kB\n");
        SharedMemory memory(machine.files());
        QVERIFY(memory.open());
        QVERIFY(memory.atLeast(size_t(2) << 20) != nullptr);
        QVERIFY(memory.atLeast(size_t(8) << 20) == nullptr);
        QVERIFY(memory.atLeast(size_t(3) << 20) != nullptr);
    }

    void endsWithItsOwner()
    {
        qint64 process = 0;
        {
            const auto worker = WorkerProcess::start({});
            QVERIFY(worker);
            process = worker.value()->processId();
            QVERIFY(QFile::exists(QStringLiteral("/proc/%1").arg(process)));
        }
        QVERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(process)));
    }

    /// Nor does anything that the plug-in has started live on.
    void helpersEndWithIt()
    {
        qputenv("STUB_PLUGIN", "helper at client");
        qint64 process = 0;
        {
            const auto worker = WorkerProcess::start({});
            QVERIFY(worker);
            process = worker.value()->processId();
            QVERIFY(!worker.value()->call(openRequest(kStub), {}).failure);
            QCOMPARE(processesOfGroup(process).size(), 2);
        }
        QTRY_COMPARE(processesOfGroup(process), QStringList());
    }

private:
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestPlugins)
#include "tst_plugins.moc"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/devicecatalog.h"
#include "devices/kind/cuda/cudadevices.h"
#include "devices/kind/cuda/libtorchlines.h"
#include "places.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSysInfo>
#include <QTest>

using namespace epochmark;

namespace {

const QString kFakeNvml = QStringLiteral(FAKE_NVML);

SystemFiles machine(const QString& name)
{
    return SystemFiles(QStringLiteral(EPOCHMARK_SOURCE_DIR "/tests/support/machines/") + name);
}

/// LibTorch 2.15 with its GPU half.
CudaSupport completeSupport()
{
    return {true, QStringLiteral("2.15.0"), 13, {}};
}

QList<VisibleCard> cards(const QList<int>& numbers)
{
    QList<VisibleCard> list;
    for (const int number : numbers) {
        list.append({number, {}, true});
    }
    return list;
}

const QString kMig = QStringLiteral("MIG-11111111-2222-3333-4444-555555555555");

}  // namespace

Q_DECLARE_METATYPE(CudaSupport)

class TestDeviceCatalog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void missingNvmlGivesNothing();
    void readsCardsThroughNvml();
    void refusesWithReasonAndRemedy();
    void namesTheLineThatServesCardAndDriver_data();
    void namesTheLineThatServesCardAndDriver();
    void knowsWhichKernelsRun();
    void knowsTheLinesThatArePinned();
    void countsCardsAsCudaShowsThem_data();
    void countsCardsAsCudaShowsThem();
    void namesTheCardThatIsShown();
    void namesCardsWithoutNvml();
    void findsByIdOnly();
    void scanBeginsWithTheProcessor();
};

void TestDeviceCatalog::missingNvmlGivesNothing()
{
    QVERIFY(Nvml::load(QStringLiteral("libno-such-library.so.1")) == nullptr);
}

void TestDeviceCatalog::readsCardsThroughNvml()
{
    const auto nvml = Nvml::load(kFakeNvml);
    QVERIFY(nvml != nullptr);
    const auto devices = cudaDevices(*nvml, cards({0, 1}), completeSupport(),
                                     machine(QStringLiteral("nvidia-old")));
    QCOMPARE(devices.size(), 2);
    const Device& card = devices.first();
    QCOMPARE(card.id, QStringLiteral("cuda:0"));
    QCOMPARE(card.name, QStringLiteral("NVIDIA GeForce RTX 3060 Ti"));
    QCOMPARE(card.memoryBytes.value_or(0), qint64(8) << 30);
    QCOMPARE(card.memoryInUseBytes.value_or(0), qint64(1) << 30);
    QCOMPARE(card.usedBy, QStringLiteral("Xorg"));
    QCOMPARE(card.detail, QStringLiteral("compute 8.6 · driver 580.95.05 · at most 200 W · PCIe 4 x16"));
    QVERIFY2(card.isUsable, qPrintable(card.reason));
    // What the old card doesn't answer is unknown, not 0.
    QVERIFY(nvml->temperature(0).has_value());
    QVERIFY(!nvml->temperature(1).has_value());
    QVERIFY(!nvml->watts(1).has_value());
    QVERIFY(!devices.at(1).powerLimitWatts && devices.at(1).link.isEmpty());
    QCOMPARE(devices.at(1).detail, QStringLiteral("compute 5.2 · driver 580.95.05"));
    QVERIFY(!nvml->energyJoules(1).has_value());
    QCOMPARE(nvml->throttleReasons(0).value_or(0), quint64(0x44));
    QVERIFY(!nvml->throttleReasons(1));
    QVERIFY(!nvml->throttleReasons(7));
}

void TestDeviceCatalog::refusesWithReasonAndRemedy()
{
    const auto nvml = Nvml::load(kFakeNvml);
    const SystemFiles files = machine(QStringLiteral("nvidia-old"));
    const Device old = cudaDevices(*nvml, cards({0, 1}), completeSupport(), files).at(1);
    QVERIFY(!old.isUsable);
    QVERIFY2(old.reason.contains(QStringLiteral("5.2")), qPrintable(old.reason));
    QVERIFY2(old.remedy.contains(QStringLiteral("packaging/setup.sh --cuda --libtorch 2.7")),
             qPrintable(old.remedy));

    CudaFacts facts{std::optional<int>(130), {}, true};
    QVERIFY(cudaRefusal(facts, completeSupport())->reason.contains(QLatin1String("13.0")));
    facts = {std::optional<int>(75), {}, false};
    QVERIFY(cudaRefusal(facts, completeSupport())->remedy.contains(QLatin1String("CUDA_VISIBLE_DEVICES")));
    for (const int capability : {75, 86, 120}) {
        QVERIFY(
            !cudaRefusal({std::optional<int>(capability), QStringLiteral("580.1"), true}, completeSupport()));
    }

    CudaSupport bareSupport = completeSupport();
    bareSupport.hasLibraries = false;
    const Device bare = cudaDevices(*nvml, cards({0}), bareSupport, files).first();
    QVERIFY2(!bare.isUsable && bare.remedy.contains(QStringLiteral("packaging/setup.sh --cuda")),
             qPrintable(bare.remedy));
}

/// Every card of the article, and others, under drivers old and new: which LibTorch is named.
void TestDeviceCatalog::namesTheLineThatServesCardAndDriver_data()
{
    QTest::addColumn<int>("capability");
    QTest::addColumn<QString>("driver");
    QTest::addColumn<CudaSupport>("support");
    QTest::addColumn<QString>("remedy");  // what it has to contain; empty: usable
    const auto row = [](const char* name, int capability, const char* driver, const CudaSupport& support,
                        const char* remedy) {
        QTest::newRow(name) << capability << QString::fromLatin1(driver) << support
                            << QString::fromLatin1(remedy);
    };
    const CudaSupport newest = completeSupport();
    const CudaSupport oldest{true, QStringLiteral("2.7.1"), 12, {}};
    CudaSupport bare = newest;
    bare.hasLibraries = false;
    CudaSupport folder = bare;  // one that may be carried around, with engines for two lines
    folder.fetchLines = QStringList{QStringLiteral("2.15"), QStringLiteral("2.7")};
    CudaSupport folderOfOld = bare;
    folderOfOld.fetchLines = QStringList{QStringLiteral("2.7")};
    folderOfOld.isInstalled = true;
    CudaSupport folderOfNew = newest;
    folderOfNew.isInstalled = true;
    // Python's torch 2.11 for CUDA 12: neither the driver nor the kernels of the pinned 2.11 are its own.
    CudaSupport python{true, QStringLiteral("2.11"), 12, {}};
    python.isPinned = false;
    CudaSupport unknown = python;
    unknown.cudaMajor = 0;
    const CudaSupport foreign{
        true, QStringLiteral("2.9.0"), 12, {QStringLiteral("sm_80"), QStringLiteral("compute_90")}};
    row("RTX 3060 Ti", 86, "580.95.05", newest, "");
    row("RTX 3060 Ti, driver of 2024", 86, "560.35.03", newest, "--cuda --libtorch 2.7 and packaging/run.sh");
    row("RTX 3060 Ti, driver of 2021", 86, "470.82", newest, "Install driver 580");
    row("RTX 3060 Ti, no libraries", 86, "580.95.05", bare, "Run packaging/setup.sh --cuda, then");
    row("RTX 3060 Ti, no libraries, driver of 2024", 86, "560.35.03", bare, "--cuda --libtorch 2.7");
    row("RTX 3060 Ti, folder", 86, "580.95.05", folder, "setup --cards, which fetches LibTorch 2.15 ");
    row("RTX 3060 Ti, folder, driver of 2024", 86, "560.35.03", folder,
        "setup --cards, which fetches LibTorch 2.7 ");
    row("RTX 3060 Ti, folder for 2.7 alone", 86, "580.95.05", folderOfOld,
        "which fetches LibTorch 2.7 for it, then start");
    row("RTX 3060 Ti, folder, driver of 2021", 86, "470.82", folder, "Install driver 580");
    row("GTX 970, folder", 52, "580.65", folder, "setup --cards, which fetches LibTorch 2.7 ");
    row("RTX 5090, folder for 2.7 alone", 120, "580.65", folderOfOld,
        "LibTorch 2.15 drives it: take an Epochmark that has an engine");
    row("GTX 970, folder for 2.15 alone, driver of 2020", 52, "450.80", folderOfNew,
        "under driver 525 or later: install that, then run epochmark-cli setup --cards");
    row("Kepler, folder", 35, "470.82", folderOfNew, "epochmark-cli setup --libtorch FOLDER");
    row("V100, Python's torch for CUDA 12", 70, "535.54", python, "");
    row("T4, Python's torch for CUDA 12, driver of 2020", 75, "450.80", python, "Install driver 525");
    row("V100, Python's torch for who knows which CUDA", 70, "450.80", unknown, "");
    row("Tesla T4", 75, "580.65", newest, "");
    row("Tesla T4 with 2.7", 75, "535.54", oldest, "");
    row("GTX 970", 52, "580.65", newest, "--cuda --libtorch 2.7, then");
    row("GTX 970, driver of 2020", 52, "450.80", newest, "under driver 525 or later");
    row("GTX 970 with 2.7", 52, "535.54", oldest, "");
    row("Kepler", 35, "470.82", newest, "CMAKE_PREFIX_PATH");
    row("RTX 5090 with 2.7", 120, "580.65", oldest, "LibTorch 2.15 drives it");
    row("GB10", 121, "580.95.05", newest, "");
    row("GB10, no libraries", 121, "580.95.05", bare, "Run packaging/setup.sh --cuda, then");
    row("a card of tomorrow", 130, "650.10", newest, "CMAKE_PREFIX_PATH");
    row("another LibTorch, its own code", 86, "550.10", foreign, "");
    row("another LibTorch, by PTX", 120, "550.10", foreign, "");
    row("another LibTorch, too old a card", 75, "550.10", foreign, "--libtorch 2.7");
}

void TestDeviceCatalog::namesTheLineThatServesCardAndDriver()
{
    if (QSysInfo::buildCpuArchitecture() != QLatin1String("x86_64")) {
        QSKIP("LibTorch 2.7 has a GPU half on x86-64 alone.");
    }
    QFETCH(int, capability);
    QFETCH(QString, driver);
    QFETCH(CudaSupport, support);
    QFETCH(QString, remedy);
    const auto refusal = cudaRefusal({capability, driver, true}, support);
    QCOMPARE(refusal.has_value(), !remedy.isEmpty());
    if (refusal) {
        QVERIFY2(refusal->remedy.contains(remedy), qPrintable(refusal->reason + u' ' + refusal->remedy));
        QVERIFY(!refusal->reason.isEmpty());
    }
}

/// By NVIDIA's rules: machine code runs within its major number, PTX on everything newer.
void TestDeviceCatalog::knowsWhichKernelsRun()
{
    const auto runs = [](const char* kernel, int capability) {
        return runsOn({QString::fromLatin1(kernel)}, capability);
    };
    QVERIFY(runs("sm_80", 86) && runs("sm_80", 89) && !runs("sm_80", 90) && !runs("sm_80", 75));
    QVERIFY(!runs("sm_86", 80));
    QVERIFY(runs("compute_75", 120) && !runs("compute_75", 70));
    QVERIFY(runs("sm_90a", 90) && !runs("compute_90a", 100) && !runs("sm_90a", 91));
    QVERIFY(runs("sm_100f", 103) && !runs("sm_100f", 120));
    QVERIFY(!runs("gfx90a", 90) && !runsOn({}, 86));
}

/// One truth in two places: the pins name the same lines, versions and CUDA.
void TestDeviceCatalog::knowsTheLinesThatArePinned()
{
    const QDir pins(QStringLiteral(EPOCHMARK_SOURCE_DIR "/packaging/libtorch"));
    QStringList names;
    for (const LibtorchLine& line : libtorchLines()) {
        names.append(line.name);
        QFile file(pins.filePath(line.name + QStringLiteral("/x86_64-cuda.txt")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY2(text.contains(QStringLiteral("cu%1").arg(line.cudaMajor)), qPrintable(line.name));
        QCOMPARE(line.isForX86Alone, !pins.exists(line.name + QStringLiteral("/aarch64-cuda.txt")));
        QFile wheel(pins.filePath(line.name + QStringLiteral("/x86_64.txt")));
        QVERIFY(wheel.open(QIODevice::ReadOnly));
        const auto version = QRegularExpression(QStringLiteral("torch==(\\S+)"))
                                 .match(QString::fromUtf8(wheel.readAll()))
                                 .captured(1);
        QCOMPARE(lineOf(version), std::optional(line));
    }
    QStringList folders = pins.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    names.sort();
    folders.sort();
    QCOMPARE(folders, names);
    QVERIFY(!lineOf(QStringLiteral("2.70.0")));
}

void TestDeviceCatalog::countsCardsAsCudaShowsThem_data()
{
    QTest::addColumn<std::optional<QString>>("variable");
    QTest::addColumn<QList<int>>("numbers");
    const auto row = [](const char* name, const QString& variable, const QList<int>& numbers) {
        QTest::newRow(name) << std::optional<QString>(variable) << numbers;
    };
    QTest::newRow("not set") << std::optional<QString>() << QList<int>{0, 1, 2};
    row("one", QStringLiteral("2"), {2});
    row("another order", QStringLiteral("2, 0"), {2, 0});
    row("none", QStringLiteral(""), {});
    row("ends at the first wrong one", QStringLiteral("1,-1,0"), {1});
    row("a card that isn't there", QStringLiteral("7"), {});
    row("numbers as strtoul reads them", QStringLiteral("1st,2nd"), {1, 2});
    row("one twice", QStringLiteral("1,2,1"), {});
    row("whole UUID", QStringLiteral("GPU-0a1b2c3d-4e5f-4061-8293-a4b5c6d7e8f9"), {2});
    row("start of a UUID", QStringLiteral("GPU-8932f937"), {0});
    row("two UUIDs, another order", QStringLiteral("GPU-0a1b, GPU-8932f0"), {2, 1});
    row("start of two UUIDs", QStringLiteral("GPU-8932"), {});
    row("no such UUID ends it", QStringLiteral("GPU-0a1b,GPU-ffff,GPU-8932f9"), {2});
    row("a number after a UUID ends it", QStringLiteral("GPU-0a1b,0"), {2});
    row("a UUID after a number ends it", QStringLiteral("0,GPU-0a1b"), {0});
    row("one UUID twice", QStringLiteral("GPU-0a1b,GPU-0a1b2c3d"), {});
    row("a slice", kMig, {-1});
    row("a slice in the older form", QStringLiteral("MIG-GPU-8932f937/1/0"), {-1});
}

void TestDeviceCatalog::countsCardsAsCudaShowsThem()
{
    QFETCH(std::optional<QString>, variable);
    const auto nvml = Nvml::load(kFakeNvml);
    const QStringList uuids{nvml->uuid(0), nvml->uuid(1), nvml->uuid(2)};
    const auto numbersOf = [&](bool isOrderedBySlot) {
        QList<int> numbers;
        for (const VisibleCard& card : visibleCards(uuids, {variable, isOrderedBySlot})) {
            numbers.append(card.card);
            // By speed, only a name tells which card is meant.
            const bool isNamed = variable
                                 && (variable->contains(QLatin1String("GPU-"))
                                     || variable->contains(QLatin1String("MIG-")));
            const bool isNumbered = !variable || variable->front().isDigit();
            if (isNamed != isNumbered && card.isCertain != (isOrderedBySlot || isNamed)) {
                numbers.append(-100);
            }
        }
        return numbers;
    };
    QTEST(numbersOf(true), "numbers");
    QTEST(numbersOf(false), "numbers");
    // A machine's only card is that card in any order.
    for (const VisibleCard& card : visibleCards({uuids.first()}, {QStringLiteral("0"), false})) {
        QVERIFY(card.isCertain);
    }
}

void TestDeviceCatalog::namesTheCardThatIsShown()
{
    const auto nvml = Nvml::load(kFakeNvml);
    const SystemFiles files = machine(QStringLiteral("nvidia-old"));
    // A card that is shown alone is cuda:0, whatever its number is.
    const Device alone = cudaDevices(*nvml, cards({1}), completeSupport(), files).first();
    QCOMPARE(alone.id, QStringLiteral("cuda:0"));
    QCOMPARE(alone.name, QStringLiteral("NVIDIA GeForce GTX 970"));
    QCOMPARE(alone.uuid, nvml->uuid(1));
    QCOMPARE(alone.pciAddress, QStringLiteral("0000:02:00.0"));
    QVERIFY(alone.isPlaceCertain);

    const Device perhaps = cudaDevices(*nvml, {{2, {}, false}}, completeSupport(), files).first();
    QVERIFY(!perhaps.isPlaceCertain);
    QVERIFY2(perhaps.detail.contains(QLatin1String("CUDA_DEVICE_ORDER")), qPrintable(perhaps.detail));

    const Device slice = cudaDevices(*nvml, {{-1, kMig, true}}, completeSupport(), files).first();
    QVERIFY2(slice.name.contains(QLatin1String("MIG")) && slice.isUsable, qPrintable(slice.name));
    QVERIFY(!slice.memoryBytes);
    QCOMPARE(slice.uuid, kMig);
}

void TestDeviceCatalog::namesCardsWithoutNvml()
{
    const auto devices = cudaDevices(machine(QStringLiteral("nvidia-old")));
    QCOMPARE(devices.size(), 1);
    QCOMPARE(devices.first().name, QStringLiteral("NVIDIA GeForce GTX 970"));
    QVERIFY(!devices.first().isUsable);
    QVERIFY(!devices.first().reason.isEmpty() && !devices.first().remedy.isEmpty());
    QVERIFY(cudaDevices(machine(QStringLiteral("amd-desktop"))).isEmpty());
}

void TestDeviceCatalog::findsByIdOnly()
{
    Device cpu;
    cpu.id = QStringLiteral("cpu");
    Device card;
    card.id = QStringLiteral("cuda:0");
    card.name = QStringLiteral("A card");
    card.isUsable = false;
    card.reason = QStringLiteral("It is broken.");
    card.remedy = QStringLiteral("Mend it.");
    const DeviceCatalog catalog({cpu, card});
    QVERIFY(catalog.usable(QStringLiteral("cpu")).hasValue());

    const auto broken = catalog.usable(QStringLiteral("cuda:0"));
    QVERIFY(!broken);
    QCOMPARE(broken.error().code, ErrorCode::DeviceUnavailable);
    QVERIFY(broken.error().message.contains(card.reason) && broken.error().message.contains(card.remedy));

    const auto missing = catalog.usable(QStringLiteral("cuda:7"));
    QCOMPARE(missing.error().code, ErrorCode::DeviceUnavailable);
    QVERIFY2(missing.error().message.contains(QStringLiteral("cuda:7")), qPrintable(missing.error().message));
    QVERIFY(missing.error().message.contains(QStringLiteral("cpu")));
}

void TestDeviceCatalog::scanBeginsWithTheProcessor()
{
    const auto devices = DeviceCatalog::scan().devices();
    QVERIFY(!devices.isEmpty());
    QCOMPARE(devices.first().id, QStringLiteral("cpu"));
    QVERIFY(devices.first().isUsable);
    for (const Device& device : devices) {
        QVERIFY2(device.isUsable || (!device.reason.isEmpty() && !device.remedy.isEmpty()),
                 qPrintable(device.id));
    }
}

QTEST_GUILESS_MAIN(TestDeviceCatalog)
#include "tst_devicecatalog.moc"

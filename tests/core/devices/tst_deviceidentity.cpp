// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/cudadevices.h"
#include "devices/kind/cuda/cudaidentity.h"
#include "fakerun.h"

#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// What the driver says of a card of the stand-in, as CUDA spells it.
DeviceIdentity driven(int card)
{
    const auto nvml = Nvml::load(QStringLiteral(FAKE_NVML));
    return {nvml->name(card), QStringLiteral("GPU-") + nvml->uuid(card).sliced(4).toUpper(),
            nvml->pciAddress(card)};
}

EngineDevice engineDevice(const DeviceIdentity& identity)
{
    return {QStringLiteral("cuda:0"), true, {}, identity};
}

/// A run on cuda:0 of a catalogue that lists the stand-in's three cards as CUDA_VISIBLE_DEVICES and
/// CUDA_DEVICE_ORDER ask for.
struct CardRun {
    CardRun(const CudaEnvironment& environment, FakeBehaviour behaviour) : run(std::move(behaviour))
    {
        const CudaSupport support{true, QStringLiteral("2.15.0"), 13, {}};
        const QStringList uuids{nvml->uuid(0), nvml->uuid(1), nvml->uuid(2)};
        devices = cudaDevices(*nvml, visibleCards(uuids, environment), support, SystemFiles());
        run.request.deviceId = QStringLiteral("cuda:0");
    }

    Result<RunRecord> execute()
    {
        RunDependencies dependencies = run.dependencies();
        dependencies.devices = [this] { return DeviceCatalog(devices); };
        dependencies.sensors = RunDependencies::sensorsOf;  // the card's own, not a test's
        return RunExecutor(run.request, QUuid::createUuid().toString(QUuid::WithoutBraces), dependencies,
                           run.sink, run.stop.token())
            .run();
    }

    std::shared_ptr<const Nvml> nvml = Nvml::load(QStringLiteral(FAKE_NVML));
    FakeRun run;
    QList<Device> devices;
};

const CudaEnvironment kBySpeed{std::nullopt, false};
const CudaEnvironment kBySlot{std::nullopt, true};

}  // namespace

class TestDeviceIdentity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void spellings();
    void theCardThatComputesIsRecorded_data();
    void theCardThatComputesIsRecorded();
    void aSliceIsNotItsCard();
    void theUnfitCardIsRefused();
    void theUnknownCardIsRefused();
    void anotherCardWhileTrainingFails();

private:
    std::shared_ptr<const Nvml> m_nvml;
};

/// From now on whoever loads NVIDIA's library gets the stand-in, the kind's own code included.
void TestDeviceIdentity::initTestCase()
{
    m_nvml = Nvml::load(QStringLiteral(FAKE_NVML));
    QVERIFY(m_nvml);
    const auto byName = Nvml::load();
    QVERIFY(byName);
    QCOMPARE(byName->name(2), QStringLiteral("NVIDIA Tesla T4"));
}

void TestDeviceIdentity::spellings()
{
    QCOMPARE(cudaUuid(QByteArray::fromHex("8932f937d72c4106c12f20bd9faed9f6")), m_nvml->uuid(0));
    QCOMPARE(cudaUuid("short"), QString());
    QCOMPARE(plainPciAddress(QStringLiteral("00000000:0A:00.0")), QStringLiteral("0000:0a:00.0"));
    QCOMPARE(plainPciAddress(QStringLiteral("00010000:0A:00.0")), QStringLiteral("10000:0a:00.0"));
    QCOMPARE(plainPciAddress(QStringLiteral("slot 1")), QString());
    const DeviceIdentity card{{}, QStringLiteral("GPU-AB"), QStringLiteral("0000:01:00.0")};
    QVERIFY(isSameDevice(card, {{}, QStringLiteral("MIG-ab"), {}}) == true);
    QVERIFY(isSameDevice(card, {{}, QStringLiteral("GPU-ac"), card.pciAddress}) == false);
    QVERIFY(isSameDevice(card, {{}, {}, QStringLiteral("00000000:01:00.0")}) == true);
    QVERIFY(!isSameDevice(card, {QStringLiteral("a name"), {}, {}}));
}

void TestDeviceIdentity::theCardThatComputesIsRecorded_data()
{
    QTest::addColumn<std::optional<QString>>("visible");
    QTest::addColumn<bool>("isOrderedBySlot");
    QTest::addColumn<int>("card");
    QTest::addColumn<bool>("isTold");  ///< that it isn't the one that was listed
    const std::optional<QString> third = QStringLiteral("GPU-0a1b2c3d");
    QTest::newRow("by slot") << std::optional<QString>() << true << 0 << false;
    QTest::newRow("by slot, the third by its number")
        << std::optional<QString>(QStringLiteral("2")) << true << 2 << false;
    QTest::newRow("by UUID") << third << true << 2 << false;
    QTest::newRow("by UUID and speed") << third << false << 2 << false;
    QTest::newRow("by speed: the same") << std::optional<QString>() << false << 0 << false;
    QTest::newRow("by speed: another") << std::optional<QString>() << false << 2 << true;
    QTest::newRow("by speed and number: another")
        << std::optional<QString>(QStringLiteral("1")) << false << 2 << true;
}

void TestDeviceIdentity::theCardThatComputesIsRecorded()
{
    QFETCH(std::optional<QString>, visible);
    QFETCH(bool, isOrderedBySlot);
    QFETCH(int, card);
    QFETCH(bool, isTold);
    FakeBehaviour behaviour;
    behaviour.devices = {engineDevice(driven(card))};
    behaviour.trainedOn = driven(card);
    CardRun run({visible, isOrderedBySlot}, behaviour);
    const auto record = run.execute();
    QVERIFY2(record, qPrintable(record ? QString() : record.error().message));
    QVERIFY(record->status == RunStatus::Completed);
    QCOMPARE(record->device.id, QStringLiteral("cuda:0"));
    QCOMPARE(record->device.name, m_nvml->name(card));
    QCOMPARE(record->device.memoryBytes.value_or(0), m_nvml->memory(card)->totalBytes);
    QCOMPARE(record->environment.value(QStringLiteral("gpu")).toString(), m_nvml->name(card));
    QCOMPARE(record->environment.value(QStringLiteral("gpu_uuid")).toString(), m_nvml->uuid(card));
    QCOMPARE(record->environment.value(QStringLiteral("gpu_pci")).toString(), m_nvml->pciAddress(card));
    QCOMPARE(record->environment.contains(QStringLiteral("gpu_power_limit_w")),
             m_nvml->powerLimitWatts(card).has_value());
    QCOMPARE(record->environment.contains(QStringLiteral("gpu_link")), m_nvml->link(card).has_value());
    // Its own sensors: the stand-in's cards are of unlike warmth.
    QVERIFY(record->heat && record->energy);
    QCOMPARE(record->heat->startCelsius.value_or(0), m_nvml->temperature(card).value_or(-1));
    QCOMPARE(record->energy->scope, QStringLiteral("GPU only"));
    if (card == 2) {  // the one that is never idle
        QCOMPARE(record->heat->meanMegahertz, m_nvml->megahertz(card));
        QCOMPARE(record->heat->baseMegahertz, std::optional<double>(585));
    }
    QCOMPARE(run.run.sink.messages.join(u' ').contains(m_nvml->name(card)), isTold);
}

void TestDeviceIdentity::aSliceIsNotItsCard()
{
    const DeviceIdentity slice{QStringLiteral("NVIDIA A100 MIG 1g.5gb"),
                               QStringLiteral("GPU-11111111-2222-3333-4444-555555555555"),
                               m_nvml->pciAddress(0)};
    FakeBehaviour behaviour;
    behaviour.devices = {engineDevice(slice)};
    behaviour.trainedOn = slice;
    for (const auto& visible :
         {std::optional<QString>(), std::optional<QString>(QStringLiteral("MIG-11111111"))}) {
        CardRun run({visible, true}, behaviour);
        const auto record = run.execute();
        QVERIFY2(record, qPrintable(record ? QString() : record.error().message));
        QVERIFY(record->status == RunStatus::Completed);
        QCOMPARE(record->device.name, slice.name);
        QCOMPARE(record->environment.value(QStringLiteral("gpu_uuid")).toString(),
                 QStringLiteral("MIG-11111111-2222-3333-4444-555555555555"));
        QVERIFY(!record->device.memoryBytes);
        QVERIFY(!record->energy && !record->heat);
    }
}

void TestDeviceIdentity::theUnfitCardIsRefused()
{
    FakeBehaviour behaviour;
    behaviour.devices = {engineDevice(driven(1))};
    CardRun run(kBySpeed, behaviour);
    const auto record = run.execute();
    QVERIFY(!record);
    QVERIFY(record.error().code == ErrorCode::DeviceUnavailable);
    QVERIFY2(record.error().message.contains(QLatin1String("5.2")), qPrintable(record.error().message));
    QVERIFY(run.run.stored().isEmpty());
}

void TestDeviceIdentity::theUnknownCardIsRefused()
{
    FakeBehaviour behaviour;
    behaviour.devices = {engineDevice({QStringLiteral("A card"), QStringLiteral("GPU-77777777"), {}})};
    CardRun run(kBySlot, behaviour);
    const auto record = run.execute();
    QVERIFY(!record);
    QVERIFY(record.error().code == ErrorCode::DeviceUnavailable);
    QVERIFY2(record.error().message.contains(QLatin1String("GPU-77777777")),
             qPrintable(record.error().message));
    QVERIFY(run.run.stored().isEmpty());
}

void TestDeviceIdentity::anotherCardWhileTrainingFails()
{
    FakeBehaviour behaviour;
    behaviour.devices = {engineDevice(driven(0))};
    behaviour.trainedOn = driven(2);
    CardRun run(kBySlot, behaviour);
    const auto record = run.execute();
    QVERIFY(record);
    QVERIFY(record->status == RunStatus::Failed);
    QVERIFY(!record->isRanked);
    QVERIFY(hasReason(record.value(), m_nvml->name(2)));
}

QTEST_GUILESS_MAIN(TestDeviceIdentity)
#include "tst_deviceidentity.moc"

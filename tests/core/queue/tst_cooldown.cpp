// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/cooldown.h"
#include "queue/queuethermometer.h"

#include <QTest>

using namespace epochmark;

namespace {

using Mode = CoolDownRule::Mode;

/// Seconds that a pause lasts, looked at ten times a second, when the device cools as `celsiusAt` says.
template <typename Celsius>
double lengthOf(const CoolDown& pause, Celsius celsiusAt)
{
    for (int tenth = 0; tenth < 100'000; ++tenth) {
        if (pause.at(tenth / 10.0, celsiusAt(tenth / 10.0)).isOver) {
            return tenth / 10.0;
        }
    }
    return -1;
}

class FixedTemperature final : public TemperatureSensor {
public:
    explicit FixedTemperature(double& celsius) : m_celsius(celsius) {}
    std::optional<double> celsius() override { return m_celsius; }

private:
    double& m_celsius;
};

RunPlan planOf(const QStringList& devices, const CoolDownRule& rule = {})
{
    RunPlan plan = RunPlan::of({}, crossed(devices, {}));
    plan.coolDown = rule;
    return plan;
}

}  // namespace

class TestCoolDown : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ruleFromText_data();
    void ruleFromText();
    void waitsForTheTemperatureAtRest();
    void neverShorterNorLongerThanItsLimits();
    void withoutTemperatureItIsAFixedTime();
    void fixedAndOffKnowNoTemperature();
    void saysWhatItWaitsFor();
    void onlySeveralSetsPauseByThemselves();
    void thermometerKeepsTheRest();
    void unknownDeviceHasNoTemperature();
};

void TestCoolDown::ruleFromText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isValid");
    QTest::addColumn<int>("seconds");
    QTest::newRow("auto") << "auto" << true << 0;
    QTest::newRow("off") << "off" << true << 0;
    QTest::newRow("none at all") << "0" << true << 0;
    QTest::newRow("half a minute") << "30" << true << 30;
    QTest::newRow("an hour") << "3600" << true << 3600;
    QTest::newRow("more") << "3601" << false << 0;
    QTest::newRow("negative") << "-1" << false << 0;
    QTest::newRow("a word") << "long" << false << 0;
    QTest::newRow("nothing") << "" << false << 0;
}

void TestCoolDown::ruleFromText()
{
    QFETCH(QString, text);
    const auto rule = CoolDownRule::fromString(text);
    QTEST(rule.hasValue(), "isValid");
    if (rule) {
        QTEST(rule->seconds, "seconds");
    } else {
        QVERIFY(rule.error().message.endsWith(u'.'));
    }
}

void TestCoolDown::waitsForTheTemperatureAtRest()
{
    // 80 °C falling by half a degree a second to within five of 40: 70 s.
    const CoolDown pause({}, 40);
    QCOMPARE(lengthOf(pause, [](double seconds) { return 80 - seconds / 2; }), 70.0);
}

void TestCoolDown::neverShorterNorLongerThanItsLimits()
{
    const CoolDown pause({}, 40);
    QCOMPARE(lengthOf(pause, [](double) { return 30.0; }), CoolDown::kShortestSeconds);
    QCOMPARE(lengthOf(pause, [](double) { return 90.0; }), CoolDown::kLongestSeconds);
}

void TestCoolDown::withoutTemperatureItIsAFixedTime()
{
    const auto unknown = [](double) { return std::optional<double>(); };
    QCOMPARE(lengthOf(CoolDown({}, std::nullopt), unknown), CoolDown::kBlindSeconds);
    QCOMPARE(lengthOf(CoolDown({}, 40), unknown), CoolDown::kBlindSeconds);
    QCOMPARE(lengthOf(CoolDown({}, std::nullopt), [](double) { return 90.0; }), CoolDown::kBlindSeconds);
    // A sensor that falls silent on the way.
    QCOMPARE(lengthOf(CoolDown({}, 40),
                      [](double seconds) { return seconds < 20 ? std::optional<double>(90) : std::nullopt; }),
             20.0);
}

void TestCoolDown::fixedAndOffKnowNoTemperature()
{
    const auto hot = [](double) { return 95.0; };
    QCOMPARE(lengthOf(CoolDown({Mode::Fixed, 30}, 40), hot), 30.0);
    QCOMPARE(lengthOf(CoolDown({Mode::Fixed, 0}, 40), hot), 0.0);
    QCOMPARE(lengthOf(CoolDown({Mode::Off, 0}, 40), hot), 0.0);
}

void TestCoolDown::saysWhatItWaitsFor()
{
    QCOMPARE(coolDownWords(CoolDown({}, 40).at(3, 81.4)), QStringLiteral("Cooling down, 81 °C, on at 45 °C"));
    QCOMPARE(coolDownWords(CoolDown({}, std::nullopt).at(2.2, std::nullopt)),
             QStringLiteral("Cooling down, 13 s left"));
    QCOMPARE(coolDownWords(CoolDown({}, 40).at(1, 41)), QStringLiteral("Cooling down, 4 s left"));
}

void TestCoolDown::onlySeveralSetsPauseByThemselves()
{
    const QString cpu = QStringLiteral("cpu");
    const QString cuda = QStringLiteral("cuda:0");
    QVERIFY(!planOf({cpu}).hasCoolDown());
    QVERIFY(planOf({cpu, cuda}).hasCoolDown());
    QVERIFY(planOf({cpu}, {Mode::Fixed, 10}).hasCoolDown());
    QVERIFY(!planOf({cpu, cuda}, {Mode::Fixed, 0}).hasCoolDown());
    QVERIFY(!planOf({cpu, cuda}, {Mode::Off, 0}).hasCoolDown());
}

void TestCoolDown::thermometerKeepsTheRest()
{
    double celsius = 41;
    QStringList opened;
    QueueThermometer thermometer([&](const QString& device) -> std::unique_ptr<TemperatureSensor> {
        opened.append(device);
        return device == QLatin1String("cpu") ? std::make_unique<FixedTemperature>(celsius) : nullptr;
    });
    thermometer.noteRest(planOf({QStringLiteral("cpu")}));
    QVERIFY2(opened.isEmpty(), "no pause, so nothing to read");
    thermometer.noteRest(planOf({QStringLiteral("cpu"), QStringLiteral("cuda:0")}));
    QCOMPARE(opened, (QStringList{QStringLiteral("cpu"), QStringLiteral("cuda:0")}));
    celsius = 77;
    QCOMPARE(thermometer.rest(QStringLiteral("cpu")), std::optional<double>(41));
    QCOMPARE(thermometer.now(QStringLiteral("cpu")), std::optional<double>(77));
    QVERIFY(!thermometer.rest(QStringLiteral("cuda:0")));
    QVERIFY(!thermometer.now(QStringLiteral("cuda:0")));
    QVERIFY(!thermometer.rest(QStringLiteral("mps")));
}

void TestCoolDown::unknownDeviceHasNoTemperature()
{
    QVERIFY(QueueThermometer::openDeviceTemperature(QStringLiteral("abacus")) == nullptr);
    QVERIFY(QueueThermometer::openDeviceTemperature(QStringLiteral("cuda:77")) == nullptr);
}

QTEST_GUILESS_MAIN(TestCoolDown)
#include "tst_cooldown.moc"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/settings.h"
#include "run/spoollimit.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLastRequest();
    void keepsRepeatsAndPauses();
    void ignoresValuesOutOfRange();
    void readsTheSpoolsLimitAsTheTerminalDoes_data();
    void readsTheSpoolsLimitAsTheTerminalDoes();
    void keepsRecentDatasetsInOrder();
    void keepsColours_data();
    void keepsColours();
    void keepsJobWorkloadAndColumns();
    void keepsALineForEachReport();
    void startsWithDefaults();

private:
    QString file() const
    {
        return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + QLatin1String(".ini"));
    }

    QTemporaryDir m_folder;
};

void TestSettings::keepsTheLastRequest()
{
    RunRequest request;
    request.deviceId = QStringLiteral("cuda:1");
    request.preset = Preset::Custom;
    request.workload.network = QStringLiteral("resnet18");
    request.workload.batchSize = 64;
    request.workload.epochs = 7;
    request.workload.learningRate = 0.0005;
    request.threads = 3;
    request.seed = 1234567890123ULL;
    Settings(file()).setLastRequest(request);
    const RunRequest read = Settings(file()).lastRequest();
    QCOMPARE(read.deviceId, request.deviceId);
    QVERIFY(read.preset == Preset::Custom);
    QVERIFY(read.workload == request.workload);
    QCOMPARE(read.threads, 3);
    QCOMPARE(read.seed, request.seed);
}

void TestSettings::keepsRepeatsAndPauses()
{
    for (const Repeats& repeats : {Repeats{1, true}, Repeats{4, false}}) {
        Settings(file()).setLastRepeats(repeats);
        QVERIFY(Settings(file()).lastRepeats() == repeats);
    }
    using Mode = CoolDownRule::Mode;
    for (const CoolDownRule& rule :
         {CoolDownRule{Mode::Off, 0}, CoolDownRule{Mode::Fixed, 30}, CoolDownRule{}}) {
        Settings(file()).setLastCoolDown(rule);
        QVERIFY(Settings(file()).lastCoolDown() == rule);
    }
}

void TestSettings::ignoresValuesOutOfRange()
{
    QFile ini(file());
    QVERIFY(ini.open(QIODevice::WriteOnly));
    ini.write("[run]\npreset=custom\nbatch=0\nepochs=-3\nthreads=-1\nrepeats=-2\ncoolDown=soon\n[charts]"
              "\nghosts=99\n[window]\nscheme="
              "purple\n[pixels]\nspoolGib=-4\n");
    ini.close();
    Settings settings(file());
    QVERIFY(settings.lastRequest().workload == workloadOf(Preset::Custom));
    QCOMPARE(settings.lastRequest().threads, 0);
    QCOMPARE(settings.spoolGib(), 0);
    QCOMPARE(spoollimit::gibIn(file()), 0);
    QVERIFY(settings.lastRepeats() == Repeats());
    QVERIFY(settings.lastCoolDown() == CoolDownRule());
    QCOMPARE(settings.ghostCount(), 3);
    QVERIFY(settings.colorScheme() == ColorScheme::System);
}

/// Window and terminal read one line of the file alike, whatever a hand wrote there.
void TestSettings::readsTheSpoolsLimitAsTheTerminalDoes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("gib");
    QTest::newRow("none") << QByteArray("spoolGib=none") << 0;
    QTest::newRow("half") << QByteArray("spoolGib=0.5") << 0;
    QTest::newRow("empty") << QByteArray("spoolGib=") << 0;
    QTest::newRow("number") << QByteArray("spoolGib= 7") << 7;
    QTest::newRow("missing") << QByteArray("other=1") << spoollimit::kUsualGib;
    QTest::newRow("too many") << QByteArray("spoolGib=2000000") << spoollimit::kMostGib;
}

void TestSettings::readsTheSpoolsLimitAsTheTerminalDoes()
{
    QFETCH(QByteArray, line);
    QFile ini(file());
    QVERIFY(ini.open(QIODevice::WriteOnly));
    ini.write("[pixels]\n" + line + "\n");
    ini.close();
    Settings settings(file());
    QTEST(settings.spoolGib(), "gib");
    QTEST(spoollimit::gibIn(file()), "gib");
}

void TestSettings::keepsRecentDatasetsInOrder()
{
    Settings settings(file());
    for (int i = 0; i < 10; ++i) {
        settings.addRecentDataset(QStringLiteral("/%1.zip").arg(i));
    }
    settings.addRecentDataset(QStringLiteral("/5.zip"));
    QCOMPARE(settings.recentDatasets().size(), 8);
    QCOMPARE(settings.recentDatasets().mid(0, 2),
             QStringList({QStringLiteral("/5.zip"), QStringLiteral("/9.zip")}));
    settings.removeRecentDataset(QStringLiteral("/5.zip"));
    QCOMPARE(settings.recentDatasets().constFirst(), QStringLiteral("/9.zip"));
    QCOMPARE(settings.recentDatasets().count(QStringLiteral("/5.zip")), 0);
}

void TestSettings::keepsColours_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("system") << static_cast<int>(ColorScheme::System);
    QTest::newRow("light") << static_cast<int>(ColorScheme::Light);
    QTest::newRow("dark") << static_cast<int>(ColorScheme::Dark);
}

void TestSettings::keepsColours()
{
    QFETCH(int, scheme);
    Settings(file()).setColorScheme(static_cast<ColorScheme>(scheme));
    QCOMPARE(static_cast<int>(Settings(file()).colorScheme()), scheme);
}

void TestSettings::keepsJobWorkloadAndColumns()
{
    {
        Settings settings(file());
        settings.setJob({2'000'000'000, 7});
        settings.setWorkload(QStringLiteral("costs"), QStringLiteral("f00d"));
        settings.setColumnWidths(QStringLiteral("jobTable"), {0, 150, -4, 99'999});
    }
    const Settings settings(file());
    QVERIFY((settings.job() == JobRequest{2'000'000'000, 7}));
    QCOMPARE(settings.workload(QStringLiteral("costs")), QStringLiteral("f00d"));
    QVERIFY(settings.workload(QStringLiteral("leaderboard")).isEmpty());
    QCOMPARE(settings.columnWidths(QStringLiteral("jobTable")), QList<int>({0, 150, 0, 2000}));
    QVERIFY(settings.columnWidths(QStringLiteral("otherTable")).isEmpty());
}

/// Report without a result is a set without a name: whatever is chosen there, the others' lines stay.
void TestSettings::keepsALineForEachReport()
{
    const QString one = QStringLiteral("one");
    const QString two = QStringLiteral("two");
    {
        Settings settings(file());
        settings.setReportLine(one, QStringLiteral("In the cellar"));
        settings.setReportLine(two, QStringLiteral("On the roof"));
        settings.setReportLine(QString(), QString());
        settings.setReportLine(QString(), QStringLiteral("Nobody's"));
    }
    Settings settings(file());
    QCOMPARE(settings.reportLine(one), QStringLiteral("In the cellar"));
    QCOMPARE(settings.reportLine(two), QStringLiteral("On the roof"));
    QVERIFY(settings.reportLine(QString()).isEmpty());
    settings.setReportLine(one, QString());
    QVERIFY(settings.reportLine(one).isEmpty());
    QCOMPARE(settings.reportLine(two), QStringLiteral("On the roof"));
}

void TestSettings::startsWithDefaults()
{
    const Settings settings(file());
    QCOMPARE(settings.page(), QStringLiteral("benchmark"));
    QVERIFY(settings.lastDataset().isEmpty());
    QVERIFY(settings.lastRequest().preset == Preset::Classic);
    QVERIFY(settings.lastRequest().workload == workloadOf(Preset::Classic));
    QVERIFY(!settings.exportFolder().isEmpty());
    QVERIFY2(!QFile::exists(file()), "reading makes no file");
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"

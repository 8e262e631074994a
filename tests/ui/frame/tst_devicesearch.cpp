// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/plugins.h"
#include "windowfixture.h"

#include <QRadioButton>
#include <QTest>

using namespace epochmark;

class TestDeviceSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A plug-in that takes its time keeps nobody from the processor, and is there once it has answered.
    void processorsDontWaitForPlugins()
    {
        const QTemporaryDir home;
        qputenv("EPOCHMARK_HOME", QFile::encodeName(home.path()));
        qputenv("STUB_PLUGIN", "slow at client");
        PluginPlaces places;
        places.named = {{QStringLiteral("stub"), QStringLiteral(STUB_PLUGIN), true}};
        Plugins::instance().setPlaces(places);
        WindowFixture fixture;
        const auto radio = [&fixture](const char* name) { return fixture.find<QRadioButton>(name); };
        QTRY_VERIFY(radio("deviceRadio-cpu") != nullptr);
        QVERIFY(radio("deviceRadio-cpu")->isChecked());
        QVERIFY(radio("deviceRadio-pjrt:stub:0") == nullptr);
        QVERIFY(fixture.find("deviceCard-pjrt:stub:0") != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(radio("deviceRadio-pjrt:stub:0") != nullptr, 20'000);
        QVERIFY(radio("deviceRadio-cpu")->isChecked());
    }
};

QTEST_MAIN(TestDeviceSearch)
#include "tst_devicesearch.moc"

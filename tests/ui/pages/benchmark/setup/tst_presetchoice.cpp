// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/runsetuppanel.h"

#include <QAbstractButton>
#include <QTest>

using namespace epochmark;

/// Which work a preset stands for.
class TestPresetChoice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void customAfterQuickBeginsWithThePublishedWork();
};

void TestPresetChoice::customAfterQuickBeginsWithThePublishedWork()
{
    RunSetupPanel panel;
    panel.show();
    const auto press = [&panel](const char* segment) {
        QTest::mouseClick(panel.findChild<QAbstractButton*>(QString::fromLatin1(segment)), Qt::LeftButton);
    };
    press("quickSegment");
    QCOMPARE(panel.request().workload.epochs, workloadOf(Preset::Quick).epochs);
    press("customSegment");
    QVERIFY(panel.request().preset == Preset::Custom);
    QCOMPARE(panel.request().workload.epochs, workloadOf(Preset::Classic).epochs);
}

QTEST_MAIN(TestPresetChoice)
#include "tst_presetchoice.moc"

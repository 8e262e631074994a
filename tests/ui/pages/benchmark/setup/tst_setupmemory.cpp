// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/runsetuppanel.h"
#include "samplechoice.h"

#include <QLabel>
#include <QTest>

using namespace epochmark;

/// Memory that a run needs, told before it starts.
class TestSetupMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCannotFitIsRefusedWithFigures();
};

void TestSetupMemory::whatCannotFitIsRefusedWithFigures()
{
    RunSetupPanel panel;
    panel.setDataset(sample::preview());
    Device card = sample::card();
    card.memoryBytes = 1LL << 30;
    panel.setDevices({card}, card.id);
    QVERIFY(panel.canStart());
    RunRequest request;
    request.preset = Preset::Custom;
    request.workload.network = QStringLiteral("resnet18");
    request.workload.batchSize = 2000;  // 6.3 million values a picture, 4 bytes each
    panel.setRequest(request);
    QVERIFY(!panel.canStart());
    const QString reason = panel.findChild<QLabel*>(QStringLiteral("startReason"))->text();
    for (const char* words : {"ResNet-18", "batches of 2000", "GiB", "has 1 GiB", "smaller batch"}) {
        QVERIFY2(reason.contains(QLatin1String(words)), qPrintable(reason));
    }
    request.workload.batchSize = 20;
    panel.setRequest(request);
    QVERIFY(panel.canStart());
}

QTEST_MAIN(TestSetupMemory)
#include "tst_setupmemory.moc"

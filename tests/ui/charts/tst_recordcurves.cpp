// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/recordcurves.h"

#include "samplerecord.h"

#include <QTest>

#include <cmath>

using namespace epochmark;

class TestRecordCurves : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runOverTheHeadline()
    {
        const RunRecord record = sample::completed(100, 5);
        const RunCurves curves = curvesOf(record, CurveChart::Metric::Accuracy);
        QCOMPARE(curves.label, record.device.name);
        QVERIFY(curves.isFinished);
        QCOMPARE(curves.startSeconds, *record.timing.dataSeconds);
        QCOMPARE(curves.totalSeconds, *record.timing.totalSeconds());
        QCOMPARE(curves.training.size(), 5);
        QCOMPARE(curves.training.last().value, record.epochs.last().trainAccuracy);
        QCOMPARE(curves.validation.last().value, record.epochs.last().validationAccuracy);
        QVERIFY(std::abs(curves.training.last().seconds - *record.timing.totalSeconds()) < 1e-6);
        const RunCurves loss = curvesOf(record, CurveChart::Metric::Loss);
        QCOMPARE(loss.training.first().value, record.epochs.first().trainLoss);
        QCOMPARE(loss.validation.first().value, record.epochs.first().validationLoss);
    }

    void runInProgressEndsWithItsLastEpoch()
    {
        RunRecord record = sample::completed(100, 5);
        record.status = RunStatus::Running;
        record.timing.trainSeconds.reset();
        const RunCurves curves = curvesOf(record, CurveChart::Metric::Accuracy);
        QVERIFY(!curves.isFinished);
        QCOMPARE(curves.totalSeconds, curves.training.last().seconds);
        record.epochs.clear();
        QCOMPARE(curvesOf(record, CurveChart::Metric::Loss).totalSeconds, *record.timing.dataSeconds);
    }
};

QTEST_GUILESS_MAIN(TestRecordCurves)
#include "tst_recordcurves.moc"

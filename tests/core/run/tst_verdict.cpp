// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/verdict.h"

#include "samplerecord.h"

#include <QTest>

#include <algorithm>

using namespace epochmark;

namespace {

/// Six epochs, of which the last third took twice as long and lost `waited` of that to others.
RunRecord record(double waited)
{
    RunRecord made = sample::completed(60, 6);
    made.warnings.clear();
    for (EpochReport& epoch : made.epochs) {
        const bool isLate = epoch.epoch > 4;
        epoch.seconds = isLate ? 2 : 1;
        epoch.disturbance = Disturbance{isLate ? waited : 0, 0, 0, {}};
    }
    return made;
}

bool warns(const RunRecord& record, const char* code)
{
    return std::ranges::find(record.warnings, QLatin1String(code), &Warning::code) != record.warnings.end();
}

}  // namespace

class TestVerdict : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lateEpochsThatLostTheirTimeToOthersAreNoSlowDevice();
};

void TestVerdict::lateEpochsThatLostTheirTimeToOthersAreNoSlowDevice()
{
    for (const double waited : {0.0, 0.5}) {
        RunRecord run = record(waited);
        freezeVerdict(run, {});
        QCOMPARE(warns(run, "slows-down"), waited == 0);
        QCOMPARE(warns(run, "disturbed"), waited > 0);
        QCOMPARE(*run.disturbedShare, waited * 4 / 8);  // of 8 seconds the last 4
    }
}

QTEST_GUILESS_MAIN(TestVerdict)
#include "tst_verdict.moc"

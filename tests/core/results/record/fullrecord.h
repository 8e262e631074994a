// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/record/runrecord.h"

#include "samplerecord.h"

namespace epochmark::test {

/// A record with a value in every field, unranked so that fields may change one by one.
inline RunRecord fullRecord()
{
    RunRecord record = sample::completed(60, 3);
    record.host = RecordedHost{QStringLiteral("gpubox"), QStringLiteral("ssh"), -0.25};
    record.ranks = RecordedRanks{
        2,
        QStringLiteral("gloo"),
        QStringLiteral("mpirun"),
        1,
        37'978'248,
        0.07,
        true,
        {{0, QStringLiteral("node1"), QStringLiteral("EPYC"), 1, 2.0, 40.0, 5.0, 3.0, 500'000'000}}};
    record.timing.phases.exchangeSeconds = 0;
    for (EpochReport& epoch : record.epochs) {
        epoch.phases.exchangeSeconds = 0;
    }
    record.id = QStringLiteral("0b1c2d3e-0000-4000-8000-000000000001");
    record.setId = QStringLiteral("0b1c2d3e-0000-4000-8000-0000000000aa");
    record.isRanked = false;
    record.warnings = {{QStringLiteral("a-code"), QStringLiteral("A sentence.")}};
    record.timing.coolDownSeconds = 12.5;
    record.energy->seconds = 900;
    record.heat = Heat{48.5, 83, 2894.25, 3600,
                       Throttling{QStringLiteral("kernel"), {QStringLiteral("heat")}, 0.25, 7}};
    record.cost = RunCost{
        0.25, QStringLiteral("EUR"), PriceKind::Buy, QStringLiteral("a shop"), QDate(2026, 2, 28), true};
    record.timing.phases.inputSeconds = 1;
    record.epochs.last().phases.decodeSeconds = 1;
    return record;
}

}  // namespace epochmark::test

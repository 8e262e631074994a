// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/classic/classicdefinition.h"
#include "workload/network/planbuilder.h"
#include "workload/workloadspec.h"

namespace epochmark {

/// Of picture and convolutions only what is pooled is kept everywhere: the tuned kernels take bytes, and
/// convolve, pool and rectify in one pass.
NetworkPlan ClassicDefinition::plan(int outputUnits) const
{
    const QString relu = QStringLiteral("relu");
    PlanBuilder builder(WorkloadSpec::kImageSize, WorkloadSpec::kImageSize);
    builder.notKept();
    int number = 0;
    for (const qint64 channels : {16, 32, 64}) {
        ++number;
        builder.convolution(QStringLiteral("conv%1").arg(number), channels, 3, 1, 0, true, relu).notKept();
        builder.maxPool(QStringLiteral("pool%1").arg(number), 2, 2, 0);
    }
    builder.flatten(QStringLiteral("flatten")).dense(QStringLiteral("hidden"), 512, relu);
    builder.dense(QStringLiteral("output"), outputUnits,
                  outputUnits == 1 ? QStringLiteral("sigmoid") : QStringLiteral("softmax"));
    return builder.plan();
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/planbuilder.h"
#include "workload/network/resnet18/resnet18definition.h"
#include "workload/workloadspec.h"

namespace epochmark {

namespace {

/// A convolution without bias and the batch normalisation behind it.
void appendNormalised(PlanBuilder& builder, const QString& prefix, const QString& convolution,
                      const QString& normalisation, qint64 outputs, qint64 window, qint64 stride)
{
    builder.convolution(prefix + convolution, outputs, window, stride, window / 2, false);
    builder.normalisation(prefix + normalisation);
}

/// ReLU and Add work in place.
void appendBlock(PlanBuilder& builder, const QString& prefix, qint64 outputs, bool isHalving)
{
    int shortcut = builder.last();
    const int entry = shortcut;
    if (isHalving) {
        appendNormalised(builder, prefix, QStringLiteral("downsample.0"), QStringLiteral("downsample.1"),
                         outputs, 1, 2);
        shortcut = builder.last();
    }
    builder.from(entry);
    appendNormalised(builder, prefix, QStringLiteral("conv1"), QStringLiteral("bn1"), outputs, 3,
                     isHalving ? 2 : 1);
    builder.activation(prefix + QStringLiteral("relu1"), QStringLiteral("relu")).notKept();
    appendNormalised(builder, prefix, QStringLiteral("conv2"), QStringLiteral("bn2"), outputs, 3, 1);
    builder.add(prefix + QStringLiteral("add"), shortcut).notKept();
    builder.activation(prefix + QStringLiteral("relu2"), QStringLiteral("relu")).notKept();
}

}  // namespace

NetworkPlan ResNet18Definition::plan(int outputUnits) const
{
    constexpr int kPlannedStages = 4;
    PlanBuilder builder(WorkloadSpec::kImageSize, WorkloadSpec::kImageSize);
    appendNormalised(builder, {}, QStringLiteral("conv1"), QStringLiteral("bn1"), 64, 7, 2);
    builder.activation(QStringLiteral("relu"), QStringLiteral("relu")).notKept();
    builder.maxPool(QStringLiteral("maxpool"), 3, 2, 1);
    for (int stage = 0; stage < kPlannedStages; ++stage) {
        for (int block = 0; block < 2; ++block) {
            appendBlock(builder, QStringLiteral("layer%1.%2.").arg(stage + 1).arg(block), qint64{64} << stage,
                        stage > 0 && block == 0);
        }
    }
    builder.averageAll(QStringLiteral("avgpool"));
    builder.dense(QStringLiteral("fc"), outputUnits,
                  outputUnits == 1 ? QStringLiteral("sigmoid") : QStringLiteral("softmax"));
    return builder.plan();
}

}  // namespace epochmark

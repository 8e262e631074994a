// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/planbuilder.h"
#include "workload/network/resnet/resnetdefinition.h"
#include "workload/workloadspec.h"

namespace epochmark {

namespace {

void appendNormalised(PlanBuilder& builder, const ResNetConvolution& layer)
{
    builder.convolution(layer.name, layer.outputs, layer.window, layer.stride, layer.padding(), false);
    builder.normalisation(layer.normName);
}

/// ReLU and Add work in place.
void appendBlock(PlanBuilder& builder, const ResNetBlock& block)
{
    int shortcut = builder.last();
    const int entry = shortcut;
    if (block.shortcut) {
        appendNormalised(builder, *block.shortcut);
        shortcut = builder.last();
    }
    builder.from(entry);
    int number = 0;
    for (const ResNetConvolution& layer : block.path) {
        if (++number > 1) {
            builder
                .activation(block.prefix + QStringLiteral("relu%1").arg(number - 1), QStringLiteral("relu"))
                .notKept();
        }
        appendNormalised(builder, layer);
    }
    builder.add(block.prefix + QStringLiteral("add"), shortcut).notKept();
    builder.activation(block.prefix + QStringLiteral("relu%1").arg(number), QStringLiteral("relu")).notKept();
}

}  // namespace

NetworkPlan ResNetDefinition::plan(int outputUnits) const
{
    PlanBuilder builder(WorkloadSpec::kImageSize, WorkloadSpec::kImageSize);
    appendNormalised(builder, ResNetLayout::stem());
    builder.activation(QStringLiteral("relu"), QStringLiteral("relu")).notKept();
    builder.maxPool(QStringLiteral("maxpool"), 3, 2, 1);
    for (const ResNetBlock& block : m_layout.blocks()) {
        appendBlock(builder, block);
    }
    builder.averageAll(QStringLiteral("avgpool"));
    builder.dense(QStringLiteral("fc"), outputUnits,
                  outputUnits == 1 ? QStringLiteral("sigmoid") : QStringLiteral("softmax"));
    return builder.plan();
}

}  // namespace epochmark

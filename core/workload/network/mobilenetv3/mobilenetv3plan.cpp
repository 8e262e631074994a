// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/mobilenetv3/mobilenetv3definition.h"
#include "workload/network/mobilenetv3/mobilenetv3layout.h"
#include "workload/network/planbuilder.h"
#include "workload/workloadspec.h"

namespace epochmark {

namespace {

/// ReLU works in place; Hardswish can't, its way back needs what it was given.
void appendActivation(PlanBuilder& builder, const QString& name, bool isHardswish)
{
    builder.activation(name + QStringLiteral(".2"),
                       isHardswish ? QStringLiteral("hard_swish") : QStringLiteral("relu"));
    if (!isHardswish) {
        builder.notKept();
    }
}

void appendConvolution(PlanBuilder& builder, const QString& name, qint64 outputs, int window, int stride)
{
    builder.convolution(name + QStringLiteral(".0"), outputs, window, stride, window / 2, false);
    builder.normalisation(name + QStringLiteral(".1"));
}

void appendSqueeze(PlanBuilder& builder, const InvertedResidual& block)
{
    const QString name = block.squeeze();
    const int whole = builder.last();
    builder.averageAll(name + QStringLiteral(".avgpool"));
    builder.dense(name + QStringLiteral(".fc1"), block.squeezed(), QStringLiteral("relu"));
    builder.dense(name + QStringLiteral(".fc2"), block.expanded, QStringLiteral("hard_sigmoid"));
    const int scale = builder.last();
    builder.from(whole).multiply(name + QStringLiteral(".scale"), scale);
}

/// Add works in place.
void appendBlock(PlanBuilder& builder, const InvertedResidual& block)
{
    const int entry = builder.last();
    if (block.widens()) {
        appendConvolution(builder, block.widening(), block.expanded, 1, 1);
        appendActivation(builder, block.widening(), block.isHardswish);
    }
    builder.depthwise(block.depthwise() + QStringLiteral(".0"), block.window, block.stride, block.padding());
    builder.normalisation(block.depthwise() + QStringLiteral(".1"));
    appendActivation(builder, block.depthwise(), block.isHardswish);
    if (block.isSqueezed) {
        appendSqueeze(builder, block);
    }
    appendConvolution(builder, block.narrowing(), block.outputs, 1, 1);
    if (block.hasShortcut()) {
        builder.add(block.prefix + QStringLiteral("add"), entry).notKept();
    }
}

}  // namespace

NetworkPlan MobileNetV3Definition::plan(int outputUnits) const
{
    PlanBuilder builder(WorkloadSpec::kImageSize, WorkloadSpec::kImageSize);
    appendConvolution(builder, QStringLiteral("features.0"), mobilenetv3::kStemChannels, 3, 2);
    appendActivation(builder, QStringLiteral("features.0"), true);
    for (const InvertedResidual& block : mobilenetv3::blocks()) {
        appendBlock(builder, block);
    }
    appendConvolution(builder, mobilenetv3::lastName(), mobilenetv3::kLastChannels, 1, 1);
    appendActivation(builder, mobilenetv3::lastName(), true);
    builder.averageAll(QStringLiteral("avgpool"));
    builder.dense(QStringLiteral("classifier.0"), mobilenetv3::kHidden, QStringLiteral("hard_swish"));
    builder.dropout(QStringLiteral("classifier.2"), mobilenetv3::kDropout);
    builder.dense(QStringLiteral("classifier.3"), outputUnits,
                  outputUnits == 1 ? QStringLiteral("sigmoid") : QStringLiteral("softmax"));
    return builder.plan();
}

}  // namespace epochmark

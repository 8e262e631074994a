// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/mobilenetv3/mobilenetv3network.h"
#include "engine/network/scripttext.h"

namespace epochmark {

namespace {

QString rectifiedLine(bool isHardswish)
{
    return isHardswish ? QStringLiteral("    y = torch.hardswish(y)\n")
                       : QStringLiteral("    y = torch.relu(y)\n");
}

QString convolutionLine(const QString& source, const QString& name, const SlidingWindow& window)
{
    return scripttext::normalised(QStringLiteral("y"), source, name + QStringLiteral(".0"),
                                  name + QStringLiteral(".1"), window,
                                  {mobilenetv3::kMomentum, mobilenetv3::kEpsilon});
}

QString squeezeLines(const QString& name)
{
    const auto mixed = [&name](const char* source, const char* part) {
        return QStringLiteral("torch.conv2d(%1, self.%2_%3_weight, self.%2_%3_bias)")
            .arg(QLatin1String(source), scripttext::attribute(name), QLatin1String(part));
    };
    return QStringLiteral("    s = torch.relu(%1)\n    y = torch.mul(torch.hardsigmoid(%2), y)\n")
        .arg(mixed("torch.adaptive_avg_pool2d(y, [1, 1])", "fc1"), mixed("s", "fc2"));
}

QString blockLines(const InvertedResidual& block)
{
    const QString y = QStringLiteral("y");
    QString lines = QStringLiteral("    x = y\n");
    if (block.widens()) {
        lines += convolutionLine(y, block.widening(), {}) + rectifiedLine(block.isHardswish);
    }
    lines += convolutionLine(y, block.depthwise(), {block.stride, block.padding(), block.expanded})
             + rectifiedLine(block.isHardswish);
    lines += block.isSqueezed ? squeezeLines(block.squeeze()) : QString();
    lines += convolutionLine(y, block.narrowing(), {});
    return block.hasShortcut() ? lines + QStringLiteral("    y = torch.add(y, x)\n") : lines;
}

}  // namespace

NetworkScript MobileNetV3Network::script() const
{
    QString lines = QStringLiteral("def forward(self, pictures):\n");
    lines += convolutionLine(QStringLiteral("pictures"), QStringLiteral("features.0"), {2, 1, 1})
             + rectifiedLine(true);
    for (const InvertedResidual& block : m_blocks) {
        lines += blockLines(block);
    }
    lines += convolutionLine(QStringLiteral("y"), mobilenetv3::lastName(), {}) + rectifiedLine(true);
    lines += QStringLiteral(
        "    x = torch.flatten(torch.adaptive_avg_pool2d(y, [1, 1]), 1)\n"
        "    x = torch.hardswish(torch.addmm(self.classifier_0_bias, x, self.classifier_0_weight.t()))\n"
        "    x = torch.addmm(self.classifier_3_bias, x, self.classifier_3_weight.t())\n");
    return {"EpochmarkMobileNetV3Small", lines.toStdString()};
}

}  // namespace epochmark

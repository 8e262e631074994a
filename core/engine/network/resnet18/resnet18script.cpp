// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/resnet18/resnet18layout.h"
#include "engine/network/resnet18/resnet18network.h"

namespace epochmark {

namespace {

/// The line that sets `target` to the normalised convolution of `source`, as in evaluation.
QString normalisedLine(const QString& target, const QString& source, const QString& convolution,
                       const QString& norm, int stride, int padding)
{
    const QString convolved = QStringLiteral("torch.conv2d(%1, self.%2_weight, None, [%3, %3], [%4, %4])")
                                  .arg(source, convolution)
                                  .arg(stride)
                                  .arg(padding);
    return QStringLiteral("    %1 = torch.batch_norm(%2, self.%3_weight, self.%3_bias, self.%3_running_mean, "
                          "self.%3_running_var, False, %4, %5, True)\n")
        .arg(target, convolved, norm)
        .arg(resnet18::kMomentum)
        .arg(resnet18::kEpsilon);
}

QString blockLines(int stage, int block)
{
    const QString prefix = QStringLiteral("layer%1_%2_").arg(stage + 1).arg(block);
    const QString x = QStringLiteral("x");
    const QString y = QStringLiteral("y");
    const bool isHalving = resnet18::isHalving(stage, block);
    QString lines = normalisedLine(y, x, prefix + QStringLiteral("conv1"), prefix + QStringLiteral("bn1"),
                                   isHalving ? 2 : 1, 1);
    lines += QStringLiteral("    y = torch.relu(y)\n");
    lines += normalisedLine(y, y, prefix + QStringLiteral("conv2"), prefix + QStringLiteral("bn2"), 1, 1);
    if (isHalving) {
        lines += normalisedLine(x, x, prefix + QStringLiteral("downsample_0"),
                                prefix + QStringLiteral("downsample_1"), 2, 0);
    }
    return lines + QStringLiteral("    x = torch.relu(torch.add(y, x))\n");
}

}  // namespace

NetworkScript ResNet18Network::script() const
{
    QString lines = QStringLiteral("def forward(self, pictures):\n");
    lines += normalisedLine(QStringLiteral("x"), QStringLiteral("pictures"), QStringLiteral("conv1"),
                            QStringLiteral("bn1"), 2, 3);
    lines += QStringLiteral("    x = torch.max_pool2d(torch.relu(x), [3, 3], [2, 2], [1, 1])\n");
    for (int stage = 0; stage < resnet18::kStages; ++stage) {
        for (int block = 0; block < resnet18::kBlocksPerStage; ++block) {
            lines += blockLines(stage, block);
        }
    }
    lines += QStringLiteral("    x = torch.flatten(torch.adaptive_avg_pool2d(x, [1, 1]), 1)\n"
                            "    x = torch.addmm(self.fc_bias, x, self.fc_weight.t())\n");
    return {"EpochmarkResNet18", lines.toStdString()};
}

}  // namespace epochmark

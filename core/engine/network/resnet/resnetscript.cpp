// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/resnet/resnetnetwork.h"
#include "engine/network/scripttext.h"

namespace epochmark {

namespace {

QString lineOf(const QString& target, const QString& source, const ResNetConvolution& layer)
{
    return scripttext::normalised(target, source, layer.name, layer.normName,
                                  {layer.stride, layer.padding(), 1},
                                  {ResNetLayout::kMomentum, ResNetLayout::kEpsilon});
}

QString blockLines(const ResNetBlock& block)
{
    const QString x = QStringLiteral("x");
    const QString y = QStringLiteral("y");
    QString lines;
    for (qsizetype i = 0; i < block.path.size(); ++i) {
        lines += i == 0 ? QString() : QStringLiteral("    y = torch.relu(y)\n");
        lines += lineOf(y, i == 0 ? x : y, block.path.at(i));
    }
    if (block.shortcut) {
        lines += lineOf(x, x, *block.shortcut);
    }
    return lines + QStringLiteral("    x = torch.relu(torch.add(y, x))\n");
}

}  // namespace

NetworkScript ResNetNetwork::script() const
{
    QString lines = QStringLiteral("def forward(self, pictures):\n");
    lines += lineOf(QStringLiteral("x"), QStringLiteral("pictures"), ResNetLayout::stem());
    lines += QStringLiteral("    x = torch.max_pool2d(torch.relu(x), [3, 3], [2, 2], [1, 1])\n");
    for (const ResNetBlock& block : m_blocks) {
        lines += blockLines(block);
    }
    lines += QStringLiteral("    x = torch.flatten(torch.adaptive_avg_pool2d(x, [1, 1]), 1)\n"
                            "    x = torch.addmm(self.fc_bias, x, self.fc_weight.t())\n");
    return {m_layout.isBottleneck ? "EpochmarkResNet50" : "EpochmarkResNet18", lines.toStdString()};
}

}  // namespace epochmark

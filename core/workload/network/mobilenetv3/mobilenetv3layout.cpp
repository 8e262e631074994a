// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/mobilenetv3/mobilenetv3layout.h"

#include <algorithm>

namespace epochmark {

/// torchvision's _make_divisible(): to the nearest multiple of eight, no more than a tenth below.
qint64 InvertedResidual::squeezed() const
{
    constexpr qint64 kDivisor = 8;
    const qint64 wanted = expanded / 4;
    const qint64 rounded = std::max(kDivisor, (wanted + kDivisor / 2) / kDivisor * kDivisor);
    return 10 * rounded < 9 * wanted ? rounded + kDivisor : rounded;
}

QList<InvertedResidual> mobilenetv3::blocks()
{
    // inputs, expanded, outputs, window, stride, squeezed, Hardswish
    QList<InvertedResidual> blocks{{{}, 16, 16, 16, 3, 2, true, false},  {{}, 16, 72, 24, 3, 2, false, false},
                                   {{}, 24, 88, 24, 3, 1, false, false}, {{}, 24, 96, 40, 5, 2, true, true},
                                   {{}, 40, 240, 40, 5, 1, true, true},  {{}, 40, 240, 40, 5, 1, true, true},
                                   {{}, 40, 120, 48, 5, 1, true, true},  {{}, 48, 144, 48, 5, 1, true, true},
                                   {{}, 48, 288, 96, 5, 2, true, true},  {{}, 96, 576, 96, 5, 1, true, true},
                                   {{}, 96, 576, 96, 5, 1, true, true}};
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        blocks[i].prefix = QStringLiteral("features.%1.block.").arg(i + 1);
    }
    return blocks;
}

QString mobilenetv3::lastName()
{
    return QStringLiteral("features.%1").arg(blocks().size() + 1);
}

}  // namespace epochmark

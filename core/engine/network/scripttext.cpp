// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/scripttext.h"

namespace epochmark::scripttext {

QString attribute(const QString& name)
{
    return QString(name).replace(u'.', u'_');
}

QString normalised(const QString& target, const QString& source, const QString& convolution,
                   const QString& norm, const SlidingWindow& window, const NormalisationConstants& constants)
{
    const QString convolved = QStringLiteral("torch.conv2d(%1, self.%2_weight, None, [%3, %3], [%4, %4], "
                                             "[1, 1], %5)")
                                  .arg(source, attribute(convolution))
                                  .arg(window.stride)
                                  .arg(window.padding)
                                  .arg(window.groups);
    return QStringLiteral("    %1 = torch.batch_norm(%2, self.%3_weight, self.%3_bias, self.%3_running_mean, "
                          "self.%3_running_var, False, %4, %5, True)\n")
        .arg(target, convolved, attribute(norm))
        .arg(constants.momentum)
        .arg(constants.epsilon);
}

}  // namespace epochmark::scripttext

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/networkdefinition.h"

namespace epochmark {

QList<NetworkTensor> NetworkDefinition::buffers(int) const
{
    return {};
}

NetworkPlan NetworkDefinition::plan(int) const
{
    return {};
}

qint64 NetworkDefinition::parameterCount(int outputUnits) const
{
    qint64 count = 0;
    for (const NetworkTensor& parameter : parameters(outputUnits)) {
        count += parameter.count();
    }
    return count;
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hlonetworks.h"

#include "engine/pjrt/hlo/classichlo.h"
#include "engine/pjrt/hlo/resnet18hlo.h"

namespace epochmark {

const HloNetwork* hloNetwork(const QString& id)
{
    static const ClassicHlo classic;
    static const ResNet18Hlo resnet18;
    if (id == QLatin1String("classic")) {
        return &classic;
    }
    return id == QLatin1String("resnet18") ? &resnet18 : nullptr;
}

}  // namespace epochmark

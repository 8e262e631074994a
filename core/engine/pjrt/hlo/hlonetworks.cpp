// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hlonetworks.h"

#include "engine/pjrt/hlo/classichlo.h"
#include "engine/pjrt/hlo/resnethlo.h"

namespace epochmark {

const HloNetwork* hloNetwork(const QString& id)
{
    static const ClassicHlo classic;
    static const ResNetHlo resnet18(ResNetLayout::resnet18());
    static const ResNetHlo resnet50(ResNetLayout::resnet50());
    if (id == QLatin1String("classic")) {
        return &classic;
    }
    if (id == ResNetLayout::resnet18().id) {
        return &resnet18;
    }
    return id == ResNetLayout::resnet50().id ? &resnet50 : nullptr;
}

}  // namespace epochmark

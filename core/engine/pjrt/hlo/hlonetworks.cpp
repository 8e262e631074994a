// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hlonetworks.h"

#include "engine/pjrt/hlo/classichlo.h"
#include "engine/pjrt/hlo/graphhlo.h"
#include "engine/pjrt/hlo/mobilenetv3hlo.h"
#include "engine/pjrt/hlo/resnethlo.h"
#include "workload/network/networkregistry.h"

namespace epochmark {

std::shared_ptr<const HloNetwork> hloNetwork(const NetworkDefinition& network)
{
    if (network.graph() != nullptr) {
        return layersWithoutHlo(network).isEmpty() ? std::make_shared<GraphHlo>(*network.graph()) : nullptr;
    }
    if (network.id() == QLatin1String("classic")) {
        return std::make_shared<ClassicHlo>();
    }
    if (network.id() == QLatin1String("mobilenetv3-small")) {
        return std::make_shared<MobileNetV3Hlo>();
    }
    for (const ResNetLayout& layout : {ResNetLayout::resnet18(), ResNetLayout::resnet50()}) {
        if (network.id() == layout.id) {
            return std::make_shared<ResNetHlo>(layout);
        }
    }
    return nullptr;
}

std::shared_ptr<const HloNetwork> hloNetwork(const QString& id)
{
    const NetworkDefinition* network = NetworkRegistry::instance().find(id);
    return network != nullptr ? hloNetwork(*network) : nullptr;
}

QStringList layersWithoutHlo(const NetworkDefinition& network)
{
    return network.graph() != nullptr ? GraphHlo::layersWithoutForm(*network.graph()) : QStringList();
}

}  // namespace epochmark

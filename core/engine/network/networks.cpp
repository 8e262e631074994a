// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/networks.h"

#include "engine/network/classic/classicnetwork.h"
#include "engine/network/graph/graphnetwork.h"
#include "engine/network/mobilenetv3/mobilenetv3network.h"
#include "engine/network/program/programnetwork.h"
#include "engine/network/resnet/resnetnetwork.h"
#include "workload/network/mobilenetv3/mobilenetv3definition.h"
#include "workload/network/networkregistry.h"

#include <utility>

namespace epochmark {

namespace {

template <typename T>
std::shared_ptr<const Network> made(int outputUnits, const std::shared_ptr<BatchSums>&)
{
    return std::make_shared<const T>(outputUnits);
}

}  // namespace

Networks& Networks::instance()
{
    static Networks networks;
    return networks;
}

Networks::Networks()
{
    add(QStringLiteral("classic"), made<ClassicNetwork>);
    for (const ResNetLayout& layout : {ResNetLayout::resnet18(), ResNetLayout::resnet50()}) {
        add(layout.id, [layout](int outputUnits, const std::shared_ptr<BatchSums>& sums) {
            return std::make_shared<const ResNetNetwork>(layout, outputUnits, sums);
        });
    }
    add(MobileNetV3Definition().id(), [](int outputUnits, const std::shared_ptr<BatchSums>& sums) {
        return std::make_shared<const MobileNetV3Network>(outputUnits, sums);
    });
}

std::shared_ptr<const Network> Networks::make(const QString& id, int outputUnits,
                                              const std::shared_ptr<BatchSums>& sums) const
{
    const NetworkDefinition* definition = NetworkRegistry::instance().find(id);
    if (definition != nullptr && definition->graph() != nullptr) {
        return std::make_shared<const GraphNetwork>(*definition, sums);
    }
    if (definition != nullptr && definition->program() != nullptr) {
        return std::make_shared<const ProgramNetwork>(*definition);
    }
    const Factory factory = m_factories.value(id);
    return factory ? factory(outputUnits, sums) : nullptr;
}

bool Networks::add(const QString& id, Factory factory)
{
    if (m_factories.contains(id)) {
        return false;
    }
    m_factories.insert(id, std::move(factory));
    return true;
}

}  // namespace epochmark

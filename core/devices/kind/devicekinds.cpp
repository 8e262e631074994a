// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/devicekinds.h"

#include "devices/kind/cpu/cpukind.h"
#include "devices/kind/cuda/cudakind.h"
#include "devices/kind/metal/metalkind.h"
#include "devices/kind/pjrt/pjrtkind.h"
#include "devices/kind/tpu/tpukind.h"

#include <vector>

namespace epochmark {

namespace {

/// Stands for what a newer program has measured on.
class UnknownKind final : public DeviceKindDefinition {
public:
    DeviceKind kind() const override { return DeviceKind(QString()); }
    QList<Device> list(const SystemFiles&) const override { return {}; }
    QString filterText() const override { return {}; }
};

using Definitions = std::vector<std::unique_ptr<const DeviceKindDefinition>>;

Definitions& definitions()
{
    static Definitions all = [] {
        Definitions built;
        built.push_back(std::make_unique<CpuKind>());
        built.push_back(std::make_unique<CudaKind>());
        built.push_back(std::make_unique<MetalKind>());
        built.push_back(std::make_unique<TpuKind>());
        built.push_back(std::make_unique<PjrtKind>());
        return built;
    }();
    return all;
}

}  // namespace

QList<const DeviceKindDefinition*> DeviceKinds::all()
{
    QList<const DeviceKindDefinition*> list;
    for (const auto& definition : definitions()) {
        list.append(definition.get());
    }
    return list;
}

const DeviceKindDefinition* DeviceKinds::find(const DeviceKind& kind)
{
    for (const auto& definition : definitions()) {
        if (definition->kind() == kind) {
            return definition.get();
        }
    }
    return nullptr;
}

const DeviceKindDefinition& DeviceKinds::of(const DeviceKind& kind)
{
    static const UnknownKind unknown;
    const DeviceKindDefinition* found = find(kind);
    return found != nullptr ? *found : unknown;
}

DeviceKind DeviceKinds::kindOf(const QString& deviceId)
{
    return DeviceKind(
        deviceId.section(u'/', -1).section(u':', 0, 0));  // "gpubox/cuda:0" is of another machine
}

void DeviceKinds::prepareProcess()
{
    for (const auto& definition : definitions()) {
        definition->prepareProcess();
    }
}

void DeviceKinds::add(std::unique_ptr<const DeviceKindDefinition> definition)
{
    definitions().push_back(std::move(definition));
}

}  // namespace epochmark

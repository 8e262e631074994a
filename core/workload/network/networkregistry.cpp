// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/networkregistry.h"

#include "workload/network/classic/classicdefinition.h"
#include "workload/network/mobilenetv3/mobilenetv3definition.h"
#include "workload/network/resnet/resnetdefinition.h"

#include <QObject>
#include <QStringList>

#include <utility>

namespace epochmark {

namespace {

/// A name tells one output from several and no more, so two counts stand for all.
QStringList fingerprintNames(const NetworkDefinition& definition)
{
    return {definition.fingerprintName(1), definition.fingerprintName(3)};
}

}  // namespace

NetworkRegistry& NetworkRegistry::instance()
{
    static NetworkRegistry registry;
    return registry;
}

NetworkRegistry::NetworkRegistry()
{
    add(std::make_unique<ClassicDefinition>());
    add(std::make_unique<ResNetDefinition>(ResNetLayout::resnet18()));
    add(std::make_unique<ResNetDefinition>(ResNetLayout::resnet50()));
    add(std::make_unique<MobileNetV3Definition>());
}

QList<const NetworkDefinition*> NetworkRegistry::all() const
{
    QList<const NetworkDefinition*> definitions;
    for (const auto& definition : m_definitions) {
        definitions.append(definition.get());
    }
    return definitions;
}

const NetworkDefinition* NetworkRegistry::find(const QString& id) const
{
    for (const auto& definition : m_definitions) {
        if (definition->id() == id) {
            return definition.get();
        }
    }
    const QReadLocker locker(&m_lock);
    return m_byId.value(id);
}

const NetworkDefinition* NetworkRegistry::remember(std::unique_ptr<const NetworkDefinition> definition)
{
    const QWriteLocker locker(&m_lock);
    const NetworkDefinition* made = definition.get();
    m_files.push_back(std::move(definition));
    m_byId.insert(made->id(), made);
    return made;
}

const NetworkDefinition* NetworkRegistry::ofFingerprintName(const QString& name) const
{
    for (const auto& definition : m_definitions) {
        if (fingerprintNames(*definition).contains(name)) {
            return definition.get();
        }
    }
    return nullptr;
}

Result<const NetworkDefinition*> NetworkRegistry::named(const QString& id) const
{
    if (const NetworkDefinition* definition = find(id)) {
        return definition;
    }
    QStringList ids;
    for (const auto& definition : m_definitions) {
        ids += definition->id();
    }
    return Error{
        ErrorCode::Usage,
        QObject::tr("There is no network \"%1\". Choose one of: %2.").arg(id, ids.join(QStringLiteral(", "))),
        {}};
}

bool NetworkRegistry::add(std::unique_ptr<const NetworkDefinition> definition)
{
    bool isTaken = find(definition->id()) != nullptr;
    for (const QString& name : fingerprintNames(*definition)) {
        isTaken = isTaken || ofFingerprintName(name) != nullptr;
    }
    if (!isTaken) {
        m_definitions.push_back(std::move(definition));
    }
    return !isTaken;
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/networkplan.h"
#include "workload/network/networktensor.h"
#include "workload/network/picturesize.h"

#include <QList>
#include <QString>

namespace epochmark {

struct NetworkGraph;
struct NetworkProgram;
struct OptimiserSettings;

/// What is to be known of a network without LibTorch: its words, its part of a workload's fingerprint, the
/// shapes of what it learns. Its mathematics is the other half, a Network in engine/network. Immutable, made
/// once a process, owned by the NetworkRegistry; any thread.
///
/// How to add a network: a folder here with its NetworkDefinition and a line in networkregistry.cpp; a folder
/// in engine/network with its Network and a line in engine/network/networks.cpp. Nothing else names it.
class NetworkDefinition {
public:
    virtual ~NetworkDefinition() = default;

    /// "classic", "resnet18": in commands and settings, never translated, never changed.
    virtual QString id() const = 0;
    /// What people call it: "Classic", "ResNet-18".
    virtual QString title() const = 0;
    /// A sentence for the one who chooses, translated.
    virtual QString description() const = 0;

    /// The network's name in a fingerprint and in records. It may tell one output from several and no more.
    /// Never changes: stored results would leave their class. No other network has it.
    virtual QString fingerprintName(int outputUnits) const = 0;
    /// How weights start, in a fingerprint's words. Never changes.
    virtual QString initialisation() const = 0;

    /// What is trained, in the order of a NetworkState's weights.
    virtual QList<NetworkTensor> parameters(int outputUnits) const = 0;
    /// What a training step changes without a gradient and evaluation needs (running statistics), in the
    /// order of a NetworkState's buffers.
    virtual QList<NetworkTensor> buffers(int outputUnits) const;

    /// Trainable parameters.
    virtual qint64 parameterCount(int outputUnits) const;

    /// Its layers, to be shown and to foretell memory by; empty: not known.
    virtual NetworkPlan plan(int outputUnits) const;

    // Of a model file; a network of this program's own leaves them as they are: its fingerprints don't name
    // them.

    /// Whether it was read from a file (or remembered from a record), and so isn't offered by name.
    virtual bool isFromFile() const { return false; }
    virtual PictureSize pictureSize() const { return {}; }
    /// Values 0 - 255 instead of 0 - 1.
    virtual bool takesBytes() const { return false; }
    /// For that many classes: one for two, else one a class; a file's network has its own number.
    virtual int outputUnits(int classes) const { return classes <= 2 ? 1 : classes; }
    /// Null: Classic's.
    virtual const OptimiserSettings* optimiser() const { return nullptr; }
    /// Null: it isn't computed from a graph, or the file isn't at hand.
    virtual const NetworkGraph* graph() const { return nullptr; }
    /// Whether it is a TorchScript program: not known layer by layer, its last layer not to be replaced.
    virtual bool isProgram() const { return false; }
    /// Null: it is none, or the file isn't at hand.
    virtual const NetworkProgram* program() const { return nullptr; }
};

}  // namespace epochmark

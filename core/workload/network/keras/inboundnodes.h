// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "workload/network/keras/modeloutline.h"

#include <QHash>
#include <QJsonObject>

#include <optional>

namespace epochmark {

/// Reads which tensors lead to the layers of a Functional model, in the words of Keras 2 (lists of names) and
/// 3 (arguments of the call). Operators become layers here, for a number among their arguments is part of
/// what they compute. Used while a ModelOutline is read.
class InboundNodes {
public:
    InboundNodes(ModelOutline& outline, const QHash<QString, int>& places)
        : m_outline(outline), m_places(places)
    {}

    /// Error::Input naming the layer: arguments that aren't tensors, a tensor of no layer of the model, a
    /// layer that is fed by a later one.
    Result<void> connect(int layer, const QJsonObject& entry);

    /// The one tensor of `input_layers` or `output_layers`; absent when there are several, or none of the
    /// model's.
    std::optional<OutlineNode::Source> only(const QJsonValue& layers) const;

private:
    Result<OutlineNode> legacyNode(int layer, const QJsonArray& node) const;
    Result<OutlineNode> node(int layer, const QJsonObject& node) const;
    Result<void> addSource(int layer, OutlineNode& node, const QJsonArray& history, bool isLegacy) const;
    Result<void> gather(int layer, OutlineNode& node, const QJsonValue& argument, int depth) const;
    Error refusal(int layer, const QString& reason) const;
    Result<void> takeOperation(OutlineLayer& layer, const QJsonObject& entry) const;

    ModelOutline& m_outline;
    const QHash<QString, int>& m_places;
};

}  // namespace epochmark

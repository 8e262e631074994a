// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "workload/network/keras/networkgraph.h"

#include <QJsonObject>

#include <memory>
#include <optional>

namespace epochmark {

struct ModelOutline;

/// One use of a layer within a model: which tensors lead to it, or the number that stands for one of them.
struct OutlineNode {
    struct Source {
        int layer = 0;  ///< index into ModelOutline::layers
        int node = 0;
    };
    QList<Source> sources;
    std::optional<double> number;  ///< of an operator: `x * 2`
    bool isNumberFirst = false;
};

/// A layer as a model lists it: a layer, an input, or a model within the model.
struct OutlineLayer {
    GraphLayer layer;
    std::shared_ptr<const ModelOutline> model;  ///< a nested model; null of all others
    QList<OutlineNode> nodes;
};

/// A Keras model's configuration taken apart, its layers not yet applied to anything. Immutable once read.
struct ModelOutline {
    QString name;
    bool isSequential = false;
    bool isTrainable = true;     ///< a Functional one's word for all of its layers
    QList<OutlineLayer> layers;  ///< as listed; a Sequential one's without its input
    OutlineNode::Source input;   ///< Functional
    OutlineNode::Source output;
    QList<qint64> statedInput;  ///< rows, columns, channels; 0: not given; empty: no word of an input
    QList<int> order;           ///< of `layers` as Keras lists them, unused ones left out

    /// Reads the object that has class_name and config, models within it, too. Error::Input naming the layer,
    /// or the model: a model that isn't Sequential or Functional, several inputs or outputs, a cycle, a layer
    /// of unknown type.
    static Result<std::shared_ptr<const ModelOutline>> read(const QJsonObject& model, int depth = 0);
};

}  // namespace epochmark

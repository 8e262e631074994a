// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "workload/network/keras/compiledtraining.h"
#include "workload/network/keras/networkgraph.h"
#include "workload/network/picturesize.h"

#include <QByteArray>

#include <optional>

namespace epochmark {

/// A model file's network and what its compile part says of the training. Plain value.
struct KerasModel {
    NetworkGraph graph;
    CompiledTraining compiled;
    bool isHeadNew = false;  ///< the last layer isn't the file's

    /// Reads the text of a `.keras` file's config.json, or model.to_json(), of Keras 2 or 3. `name`: what
    /// sentences call the file. `size` is used where the file leaves rows or columns open; without it such a
    /// file is Error::Usage asking for it. Error::Input: everything that can't be computed, naming the layer
    /// and its type.
    /// `outputs`: where it has another number of them, or its ending can't be trained, the last layer, a
    /// Dense one, is replaced by one with so many outputs, their logits; Error::Input where it is another.
    static Result<KerasModel> read(const QByteArray& text, const QString& name,
                                   std::optional<PictureSize> size, std::optional<int> outputs = {});
};

/// The graph as one line of JSON without names, in which everything is that changes what it computes or how
/// it starts: the same text, the same network.
QByteArray canonicalText(const NetworkGraph& graph);

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "workload/network/keras/compiledtraining.h"
#include "workload/network/keras/networkgraph.h"

#include <QByteArray>

#include <optional>

namespace epochmark {

/// Rows and columns of a picture.
struct PictureSize {
    qint64 rows = 0;
    qint64 columns = 0;

    static constexpr qint64 kLeast = 32;
    static constexpr qint64 kMost = 1024;

    bool operator==(const PictureSize&) const = default;
};

/// A model file's network and what its compile part says of the training. Plain value.
struct KerasModel {
    NetworkGraph graph;
    CompiledTraining compiled;

    /// Reads the text of a `.keras` file's config.json, or model.to_json(), of Keras 2 or 3. `name`: what
    /// sentences call the file. `size` is used where the file leaves rows or columns open; without it such a
    /// file is Error::Usage asking for it. Error::Input: everything that can't be computed, naming the layer
    /// and its type.
    static Result<KerasModel> read(const QByteArray& text, const QString& name,
                                   std::optional<PictureSize> size);
};

/// The graph as one line of JSON without names, in which everything is that changes what it computes or how
/// it starts: the same text, the same network.
QByteArray canonicalText(const NetworkGraph& graph);

}  // namespace epochmark

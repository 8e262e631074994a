// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/kerasmodel.h"

#include <QString>

#include <optional>

/// Keras' model files on disk.
namespace epochmark::modelfile {

/// The description in it: config.json of a `.keras` zip, its version of Keras added where that is 2, or the
/// file itself where that is text. Weights and
/// code in the zip are never read. Error::Input with a sentence: no such file, a folder, another kind of
/// file, a zip that holds no model, a description beyond modeltext::kMaxBytes, which is told before it is
/// unpacked.
Result<QByteArray> textOf(const QString& path);

/// The network in it; `size` as in KerasModel::read().
Result<KerasModel> read(const QString& path, std::optional<PictureSize> size);

}  // namespace epochmark::modelfile

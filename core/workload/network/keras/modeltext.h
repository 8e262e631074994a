// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>

/// The JSON of a model file, taken apart only where its size, nesting and number of values are those of a
/// network: what is larger is refused before anything is built of it.
namespace epochmark::modeltext {

/// Bytes of the text at most: four times what the largest of Keras' own applications has.
inline constexpr qint64 kMaxBytes = 8 * 1024 * 1024;

/// `name`: what sentences call the file. Error::Input: too large, too deep, not JSON, no object, or a number
/// that is none (Python writes NaN and Infinity).
Result<QJsonObject> parsed(const QByteArray& text, const QString& name);

/// "This isn't a network that can be trained here" for that reason, as an Error::Input naming the file.
Error refused(const QString& name, const QString& reason);

}  // namespace epochmark::modeltext

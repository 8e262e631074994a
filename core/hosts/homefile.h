// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>

#include <functional>

namespace epochmark {

/// A small JSON file in the home that several programs change. Any thread.
namespace homefile {

/// Absent when there is no such file: an empty object. Error::Store with a sentence: it can't be read, is
/// over 16 MiB, no JSON object, or of a schema above 1.
Result<QJsonObject> read(const QString& path);

/// Reads it, has it changed and writes it with everybody else kept out. An error of `change` leaves it as it
/// is. Error::Store with a sentence.
Result<void> change(const QString& path,
                    const std::function<Result<QJsonObject>(const QJsonObject&)>& change);

}  // namespace homefile

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QString>

namespace epochmark {

/// What sort of device something is, by the id that its definition is registered under (devicekinds.h): the
/// same in --device, in a record's JSON and in the CSV. An id that no kind of this program has, from a newer
/// one's record, is as good a value as any. Plain value; made without an argument, it is the processor, which
/// every machine has.
class DeviceKind {
public:
    DeviceKind();
    explicit DeviceKind(QString id) : m_id(std::move(id)) {}
    explicit DeviceKind(const char* id) : m_id(QString::fromLatin1(id)) {}

    const QString& id() const { return m_id; }

    bool operator==(const DeviceKind&) const = default;

private:
    QString m_id;
};

size_t qHash(const DeviceKind& kind, size_t seed = 0) noexcept;

QString toString(const DeviceKind& kind);  ///< its id: "cpu", "cuda", "mps", ...
/// The kind of that id, known here or not. Error::Usage unless it is one to 32 lower-case letters, digits and
/// hyphens, a letter first.
Result<DeviceKind> deviceKindFromString(const QString& text);

}  // namespace epochmark

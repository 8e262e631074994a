// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace epochmark {

/// Something odd but survivable, shown beside a result. `code` is stable (kebab-case, for machines and
/// tests), `text` a sentence that says what it means and what to do.
struct Warning {
    QString code;
    QString text;

    bool operator==(const Warning&) const = default;
};

}  // namespace epochmark

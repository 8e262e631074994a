// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace epochmark {

/// Something odd but survivable, shown beside a result. `code` is stable (kebab-case, for machines and
/// tests), `text` a sentence that says what it means and what to do.
struct Warning {
    QString code;
    QString text;

    bool operator==(const Warning&) const = default;
};

/// What they say, in their order.
inline QStringList sentencesOf(const QList<Warning>& warnings)
{
    QStringList sentences;
    for (const Warning& warning : warnings) {
        sentences.append(warning.text);
    }
    return sentences;
}

}  // namespace epochmark

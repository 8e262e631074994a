// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace epochmark {

/// As tr() takes it: the source text ("%1" where something is put in) and its context.
struct RecordedSentence {
    const char* context = nullptr;
    const char* source = nullptr;
};

/// What runs write into their records as warnings and as reasons against a rank. A sentence that is changed
/// where it is raised is changed here, too; the old one may stay, for records that have it.
const QList<RecordedSentence>& recordedSentences();

/// The program's own names that stand within them: "Rank 2", "power cap".
const QList<RecordedSentence>& recordedNames();

}  // namespace epochmark

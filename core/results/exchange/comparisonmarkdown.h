// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/comparison.h"

#include <QByteArray>

namespace epochmark {

/// What the Compare page shows, as Markdown (GitHub's dialect): its answer, the verdict, a row a set with how fast it is
/// against the one at `reference` (a position in rows()), and the settings side by side, all of them or
/// `onlyDifferent` ones. Any thread.
QByteArray comparisonAsMarkdown(const Comparison& comparison, int reference, bool onlyDifferent);

}  // namespace epochmark

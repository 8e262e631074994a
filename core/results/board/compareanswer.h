// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/comparison.h"

#include <QString>
#include <QStringList>

namespace epochmark {

/// What a comparison answers: how many times as fast the fastest is as the slowest of those that are ranked,
/// as sure as that is known. Empty where no ratio may be told, and for plain against tuned, whose verdict
/// tells it. `names`: those of its rows. Pure function.
QString compareAnswer(const Comparison& comparison, const QStringList& names);

}  // namespace epochmark

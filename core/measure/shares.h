// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace epochmark {

/// Shares in per mille that add up to 1000 (largest remainder); all 0 when the sum is 0.
QList<int> permilles(const QList<double>& parts);

}  // namespace epochmark

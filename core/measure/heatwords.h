// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "measure/heat.h"

namespace epochmark {

/// "41 °C at the start, 73 °C at most · 3,912 MHz · not throttled (kernel)": what is known of it; empty when
/// nothing is.
QString heatWords(const Heat& heat);

/// "power cap, heat": Throttling::reasons for people.
QString throttleWords(const QStringList& reasons);

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace epochmark::format {

/// A sentence that was put together of parts: one full stop where a part brought its own ("... as on 20.
/// Nov."). Any thread.
QString oneStop(const QString& sentence);

}  // namespace epochmark::format

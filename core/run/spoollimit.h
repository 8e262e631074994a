// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "run/runrequest.h"

namespace epochmark {

/// What the settings file allows a spool file of decoded pictures, for window and terminal alike. The window
/// writes it, under that key.
namespace spoollimit {

inline constexpr char kKey[] = "pixels/spoolGib";
inline constexpr int kUsualGib = 64;
inline constexpr int kMostGib = 100'000;

/// The number under kKey of a settings file, GiB; kUsualGib where there is none. 0: no spool file at all.
int gibIn(const QString& settingsFile);

/// The room of a run's pixels: in the cache folder, as large as the settings file allows.
PixelRoom room(const RunRequest& request);

}  // namespace spoollimit

}  // namespace epochmark

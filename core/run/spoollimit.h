// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ranks/rankslice.h"
#include "run/runrequest.h"

#include <QVariant>

namespace epochmark {

/// What the settings file allows a spool file of decoded pictures, for window and terminal alike. The window
/// writes it, under that key.
namespace spoollimit {

inline constexpr char kKey[] = "pixels/spoolGib";
inline constexpr int kUsualGib = 64;
inline constexpr int kMostGib = 100'000;

/// What stands under kKey, GiB: kUsualGib where nothing does, 0 where it is no number: somebody who wrote
/// "none" wants no spool file. 0: no spool file at all.
int gibOf(const QVariant& value);
/// Of a settings file; kUsualGib where there is none.
int gibIn(const QString& settingsFile);

/// The room of a run's pixels on a device of that kind: in the cache folder, as large as the settings file
/// allows, beside what the network needs where it trains in the processor's memory.
PixelRoom room(const RunRequest& request, const DeviceKind& kind, const RankCount& ranks = {});

}  // namespace spoollimit

}  // namespace epochmark

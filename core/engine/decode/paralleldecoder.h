// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/decode/thumbnail.h"

namespace epochmark {

/// What Engine::decode() promises: every picture of the source on options.threads threads of its own; each
/// thread opens its own reader, reads and decodes, so that reading overlaps decoding. Returns when all are
/// done. No exception leaves.
Result<DecodedPictures> decode(const PictureSource& source, const DecodeOptions& options);

/// Engine::check(): the same without keeping pixels.
Result<DecodedPictures> check(const PictureSource& source, const DecodeOptions& options);

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/picturedecoder.h"
#include "engine/decode/thumbnail.h"
#include "inputfile.h"

#include <array>

using namespace epochmark;
using namespace epochmark::fuzz;

/// A picture of any type: as the training sees it, checked only, and as a thumbnail. The three verdicts must
/// agree.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static std::array<uchar, kPictureBytes> pixels;
    const QByteArray encoded = inputBytes(data, size);
    const PictureVerdict decoded = decodePicture(encoded, pixels.data());
    const PictureVerdict checked = decodePicture(encoded, nullptr);
    require(decoded.isUsed == checked.isUsed, "decoding and checking agree");
    require(decoded.isUsed || !decoded.reason.isEmpty(), "a picture left out has a reason");
    require(!decoded.isUsed || (decoded.width > 0 && decoded.height > 0), "a picture used has a size");
    require(thumbnail(encoded, 32).hasValue() == decoded.isUsed, "a thumbnail is made of what is used");
    return 0;
}

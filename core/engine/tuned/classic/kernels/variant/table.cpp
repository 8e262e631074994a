// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/kernels/variant/variant.h"

#define EPOCHMARK_TEXT_OF(name) #name
#define EPOCHMARK_TEXT(name) EPOCHMARK_TEXT_OF(name)

namespace epochmark::kernels::EPOCHMARK_VARIANT {

const Kernels& table()
{
    static constexpr Kernels kTable{EPOCHMARK_TEXT(EPOCHMARK_VARIANT), blockForward, blockBackward,
                                    denseForward, denseBackwardUpdate};
    return kTable;
}

}  // namespace epochmark::kernels::EPOCHMARK_VARIANT

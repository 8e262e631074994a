// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/classicstep.h"

#include "engine/tuned/classic/kernelstep.h"
#include "engine/tuned/classic/stockstep.h"

namespace epochmark {

std::unique_ptr<NetworkStep> makeClassicStep(const ClassicShape& shape, const TunedOptions& options)
{
    return isKernelStepPossible(shape, options) ? makeKernelStep(shape, options, kernels::kernels())
                                                : makeStockStep(shape, options);
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/tuned/classic/kernels/kernels.h"
#include "engine/tuned/classic/kernels/variant/vec.h"

namespace epochmark::kernels::EPOCHMARK_VARIANT {

const Kernels& table();

void blockForward(const BlockForward& args, Workspace& workspace);
void blockBackward(const BlockBackward& args, Workspace& workspace);
void firstBlockBackward(const BlockBackward& args, Workspace& workspace);
void denseForward(const DenseForward& args, Workspace& workspace);
void denseBackwardUpdate(const DenseBackwardUpdate& args, Workspace& workspace);

/// The threads' private sums from `offset` on, added in the threads' order.
void sumThreads(const Workspace& workspace, float* sums, ptrdiff_t offset, ptrdiff_t count);

/// values = bytes / 255.
void scaleBytes(const uint8_t* bytes, float* values, ptrdiff_t count);

}  // namespace epochmark::kernels::EPOCHMARK_VARIANT

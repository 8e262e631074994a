// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/ownkernels.h"

#include "engine/network/planelayout.h"

#include <ATen/autocast_mode.h>

namespace epochmark {

namespace {

thread_local bool mayTakeOwnKernels = false;

}  // namespace

OwnKernels::OwnKernels() : m_before(mayTakeOwnKernels)
{
    mayTakeOwnKernels = true;
}

OwnKernels::~OwnKernels()
{
    mayTakeOwnKernels = m_before;
}

bool OwnKernels::take(const at::Tensor& planes)
{
    return mayTakeOwnKernels && areChannelsLast(planes) && !at::autocast::is_autocast_enabled(at::kCPU);
}

}  // namespace epochmark

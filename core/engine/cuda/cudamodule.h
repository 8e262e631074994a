// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "engine/cuda/graphdevice.h"

#include <memory>

namespace epochmark {

/// What CUDA's own headers are needed for: the module epochmark_cuda, which lies beside the engine where it
/// was built with LibTorch's GPU libraries. Loaded at first use, once a process; any thread.
class CudaModule {
public:
    virtual ~CudaModule() = default;
    /// The card with LibTorch's number. Error::DeviceUnavailable with CUDA's own words.
    virtual Result<std::unique_ptr<GraphDevice>> open(int index) const = 0;
};

/// Bumped whenever GraphDevice or CudaModule changes: a module of another build is refused.
inline constexpr int kCudaModuleInterface = 2;

/// Error::DeviceUnavailable with a sentence: it wasn't built, or can't be loaded.
Result<const CudaModule*> loadCudaModule();

}  // namespace epochmark

extern "C" {
/// The module's only exported function; nullptr when `interface` isn't its own. The object lives until
/// process exit.
const epochmark::CudaModule* epochmarkCudaModule(int interface);
}

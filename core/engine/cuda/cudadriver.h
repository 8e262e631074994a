// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/deviceidentity.h"

#include <optional>

namespace epochmark {

/// What is asked of the NVIDIA driver itself (libcuda), loaded at run time: it answers for cards that
/// LibTorch can't drive, too. Its numbers are LibTorch's: both count what CUDA_VISIBLE_DEVICES and
/// CUDA_DEVICE_ORDER leave. One a process, by instance(); const methods are thread-safe.
class CudaDriver {
public:
    static const CudaDriver& instance();

    int deviceCount() const;  ///< 0 without a driver
    /// 86 for compute capability 8.6.
    std::optional<int> capability(int index) const;
    /// What the driver doesn't tell stays empty.
    DeviceIdentity identity(int index) const;

private:
    CudaDriver();
    template <typename Function>
    void resolve(Function& function, const char* name) const;
    std::optional<int> device(int index) const;

    void* m_library = nullptr;
    bool m_isReady = false;
    int (*m_count)(int*) = nullptr;
    int (*m_get)(int*, int) = nullptr;
    int (*m_attribute)(int*, int, int) = nullptr;
    int (*m_name)(char*, int, int) = nullptr;
    int (*m_uuid)(void*, int) = nullptr;
    int (*m_pciAddress)(char*, int, int) = nullptr;
};

}  // namespace epochmark

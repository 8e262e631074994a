// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace epochmark {

/// Cores without their hyper-threads among those this process may run on; at least 1.
int physicalCores();

/// Makes the calling thread ready to train: LibTorch's thread count (it is kept per thread), denormals flushed on it and
/// on its workers, OpenCV's own threads off, full fp32 precision and reproducible kernels on every device.
void prepareTrainingThread(int threads);

/// Tells the C library to keep big blocks instead of giving them back after each step: activations of a step then stop
/// costing page faults. Does nothing outside glibc, where LibTorch's allocator is left as it is. Once a process.
void keepLargeBlocks();

}  // namespace epochmark

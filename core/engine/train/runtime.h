// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace epochmark {

/// Makes the calling thread ready to train: LibTorch's thread count (it is kept per thread), denormals
/// flushed on it and on its workers, OpenCV's own threads off, full fp32 precision and reproducible kernels
/// on every device.
void prepareTrainingThread(int threads);

/// Whether cards may multiply with tf32's ten bits: for the whole process, until prepareTrainingThread().
void allowTf32(bool isAllowed);

/// The system's ids of the threads that compute for the calling one, which is prepared, itself among them:
/// those that take part in a parallel region of so many (OMP_THREAD_LIMIT, OMP_DYNAMIC allow fewer). Linux;
/// elsewhere numbers that only tell them apart.
QList<qint64> teamOf(int threads);

/// How many of so many threads really work for the calling thread: those of its team that have a processor
/// (affinity, OMP_PROC_BIND, quota).
int workingThreads(int threads);

/// Tells the C library whether to keep big blocks instead of giving them back after each step: activations of
/// a step on LibTorch's own kernels then stop costing page faults. For the tuned pipeline yes, for the plain
/// one no: a script doesn't do it. For the whole process; does nothing outside glibc, where the allocator is
/// left as it is.
void keepLargeBlocks(bool isKept);

/// Gives kept blocks back to the system: to be called when a training is gone.
void releaseLargeBlocks();

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace epochmark {

/// From now on asks the system to back LibTorch's blocks in the processor's memory by huge pages (Linux,
/// where the system grants them to who asks: transparent_hugepage "madvise"), or no longer: then what was
/// asked for is taken back, for what is touched first from then on. The blocks come from LibTorch's own
/// allocator as before. For the tuned pipeline yes, for the plain one no: a script doesn't do it. A step
/// streams through hundreds of megabytes, and with pages of 4 KiB a processor is busy finding them: about
/// a twentieth of its time. For the whole process; while nothing allocates on another thread. Does nothing
/// elsewhere.
void adviseHugePages(bool isWanted);

}  // namespace epochmark

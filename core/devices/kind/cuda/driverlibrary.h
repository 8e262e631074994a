// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace epochmark {

/// dlopen()s a library of NVIDIA's driver ("libcuda.so.1"): where the loader finds it, else where WSL 2 keeps
/// those of its Windows host (/usr/lib/wsl/lib, which not every distribution's loader looks into). nullptr
/// without one.
void* openDriverLibrary(const QString& name);

}  // namespace epochmark

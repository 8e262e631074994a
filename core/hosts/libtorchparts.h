// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFileInfoList>
#include <QString>
#include <QStringList>

namespace epochmark {

/// What of a LibTorch a processor's engine needs on another machine. Read from the files; any thread.
struct LibTorchParts {
    QFileInfoList files;  ///< by name; they lie in one folder there
    QStringList missing;  ///< "libcupti.so.12": needed by those, not found here, and no part of a system

    /// `libraries`: the folder of libtorch_cpu.so. Python's torch has CUDA's own libraries, to which it is
    /// linked, in site-packages/nvidia.
    static LibTorchParts of(const QString& libraries);
};

/// The libraries that a shared library or program names as needed ("libc10.so"), as the loader reads them.
/// Empty: none, or it isn't ELF of 64 bits with the lowest byte first.
QStringList neededLibraries(const QString& path);

}  // namespace epochmark

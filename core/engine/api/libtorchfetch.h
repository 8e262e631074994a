// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace epochmark {

/// How far a download is.
struct FetchProgress {
    enum class Step { Waiting, Downloading, Unpacking };
    Step step = Step::Downloading;
    qint64 bytes = 0;       ///< that have arrived
    qint64 totalBytes = 0;  ///< about so many, known beforehand
};

/// "Downloading LibTorch: 212 of about 550 MB".
QString words(const FetchProgress& progress);

/// The interpreters whose pip may fetch it, the system's own first: one of conda or pyenv may have no pip.
QStringList pythonPrograms();

/// Puts the LibTorch that this build was pinned to into libtorch::cacheRoot(): downloaded by the pip of the
/// first of `pythons` that has one, checked by hash, for the processor. Waits for it (minutes), telling
/// `told` up to four times a second; what arrived whole is kept when it fails or is stopped. Any thread.
/// Error::Input with a sentence that names other ways: no python3 or pip, no network, no space, a cache that
/// can't be written, none pinned for this machine; Error::Stopped.
Result<void> fetchLibTorch(const StopToken& stop, const std::function<void(const FetchProgress&)>& told,
                           const QStringList& pythons = pythonPrograms());

/// The folder of the LibTorch that the user's python3 would import, if there is one that fits
/// (libtorch::librariesIn()); empty: none. Any thread.
QString libTorchOfPython();

}  // namespace epochmark

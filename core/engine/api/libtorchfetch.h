// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "devices/kind/cuda/cudarule.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace epochmark {

/// How far a download is.
struct FetchProgress {
    enum class Step { Waiting, Downloading, Unpacking };
    Step step = Step::Downloading;
    qint64 bytes = 0;       ///< that have arrived
    qint64 totalBytes = 0;  ///< about so many, known beforehand
};

/// What is fetched: a line that packaging/libtorch pins, with what NVIDIA's cards need or without.
struct LibTorchChoice {
    QString line;  ///< "2.15"
    bool hasCuda = false;

    bool operator==(const LibTorchChoice&) const = default;
};

/// This build's, for the processor.
LibTorchChoice processorLibTorch();

/// With what cards need: the newest of `lines` that drives one of the cards under its driver; absent: none
/// does.
std::optional<LibTorchChoice> libTorchFor(const QList<CudaFacts>& cards, const QStringList& lines);

/// The same for this machine's cards and the lines that an engine lies here for. Any thread.
std::optional<LibTorchChoice> libTorchForCards();

/// What serves this machine: libTorchForCards(), else processorLibTorch().
LibTorchChoice fittingLibTorch();

/// What is downloaded, in MB: known beforehand.
int downloadMegabytes(const LibTorchChoice& choice);

/// The folder that the choice's libraries are put into; empty where none is pinned.
QString cachedLibraries(const LibTorchChoice& choice);

/// "Downloading LibTorch: 212 of about 550 MB".
QString words(const FetchProgress& progress);

/// The interpreters whose pip may fetch it, the system's own first: one of conda or pyenv may have no pip.
QStringList pythonPrograms();

/// Puts a LibTorch into the user's cache: downloaded by the pip of the first of `pythons` that has one,
/// checked by hash. Waits for it (minutes), telling `told` up to four times a second; what arrived whole is
/// kept when it fails or is stopped. Any thread. Error::Input with a sentence that names other ways: no
/// python3 or pip, no network, no space, a cache that can't be written, none pinned for this machine;
/// Error::Stopped.
Result<void> fetchLibTorch(const LibTorchChoice& choice, const StopToken& stop,
                           const std::function<void(const FetchProgress&)>& told,
                           const QStringList& pythons = pythonPrograms());

/// The folder of the LibTorch that the user's python3 would import, if there is one that fits
/// (libtorch::librariesIn()); empty: none. Any thread.
QString libTorchOfPython();

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "dataset/listing.h"
#include "dataset/listingbuilder.h"
#include "training/picturesource.h"

#include <memory>

namespace epochmark {

/// Opens a zip, a folder or the built-in Demo set ("demo") and lists it; gives decoders a PictureSource to
/// read from. Nothing is unpacked to disk. Thread-safe once opened: every reader has its own file handle.
///     auto archive = ArchiveReader::open(path, stop);
///     if (!archive) { return archive.error(); }
///     archive.value()->listing(); archive.value()->source();
class ArchiveReader {
public:
    /// Error::Input with one sentence a limit: not a zip, encrypted, truncated, unsafe names, over 2,000,000
    /// entries, fewer than two classes, ..., with the files left out (leftout.h); Error::Stopped.
    static Result<std::shared_ptr<ArchiveReader>> open(const QString& path, const StopToken& stop = {},
                                                       const ReadingRules& rules = {});
    virtual ~ArchiveReader() = default;

    virtual const Listing& listing() const = 0;
    /// Encoded pictures in listing order; lives as long as the reader.
    virtual const PictureSource& source() const = 0;
    /// What lies under the path now, against what was opened.
    enum class State {
        Same,
        Changed,  ///< it (or any picture of the folder) is gone, or of another size, time or content
        Unknown   ///< the stop came before that was clear
    };
    /// Files that only their inode or change time tells apart are read once more and compared by checksum,
    /// which may take as long as listing a folder; a stop is heard after each picture.
    virtual State state(const StopToken& stop = {}) const = 0;
    bool hasChanged() const { return state() == State::Changed; }
};

}  // namespace epochmark

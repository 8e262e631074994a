// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataset/archivereader.h"
#include "dataset/listingbuilder.h"
#include "dataset/zipfile.h"

namespace epochmark {

/// A zip as a dataset. The file is opened once: every reader has its own window on it and jumps to its
/// entries; const and thread-safe once opened.
class ZipArchive final : public ArchiveReader, public PictureSource {
public:
    /// A zip on disk.
    static Result<std::shared_ptr<ArchiveReader>> openFile(const QString& path, const StopToken& stop,
                                                           const ReadingRules& rules = {});
    /// A zip in memory that lives as long as the process.
    static Result<std::shared_ptr<ArchiveReader>> openMemory(const QByteArray& bytes,
                                                             const ListingOrigin& origin,
                                                             const StopToken& stop,
                                                             const ReadingRules& rules = {});

    const Listing& listing() const override { return m_listing; }
    const PictureSource& source() const override { return *this; }
    State state(const StopToken& stop) const override;

    qsizetype count() const override { return m_listing.pictures.size(); }
    qint64 encodedBytes(qsizetype index) const override { return m_listing.pictures.at(index).sizeBytes; }
    Result<std::unique_ptr<PictureReader>> openReader() const override;

private:
    static Result<std::shared_ptr<ArchiveReader>> open(ZipBytesOpener opener, const ListingOrigin& origin,
                                                       const StopToken& stop, const ReadingRules& rules);

    State readAgain(const QString& path, const StopToken& stop) const;

    ZipBytesOpener m_opener;
    Listing m_listing;
    QString m_path;  ///< empty in memory
    FileIdentity m_identity;
};

}  // namespace epochmark

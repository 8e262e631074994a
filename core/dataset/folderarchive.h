// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/fileidentity.h"
#include "dataset/archivereader.h"

#include <QByteArrayList>
#include <QList>

namespace epochmark {

/// A folder as a dataset, laid out as a zip would be, names that aren't UTF-8 spelt as in that zip; checksums
/// are computed while listing. Const and thread-safe once opened.
class FolderArchive final : public ArchiveReader, public PictureSource {
public:
    static Result<std::shared_ptr<ArchiveReader>> openFolder(const QString& path, const StopToken& stop,
                                                             const ReadingRules& rules = {});

    const Listing& listing() const override { return m_listing; }
    const PictureSource& source() const override { return *this; }
    State state(const StopToken& stop) const override;

    qsizetype count() const override { return m_listing.pictures.size(); }
    qint64 encodedBytes(qsizetype index) const override { return m_listing.pictures.at(index).sizeBytes; }
    Result<std::unique_ptr<PictureReader>> openReader() const override;

private:
    Listing m_listing;
    QByteArrayList m_paths;            ///< of each picture, in listing order: the system's own bytes
    QList<FileIdentity> m_identities;  ///< of each picture, in listing order
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/folderarchive.h"

#include "dataset/entryname.h"
#include "dataset/listingbuilder.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QObject>

#include <zlib.h>

namespace epochmark {

namespace {

quint32 crcOf(const QByteArray& data)
{
    return static_cast<quint32>(
        crc32_z(0, reinterpret_cast<const Bytef*>(data.constData()), static_cast<z_size_t>(data.size())));
}

/// A whole file of at most kMaxEntryBytes.
Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return leftOutBecause(QObject::tr("can't be read"), file.errorString());
    }
    if (file.size() > kMaxEntryBytes) {
        return leftOutBecause(QObject::tr("is larger than 256 MiB"));
    }
    QByteArray data = file.read(file.size());
    if (data.size() != file.size()) {
        return leftOutBecause(QObject::tr("can't be read"), file.errorString());
    }
    return data;
}

/// What the listing needs to know of one file; pictures are read once for their checksum.
ArchiveEntry fileEntry(const QDir& folder, const QFileInfo& info)
{
    ArchiveEntry entry;
    entry.name = folder.relativeFilePath(info.filePath());
    entry.path = entry.name;
    entry.isFolder = info.isDir();
    if (entry.isFolder || entryname::isHidden(entry.path) || !entryname::hasPictureExtension(entry.path)) {
        return entry;
    }
    const Result<QByteArray> data = info.isFile() ? readFile(info.filePath())
                                                  : leftOutBecause(QObject::tr("is no readable file"));
    if (data) {
        entry.sizeBytes = data->size();
        entry.crc32 = crcOf(data.value());
    } else {
        entry.refusal = data.error().message;
    }
    return entry;
}

Result<QList<ArchiveEntry>> readEntries(const QDir& folder, const QString& name, const StopToken& stop)
{
    QList<ArchiveEntry> entries;
    QDirIterator files(folder.path(), QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
    while (files.hasNext()) {
        files.next();
        if (stop.isStopRequested()) {
            return Error{ErrorCode::Stopped, QObject::tr("Stopped while reading the folder."), {}};
        }
        if (entries.size() == kMaxEntries) {
            return Error{ErrorCode::Input,
                         QObject::tr("%1 holds over %2 entries. Split it into smaller sets.")
                             .arg(name, QLocale().toString(kMaxEntries)),
                         {}};
        }
        entries.append(fileEntry(folder, files.fileInfo()));
    }
    return entries;
}

class FolderPictureReader final : public PictureReader {
public:
    FolderPictureReader(QDir folder, const Listing& listing) : m_folder(std::move(folder)), m_listing(listing)
    {}

    Result<QByteArray> read(qsizetype index) override
    {
        const ListedPicture& picture = m_listing.pictures.at(index);
        Result<QByteArray> data = readFile(m_folder.filePath(picture.entryName));
        if (data && (data->size() != picture.sizeBytes || crcOf(data.value()) != picture.crc32)) {
            return leftOutBecause(QObject::tr("has changed since the folder was read"));
        }
        return data;
    }

private:
    QDir m_folder;
    const Listing& m_listing;
};

}  // namespace

Result<std::shared_ptr<ArchiveReader>> FolderArchive::openFolder(const QString& path, const StopToken& stop)
{
    const QDir folder(QDir(path).absolutePath());
    const ListingOrigin origin{path, folder.dirName()};
    Result<QList<ArchiveEntry>> entries = readEntries(folder, origin.name, stop);
    if (!entries) {
        return entries.error();
    }
    Result<Listing> listing = buildListing(std::move(entries.value()), origin);
    if (!listing) {
        return listing.error();
    }
    auto archive = std::make_shared<FolderArchive>();
    archive->m_folder = folder;
    archive->m_listing = std::move(listing.value());
    for (const ListedPicture& picture : std::as_const(archive->m_listing.pictures)) {
        archive->m_identities.append(
            FileIdentity::ofPath(folder.filePath(picture.entryName)).value_or(FileIdentity()));
    }
    return std::shared_ptr<ArchiveReader>(std::move(archive));
}

bool FolderArchive::hasChanged() const
{
    FolderPictureReader reader(m_folder, m_listing);
    for (qsizetype index = 0; index < count(); ++index) {
        const FileIdentity& then = m_identities.at(index);
        const auto now = FileIdentity::ofPath(m_folder.filePath(m_listing.pictures.at(index).entryName));
        if (!now || !now->isPossiblySame(then) || (*now != then && !reader.read(index))) {
            return true;
        }
    }
    return false;
}

Result<std::unique_ptr<PictureReader>> FolderArchive::openReader() const
{
    return std::unique_ptr<PictureReader>(std::make_unique<FolderPictureReader>(m_folder, m_listing));
}

}  // namespace epochmark

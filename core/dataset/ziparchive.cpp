// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/ziparchive.h"

#include "base/printable.h"
#include "dataset/entryname.h"

#include <QFileInfo>
#include <QLocale>
#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

/// Deflate packs at most 1,032 : 1; a stored entry is as long as it is.
constexpr qint64 kMaxDeflateRatio = 1032;
constexpr int kStored = 0;
constexpr int kDeflated = 8;

Error refused(const QString& sentence)
{
    return Error{ErrorCode::Input, sentence, {}};
}

/// Why an entry can't be a picture whatever it holds; empty if it may be one. Claims that can't be true are
/// found here, before anything is allocated for them.
QString refusalOf(const ZipEntry& entry, qint64 zipBytes)
{
    if (entry.sizeBytes > kMaxEntryBytes) {
        return QObject::tr("is larger than 256 MiB");
    }
    const bool isImpossible = entry.packedBytes > zipBytes
                              || (entry.method == kStored && entry.packedBytes != entry.sizeBytes)
                              || (entry.method == kDeflated
                                  && entry.sizeBytes / kMaxDeflateRatio > entry.packedBytes);
    return isImpossible ? QObject::tr("claims a size that its packed data can't have") : QString();
}

Result<ArchiveEntry> archiveEntry(const ZipEntry& entry, const ZipFile& zip, const QString& zipName)
{
    ArchiveEntry made;
    made.name = entryname::decoded(entry.rawName, entry.isNameUtf8);
    if (!entryname::isSafe(made.name)) {
        return refused(
            QObject::tr("%1 holds an unsafe name, “%2”, that would lead outside its folder. Pack it again "
                        "with plain relative names.")
                .arg(zipName, printable(made.name)));
    }
    if (entry.isEncrypted) {
        return refused(
            QObject::tr("%1 is encrypted. Unpack it with its password and choose the folder instead.")
                .arg(zipName));
    }
    made.path = entryname::normalised(made.name);
    made.isFolder = made.name.endsWith(QLatin1Char('/')) || made.name.endsWith(QLatin1Char('\\'));
    made.sizeBytes = entry.sizeBytes;
    made.crc32 = entry.crc32;
    made.position = entry.position;
    made.refusal = refusalOf(entry, zip.byteCount());
    return made;
}

Result<QList<ArchiveEntry>> readEntries(ZipFile& zip, const QString& name, const StopToken& stop)
{
    if (zip.entryCount() > kMaxEntries) {
        return refused(QObject::tr("%1 holds %2 entries; up to %3 are read. Split it into smaller sets.")
                           .arg(name, QLocale().toString(zip.entryCount()), QLocale().toString(kMaxEntries)));
    }
    QList<ArchiveEntry> entries;
    const auto visit = [&](const ZipEntry& entry) -> Result<void> {
        Result<ArchiveEntry> made = archiveEntry(entry, zip, name);
        if (!made) {
            return made.error();
        }
        entries.append(std::move(made.value()));
        return {};
    };
    if (const Result<void> read = zip.forEach(visit, stop); !read) {
        return read.error();
    }
    return entries;
}

class ZipPictureReader final : public PictureReader {
public:
    ZipPictureReader(std::unique_ptr<ZipFile> zip, const Listing& listing)
        : m_zip(std::move(zip)), m_listing(listing)
    {}

    Result<QByteArray> read(qsizetype index) override
    {
        const ListedPicture& picture = m_listing.pictures.at(index);
        if (picture.sizeBytes == 0 && picture.crc32 == 0) {
            return QByteArray();  // nothing to unpack; hostile zips hold millions of these
        }
        return m_zip->read(picture.position, picture.sizeBytes, picture.crc32);
    }

private:
    std::unique_ptr<ZipFile> m_zip;
    const Listing& m_listing;
};

}  // namespace

Result<std::shared_ptr<ArchiveReader>> ZipArchive::open(ZipBytesOpener opener, const ListingOrigin& origin,
                                                        const StopToken& stop)
{
    Result<std::unique_ptr<ZipBytes>> bytes = opener();
    if (!bytes) {
        return bytes.error();
    }
    Result<std::unique_ptr<ZipFile>> zip = ZipFile::open(std::move(bytes.value()), origin.name);
    if (!zip) {
        return zip.error();
    }
    Result<QList<ArchiveEntry>> entries = readEntries(*zip.value(), origin.name, stop);
    if (!entries) {
        return entries.error();
    }
    Result<Listing> listing = buildListing(std::move(entries.value()), origin);
    if (!listing) {
        return listing.error();
    }
    auto archive = std::make_shared<ZipArchive>();
    archive->m_opener = std::move(opener);
    archive->m_listing = std::move(listing.value());
    return std::shared_ptr<ArchiveReader>(std::move(archive));
}

Result<std::shared_ptr<ArchiveReader>> ZipArchive::openFile(const QString& path, const StopToken& stop)
{
    const auto file = SharedFile::open(path);
    if (!file) {
        return file.error();
    }
    const auto opener = [shared = file.value()]() -> Result<std::unique_ptr<ZipBytes>> {
        return std::unique_ptr<ZipBytes>(std::make_unique<FileBytes>(shared));
    };
    auto opened = open(opener, {path, QFileInfo(path).fileName()}, stop);
    if (opened) {
        auto& archive = static_cast<ZipArchive&>(*opened.value());
        archive.m_path = path;
        archive.m_identity = file.value()->identity();
    }
    return opened;
}

Result<std::shared_ptr<ArchiveReader>>
ZipArchive::openMemory(const QByteArray& bytes, const ListingOrigin& origin, const StopToken& stop)
{
    const auto opener = [bytes]() -> Result<std::unique_ptr<ZipBytes>> {
        return std::unique_ptr<ZipBytes>(std::make_unique<MemoryBytes>(bytes));
    };
    return open(opener, origin, stop);
}

bool ZipArchive::hasChanged() const
{
    if (m_path.isEmpty()) {
        return false;
    }
    // What was read stays whole when the file is replaced or deleted; but nobody could check the result then.
    const auto now = FileIdentity::ofPath(m_path);
    if (!now || !now->isPossiblySame(m_identity)) {
        return true;
    }
    return *now != m_identity && !holdsTheSamePictures(m_path);
}

/// Reads every picture of the file that lies there now; true when all are those of the listing.
bool ZipArchive::holdsTheSamePictures(const QString& path) const
{
    const auto file = SharedFile::open(path);
    if (!file) {
        return false;
    }
    const auto zip = ZipFile::open(std::make_unique<FileBytes>(file.value()), m_listing.name);
    return zip
           && std::all_of(
               m_listing.pictures.cbegin(), m_listing.pictures.cend(), [&](const ListedPicture& picture) {
                   return zip.value()->read(picture.position, picture.sizeBytes, picture.crc32).hasValue();
               });
}

Result<std::unique_ptr<PictureReader>> ZipArchive::openReader() const
{
    Result<std::unique_ptr<ZipBytes>> bytes = m_opener();
    if (!bytes) {
        return bytes.error();
    }
    Result<std::unique_ptr<ZipFile>> zip = ZipFile::open(std::move(bytes.value()), m_listing.name);
    if (!zip) {
        return zip.error();
    }
    return std::unique_ptr<PictureReader>(
        std::make_unique<ZipPictureReader>(std::move(zip.value()), m_listing));
}

}  // namespace epochmark

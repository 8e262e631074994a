// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/ziparchive.h"

#include "base/printable.h"
#include "dataset/entryname.h"
#include "dataset/zipunpacker.h"

#include <QFileInfo>
#include <QLocale>
#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

/// Deflate packs at most 1,032 : 1; a stored entry is as long as it is.
constexpr qint64 kMaxDeflateRatio = 1032;

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
    if (const QString refusal = zipunpacker::refusalOf(entry.method); !refusal.isEmpty()) {
        return refusal;
    }
    const bool isImpossible = entry.packedBytes > zipBytes
                              || (entry.method == zipunpacker::kStored
                                  && entry.packedBytes != entry.sizeBytes)
                              || (entry.method == zipunpacker::kDeflated
                                  && entry.sizeBytes / kMaxDeflateRatio > entry.packedBytes);
    return isImpossible ? QObject::tr("claims a size that its packed data can't have") : QString();
}

/// Normalises the name; `separatesByBackslash`: as some programs of Windows do.
void takePath(ArchiveEntry& entry, bool separatesByBackslash)
{
    const auto backslash = QLatin1Char('\\');
    entry.isFolder = entry.name.endsWith(QLatin1Char('/'))
                     || (separatesByBackslash && entry.name.endsWith(backslash));
    entry.path = entryname::normalised(entry.name, separatesByBackslash);
}

/// A name in an encoding of old (CP932, Big5, GBK), where a backslash may be half of a letter.
bool mayHideBackslash(const ZipEntry& entry)
{
    return !entry.isNameUtf8 && entry.rawName.contains('\\')
           && std::any_of(entry.rawName.cbegin(), entry.rawName.cend(),
                          [](char c) { return static_cast<uchar>(c) >= 0x80; });
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
    takePath(made, true);
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
    QList<qsizetype> doubtful;
    bool hasSlash = false;
    const auto visit = [&](const ZipEntry& entry) -> Result<void> {
        if (entries.size() == kMaxEntries) {
            return refused(QObject::tr("%1 holds over %2 entries. Split it into smaller sets.")
                               .arg(name, QLocale().toString(kMaxEntries)));
        }
        Result<ArchiveEntry> made = archiveEntry(entry, zip, name);
        if (!made) {
            return made.error();
        }
        hasSlash = hasSlash || entry.rawName.contains('/');
        if (mayHideBackslash(entry)) {
            doubtful.append(entries.size());
        }
        entries.append(std::move(made.value()));
        return {};
    };
    if (const Result<void> read = zip.forEach(visit, stop); !read) {
        return read.error();
    }
    // Where slashes separate folders, a backslash in such a name is part of a letter.
    for (const qsizetype index : hasSlash ? doubtful : QList<qsizetype>()) {
        takePath(entries[index], false);
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
                                                        const StopToken& stop, const ReadingRules& rules)
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
    Result<Listing> listing = buildListing(std::move(entries.value()), origin, rules);
    if (!listing) {
        return listing.error();
    }
    auto archive = std::make_shared<ZipArchive>();
    archive->m_opener = std::move(opener);
    archive->m_listing = std::move(listing.value());
    return std::shared_ptr<ArchiveReader>(std::move(archive));
}

Result<std::shared_ptr<ArchiveReader>> ZipArchive::openFile(const QString& path, const StopToken& stop,
                                                            const ReadingRules& rules)
{
    const auto file = SharedFile::open(path);
    if (!file) {
        return file.error();
    }
    const auto opener = [shared = file.value()]() -> Result<std::unique_ptr<ZipBytes>> {
        return std::unique_ptr<ZipBytes>(std::make_unique<FileBytes>(shared));
    };
    auto opened = open(opener, {path, QFileInfo(path).fileName()}, stop, rules);
    if (opened) {
        auto& archive = static_cast<ZipArchive&>(*opened.value());
        archive.m_path = path;
        archive.m_identity = file.value()->identity();
    }
    return opened;
}

Result<std::shared_ptr<ArchiveReader>> ZipArchive::openMemory(const QByteArray& bytes,
                                                              const ListingOrigin& origin,
                                                              const StopToken& stop,
                                                              const ReadingRules& rules)
{
    const auto opener = [bytes]() -> Result<std::unique_ptr<ZipBytes>> {
        return std::unique_ptr<ZipBytes>(std::make_unique<MemoryBytes>(bytes));
    };
    return open(opener, origin, stop, rules);
}

ArchiveReader::State ZipArchive::state(const StopToken& stop) const
{
    if (m_path.isEmpty()) {
        return State::Same;
    }
    // What was read stays whole when the file is replaced or deleted; but nobody could check the result then.
    const auto now = FileIdentity::ofPath(m_path);
    if (!now || !now->isPossiblySame(m_identity)) {
        return State::Changed;
    }
    return *now == m_identity ? State::Same : readAgain(m_path, stop);
}

/// Whether every picture of the file that lies there now is that of the listing.
ArchiveReader::State ZipArchive::readAgain(const QString& path, const StopToken& stop) const
{
    const auto file = SharedFile::open(path);
    const auto zip = file ? ZipFile::open(std::make_unique<FileBytes>(file.value()), m_listing.name)
                          : Result<std::unique_ptr<ZipFile>>(file.error());
    if (!zip) {
        return State::Changed;
    }
    for (const ListedPicture& picture : m_listing.pictures) {
        if (stop.isStopRequested()) {
            return State::Unknown;
        }
        if (!zip.value()->read(picture.position, picture.sizeBytes, picture.crc32)) {
            return State::Changed;
        }
    }
    return State::Same;
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

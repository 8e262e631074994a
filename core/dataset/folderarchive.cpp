// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/folderarchive.h"

#include "base/filereason.h"
#include "dataset/entryname.h"
#include "dataset/folderwalk.h"
#include "dataset/listingbuilder.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QObject>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

namespace epochmark {

namespace {

quint32 crcOf(const QByteArray& data)
{
    return static_cast<quint32>(
        crc32_z(0, reinterpret_cast<const Bytef*>(data.constData()), static_cast<z_size_t>(data.size())));
}

/// A whole file of at most kMaxEntryBytes, by the bytes of its name.
Result<QByteArray> readFile(const QByteArray& path)
{
    const auto cannotRead = [](const QString& detail) {
        return leftOutBecause(QObject::tr("can't be read"), detail);
    };
    // A pipe or a device would block or never end: only asked for what it is, then opened.
    const int descriptor = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return cannotRead(QString::fromLocal8Bit(std::strerror(errno)));
    }
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return cannotRead(fileReason(file));
    }
    if (file.size() > kMaxEntryBytes) {
        return leftOutBecause(QObject::tr("is larger than 256 MiB"));
    }
    QByteArray data = file.read(file.size());
    if (data.size() != file.size()) {
        return cannotRead(fileReason(file));
    }
    return data;
}

/// What the listing needs to know of one file; pictures are read once for their checksum.
ArchiveEntry fileEntry(const QByteArray& folder, const WalkedFile& file)
{
    ArchiveEntry entry;
    // As a zip of this folder would spell a name that isn't UTF-8.
    entry.name = entryname::decoded(file.relativePath, false);
    entry.path = entry.name;
    entry.isFolder = file.isFolder;
    if (entry.isFolder) {
        entry.refusal = file.isRepeated    ? QObject::tr("is a folder that many links lead into")
                        : !file.isReadable ? QObject::tr("can't be read")
                                           : QString();
        return entry;
    }
    if (entryname::isHidden(entry.path) || !entryname::hasPictureExtension(entry.path)) {
        return entry;
    }
    const Result<QByteArray> data = file.isReadable ? readFile(folder + '/' + file.relativePath)
                                                    : leftOutBecause(QObject::tr("is no readable file"));
    if (data) {
        entry.sizeBytes = data->size();
        entry.crc32 = crcOf(data.value());
    } else {
        entry.refusal = data.error().message;
    }
    return entry;
}

/// What lies in a folder; `names` gets the bytes of each file's name at the entry's position.
Result<QList<ArchiveEntry>> readEntries(const QByteArray& folder, const QString& name, const StopToken& stop,
                                        QByteArrayList& names)
{
    QList<ArchiveEntry> entries;
    const auto visit = [&](const WalkedFile& file) -> Result<void> {
        if (stop.isStopRequested()) {
            return Error{ErrorCode::Stopped, QObject::tr("Stopped while reading the folder."), {}};
        }
        if (entries.size() == kMaxEntries) {
            return Error{ErrorCode::Input,
                         QObject::tr("%1 holds over %2 entries. Split it into smaller sets.")
                             .arg(name, QLocale().toString(kMaxEntries)),
                         {}};
        }
        ArchiveEntry entry = fileEntry(folder, file);
        entry.position = names.size();
        names.append(file.relativePath);
        entries.append(std::move(entry));
        return {};
    };
    if (const Result<void> walked = walkFolder(folder, visit); !walked) {
        return walked.error();
    }
    return entries;
}

class FolderPictureReader final : public PictureReader {
public:
    FolderPictureReader(const Listing& listing, const QByteArrayList& paths)
        : m_listing(listing), m_paths(paths)
    {}

    Result<QByteArray> read(qsizetype index) override
    {
        const ListedPicture& picture = m_listing.pictures.at(index);
        Result<QByteArray> data = readFile(m_paths.at(index));
        if (data && (data->size() != picture.sizeBytes || crcOf(data.value()) != picture.crc32)) {
            return leftOutBecause(QObject::tr("has changed since the folder was read"));
        }
        return data;
    }

private:
    const Listing& m_listing;
    const QByteArrayList& m_paths;
};

}  // namespace

Result<std::shared_ptr<ArchiveReader>> FolderArchive::openFolder(const QString& path, const StopToken& stop,
                                                                 const ReadingRules& rules)
{
    const QDir folder(QDir(path).absolutePath());
    const QByteArray bytes = QFile::encodeName(folder.path());
    const ListingOrigin origin{path, folder.dirName()};
    QByteArrayList names;
    Result<QList<ArchiveEntry>> entries = readEntries(bytes, origin.name, stop, names);
    if (!entries) {
        return entries.error();
    }
    Result<Listing> listing = buildListing(std::move(entries.value()), origin, rules);
    if (!listing) {
        return listing.error();
    }
    auto archive = std::make_shared<FolderArchive>();
    archive->m_listing = std::move(listing.value());
    for (const ListedPicture& picture : std::as_const(archive->m_listing.pictures)) {
        archive->m_paths.append(bytes + '/' + names.at(picture.position));
        archive->m_identities.append(
            FileIdentity::ofNative(archive->m_paths.constLast()).value_or(FileIdentity()));
    }
    return std::shared_ptr<ArchiveReader>(std::move(archive));
}

ArchiveReader::State FolderArchive::state(const StopToken& stop) const
{
    FolderPictureReader reader(m_listing, m_paths);
    for (qsizetype index = 0; index < count(); ++index) {
        const FileIdentity& then = m_identities.at(index);
        const auto now = FileIdentity::ofNative(m_paths.at(index));
        if (!now || !now->isPossiblySame(then)) {
            return State::Changed;
        }
        if (*now == then) {
            continue;
        }
        if (stop.isStopRequested()) {
            return State::Unknown;
        }
        if (!reader.read(index)) {
            return State::Changed;
        }
    }
    return State::Same;
}

Result<std::unique_ptr<PictureReader>> FolderArchive::openReader() const
{
    return std::unique_ptr<PictureReader>(std::make_unique<FolderPictureReader>(m_listing, m_paths));
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/zipfile.h"

#include "dataset/listing.h"
#include "dataset/zipstream.h"

#include <QObject>

#include <algorithm>
#include <array>

namespace epochmark {

namespace {

constexpr uLong kEncryptedFlag = 0x0001;
constexpr uLong kUtf8Flag = 0x0800;

/// Why nothing could be opened: the first bytes tell a zip that lost its end from something else.
Error notOpened(ZipBytes& bytes, const QString& name)
{
    QByteArray magic(4, '\0');
    magic.resize(std::max<qint64>(bytes.readAt(0, magic.data(), 4), 0));
    QString sentence = QObject::tr(
        "%1 is not a zip. Choose a zip, or a folder with one folder of pictures for each class.");
    if (magic.isEmpty()) {
        sentence = QObject::tr("%1 is empty. Download or copy it again.");
    } else if (magic == "PK\x03\x04" || magic == "PK\x07\x08") {
        sentence = QObject::tr(
            "%1 is a truncated zip: its table of contents is missing. Download or copy it again.");
    } else if (magic == "PK\x05\x06") {
        sentence = QObject::tr("%1 is an empty zip. Choose one with pictures.");
    }
    return Error{ErrorCode::Input, sentence.arg(name), {}};
}

/// Reads the opened entry to its end: only then minizip knows whether the checksum is right.
Result<QByteArray> readOpened(unzFile handle, qint64 sizeBytes)
{
    QByteArray data(sizeBytes, Qt::Uninitialized);
    qint64 done = 0;
    while (done < sizeBytes) {
        const auto wanted = static_cast<unsigned>(std::min<qint64>(sizeBytes - done, 1 << 20));
        const int count = unzReadCurrentFile(handle, data.data() + done, wanted);
        if (count <= 0) {
            return leftOutBecause(QObject::tr("has damaged packed data"));
        }
        done += count;
    }
    return data;
}

}  // namespace

ZipFile::ZipFile(std::unique_ptr<ZipBytes> bytes, QString name)
    : m_bytes(std::move(bytes)), m_stream(std::make_unique<ZipStream>(*m_bytes)), m_name(std::move(name))
{}

ZipFile::~ZipFile()
{
    if (m_handle != nullptr) {
        unzClose(m_handle);
    }
}

Result<std::unique_ptr<ZipFile>> ZipFile::open(std::unique_ptr<ZipBytes> bytes, const QString& name)
{
    std::unique_ptr<ZipFile> file(new ZipFile(std::move(bytes), name));
    file->m_handle = file->m_stream->openHandle();
    unz_global_info64 info{};
    if (file->m_handle == nullptr || unzGetGlobalInfo64(file->m_handle, &info) != UNZ_OK) {
        return notOpened(*file->m_bytes, name);
    }
    file->m_entryCount = static_cast<qint64>(std::min<ZPOS64_T>(info.number_entry, INT64_MAX));
    return file;
}

Error ZipFile::damagedDirectory() const
{
    return Error{
        ErrorCode::Input,
        QObject::tr("The table of contents of %1 is damaged. Download or copy it again.").arg(m_name),
        {}};
}

Result<ZipEntry> ZipFile::currentEntry()
{
    unz_file_info64 info{};
    unz64_file_pos position{};
    std::array<char, 65536> name;  // names are at most 65,535 bytes long
    if (unzGetCurrentFileInfo64(m_handle, &info, name.data(), name.size(), nullptr, 0, nullptr, 0) != UNZ_OK
        || unzGetFilePos64(m_handle, &position) != UNZ_OK) {
        return damagedDirectory();
    }
    ZipEntry entry;
    entry.rawName = QByteArray(name.data(), static_cast<qsizetype>(info.size_filename));
    entry.isNameUtf8 = (info.flag & kUtf8Flag) != 0;
    entry.isEncrypted = (info.flag & kEncryptedFlag) != 0;
    entry.method = static_cast<int>(info.compression_method);
    // Sizes beyond what a signed number holds are lies; they stay as large as can be said.
    entry.packedBytes = static_cast<qint64>(std::min<ZPOS64_T>(info.compressed_size, INT64_MAX));
    entry.sizeBytes = static_cast<qint64>(std::min<ZPOS64_T>(info.uncompressed_size, INT64_MAX));
    entry.crc32 = static_cast<quint32>(info.crc);
    entry.position = static_cast<qint64>(position.pos_in_zip_directory);
    return entry;
}

Result<void> ZipFile::forEach(const Visitor& visit, const StopToken& stop)
{
    for (qint64 number = 0; number < m_entryCount; ++number) {
        if (stop.isStopRequested()) {
            return Error{ErrorCode::Stopped, QObject::tr("Stopped while reading the archive."), {}};
        }
        const int moved = number == 0 ? unzGoToFirstFile(m_handle) : unzGoToNextFile(m_handle);
        if (moved != UNZ_OK) {
            return damagedDirectory();
        }
        const Result<ZipEntry> entry = currentEntry();
        if (!entry) {
            return entry.error();
        }
        if (const Result<void> visited = visit(entry.value()); !visited) {
            return visited.error();
        }
    }
    return {};
}

Result<QByteArray> ZipFile::read(qint64 position, qint64 sizeBytes, quint32 crc32)
{
    const unz64_file_pos target{static_cast<ZPOS64_T>(position), 0};
    unz_file_info64 info{};
    if (unzGoToFilePos64(m_handle, &target) != UNZ_OK
        || unzGetCurrentFileInfo64(m_handle, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) {
        return leftOutBecause(QObject::tr("can't be unpacked (damaged, or packed in an unusual way)"));
    }
    // The file may have been written anew since it was listed: then another entry lies here.
    if (info.crc != crc32 || info.uncompressed_size != static_cast<ZPOS64_T>(sizeBytes)) {
        return leftOutBecause(QObject::tr("has changed since the archive was listed"));
    }
    if (unzOpenCurrentFile(m_handle) != UNZ_OK) {
        return leftOutBecause(QObject::tr("can't be unpacked (damaged, or packed in an unusual way)"));
    }
    Result<QByteArray> data = readOpened(m_handle, sizeBytes);
    if (unzCloseCurrentFile(m_handle) == UNZ_CRCERROR && data) {
        return leftOutBecause(QObject::tr("has a wrong checksum"));
    }
    return data;
}

}  // namespace epochmark

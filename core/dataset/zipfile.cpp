// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/zipfile.h"

#include "dataset/listing.h"
#include "dataset/zipnumbers.h"
#include "dataset/zipunpacker.h"

#include <QLocale>
#include <QObject>

#include <algorithm>

#include <zlib.h>

namespace epochmark {

namespace {

using zipnumbers::at;
using zipnumbers::bytesAt;

constexpr quint16 kEncryptedFlag = 0x0001;
constexpr quint16 kUtf8Flag = 0x0800;
constexpr quint16 kZip64Field = 0x0001;
constexpr quint16 kUnicodePathField = 0x7075;
constexpr quint32 kInZip64 = 0xFFFFFFFF;
constexpr qint64 kLineBytes = 46;
constexpr qint64 kHeaderBytes = 30;

quint32 checksumOf(const QByteArray& data)
{
    return static_cast<quint32>(
        crc32_z(0, reinterpret_cast<const Bytef*>(data.constData()), static_cast<z_size_t>(data.size())));
}

/// The content of that extra field; empty when there is none.
QByteArray extraField(const QByteArray& extra, quint16 wanted)
{
    qsizetype place = 0;
    while (place + 4 <= extra.size()) {
        const auto length = static_cast<qsizetype>(at<quint16>(extra, place + 2));
        if (at<quint16>(extra, place) == wanted) {
            return extra.mid(place + 4, length);
        }
        place += 4 + length;
    }
    return {};
}

/// Sizes beyond what a signed number holds are lies; they stay as large as can be said.
qint64 toSigned(quint64 number)
{
    return static_cast<qint64>(std::min<quint64>(number, INT64_MAX));
}

/// Takes the numbers that don't fit into 32 bits from their extra field, in its order.
void widen(ZipEntry& entry, const QByteArray& extra)
{
    const QByteArray field = extraField(extra, kZip64Field);
    qsizetype place = 0;
    for (qint64* number : {&entry.sizeBytes, &entry.packedBytes, &entry.headerOffset}) {
        if (*number == kInZip64 && place + 8 <= field.size()) {
            *number = toSigned(at<quint64>(field, place));
            place += 8;
        }
    }
}

/// Info-ZIP's name in UTF-8, which stands beside one in another encoding as long as that is still the same.
void takeUnicodePath(ZipEntry& entry, const QByteArray& extra)
{
    const QByteArray field = extraField(extra, kUnicodePathField);
    if (field.size() > 5 && field.at(0) == 1 && at<quint32>(field, 1) == checksumOf(entry.rawName)) {
        entry.rawName = field.sliced(5);
        entry.isNameUtf8 = true;
    }
}

}  // namespace

ZipFile::ZipFile(std::unique_ptr<ZipBytes> bytes, QString name, const ZipEnd& end)
    : m_bytes(std::move(bytes)), m_name(std::move(name)), m_end(end)
{}

Result<std::unique_ptr<ZipFile>> ZipFile::open(std::unique_ptr<ZipBytes> bytes, const QString& name)
{
    const Result<ZipEnd> end = ZipEnd::find(*bytes, name);
    if (!end) {
        return end.error();
    }
    return std::unique_ptr<ZipFile>(new ZipFile(std::move(bytes), name, end.value()));
}

Error ZipFile::damagedDirectory() const
{
    return Error{
        ErrorCode::Input,
        QObject::tr("The table of contents of %1 is damaged. Download or copy it again.").arg(m_name),
        {}};
}

/// The line at `position`; `next` becomes the position behind it.
Result<ZipEntry> ZipFile::entryAt(qint64 position, qint64& next)
{
    const QByteArray line = bytesAt(*m_bytes, position, kLineBytes);
    if (line.size() != kLineBytes || !line.startsWith("PK\x01\x02")) {
        return damagedDirectory();
    }
    const auto nameBytes = static_cast<qint64>(at<quint16>(line, 28));
    const auto extraBytes = static_cast<qint64>(at<quint16>(line, 30));
    const QByteArray rest = bytesAt(*m_bytes, position + kLineBytes, nameBytes + extraBytes);
    next = position + kLineBytes + nameBytes + extraBytes + at<quint16>(line, 32);
    if (rest.size() != nameBytes + extraBytes || next > m_end.directoryEnd) {
        return damagedDirectory();
    }
    ZipEntry entry;
    entry.rawName = rest.first(nameBytes);
    const auto flags = at<quint16>(line, 8);
    entry.isNameUtf8 = (flags & kUtf8Flag) != 0;
    entry.isEncrypted = (flags & kEncryptedFlag) != 0;
    entry.method = at<quint16>(line, 10);
    entry.crc32 = at<quint32>(line, 16);
    entry.packedBytes = at<quint32>(line, 20);
    entry.sizeBytes = at<quint32>(line, 24);
    entry.headerOffset = at<quint32>(line, 42);
    entry.position = position;
    const QByteArray extra = rest.sliced(nameBytes);
    widen(entry, extra);
    takeUnicodePath(entry, extra);
    return entry;
}

Result<void> ZipFile::checkCount(qint64 visited) const
{
    // More than claimed is what a number that ran over leaves behind; less means that lines are lost.
    if (visited >= m_end.entries) {
        return {};
    }
    return Error{
        ErrorCode::Input,
        QObject::tr("The table of contents of %1 is damaged: it lists %2 entries where %3 are claimed. "
                    "Download or copy it again.")
            .arg(m_name, QLocale().toString(visited), QLocale().toString(m_end.entries)),
        {}};
}

Result<void> ZipFile::forEach(const Visitor& visit, const StopToken& stop)
{
    qint64 position = m_end.directoryStart;
    qint64 visited = 0;
    while (position < m_end.directoryEnd) {
        if (stop.isStopRequested()) {
            return Error{ErrorCode::Stopped, QObject::tr("Stopped while reading the archive."), {}};
        }
        // A signature over the whole may stand behind the last line.
        if (bytesAt(*m_bytes, position, 4) == "PK\x05\x05") {
            break;
        }
        const Result<ZipEntry> entry = entryAt(position, position);
        if (!entry) {
            return entry.error();
        }
        if (const Result<void> visitedEntry = visit(entry.value()); !visitedEntry) {
            return visitedEntry.error();
        }
        ++visited;
    }
    return checkCount(visited);
}

/// Where the entry's packed data begins; -1 when no header of its own stands before it.
qint64 ZipFile::dataOffset(const ZipEntry& entry)
{
    const qint64 step = m_end.isWrapped ? ZipEnd::kWrap : m_end.directoryStart + 1;
    for (qint64 offset = entry.headerOffset; offset < m_end.directoryStart - m_end.bytesBefore;
         offset += step) {
        const qint64 place = offset + m_end.bytesBefore;
        const QByteArray header = bytesAt(*m_bytes, place, kHeaderBytes);
        if (header.size() != kHeaderBytes || !header.startsWith("PK\x03\x04")
            || at<quint16>(header, 8) != entry.method) {
            continue;
        }
        const auto nameBytes = static_cast<qint64>(at<quint16>(header, 26));
        const qint64 data = place + kHeaderBytes + nameBytes + at<quint16>(header, 28);
        if (!m_end.isWrapped || bytesAt(*m_bytes, place + kHeaderBytes, nameBytes) == entry.rawName) {
            return data;
        }
    }
    return -1;
}

Result<QByteArray> ZipFile::read(qint64 position, qint64 sizeBytes, quint32 crc32)
{
    qint64 next = 0;
    const Result<ZipEntry> entry = entryAt(position, next);
    if (!entry) {
        return leftOutBecause(QObject::tr("can't be unpacked (damaged, or packed in an unusual way)"));
    }
    // The file may have been written anew since it was listed: then another entry lies here.
    if (entry->crc32 != crc32 || entry->sizeBytes != sizeBytes) {
        return leftOutBecause(QObject::tr("has changed since the archive was listed"));
    }
    const qint64 offset = dataOffset(entry.value());
    if (offset < 0) {
        return leftOutBecause(QObject::tr("can't be unpacked (damaged, or packed in an unusual way)"));
    }
    Result<QByteArray> data = zipunpacker::unpack(
        *m_bytes, {entry->method, offset, std::min(entry->packedBytes, m_bytes->size()), sizeBytes});
    if (data && checksumOf(data.value()) != crc32) {
        return leftOutBecause(QObject::tr("has a wrong checksum"));
    }
    return data;
}

}  // namespace epochmark

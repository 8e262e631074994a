// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/zipend.h"

#include "dataset/zipnumbers.h"

#include <QObject>
#include <QRegularExpression>

#include <array>
#include <optional>

namespace epochmark {

namespace {

using zipnumbers::at;
using zipnumbers::bytesAt;

constexpr qint64 kEndBytes = 22;
constexpr qint64 kLocatorBytes = 20;
constexpr qint64 kWideEndBytes = 56;
constexpr qint64 kMostTrailing = 16LL * 1024 * 1024;
constexpr qint64 kStep = 64 * 1024;
constexpr int kMostCandidates = 1000;

/// The end record as it stands, with its zip64 twin's numbers where there is one.
struct Record {
    qint64 position = 0;  ///< where the table of contents has to end
    quint32 disk = 0;
    quint32 directoryDisk = 0;
    quint64 entriesHere = 0;
    quint64 entries = 0;
    quint64 directoryBytes = 0;
    quint64 directoryOffset = 0;
    bool endsTheFile = false;

    bool isPart() const { return disk != 0 || directoryDisk != 0 || entriesHere != entries; }
};

/// Where the zip64 end record begins; -1 when there is none.
qint64 wideEnd(ZipBytes& zip, qint64 endPosition)
{
    const qint64 locatorPosition = endPosition - kLocatorBytes;
    const QByteArray locator = bytesAt(zip, locatorPosition, kLocatorBytes);
    if (locator.size() != kLocatorBytes || !locator.startsWith("PK\x06\x07")) {
        return -1;
    }
    // Behind other bytes its offset is wrong, but then it stands right before its locator.
    for (const qint64 position : {at<qint64>(locator, 8), locatorPosition - kWideEndBytes}) {
        if (position >= 0 && position <= locatorPosition - kWideEndBytes
            && bytesAt(zip, position, 4) == "PK\x06\x06") {
            return position;
        }
    }
    return -1;
}

std::optional<Record> recordAt(ZipBytes& zip, qint64 position)
{
    const QByteArray bytes = bytesAt(zip, position, kEndBytes);
    if (bytes.size() != kEndBytes || !bytes.startsWith("PK\x05\x06")) {
        return std::nullopt;
    }
    Record record{position,
                  at<quint16>(bytes, 4),
                  at<quint16>(bytes, 6),
                  at<quint16>(bytes, 8),
                  at<quint16>(bytes, 10),
                  at<quint32>(bytes, 12),
                  at<quint32>(bytes, 16),
                  position + kEndBytes + at<quint16>(bytes, 20) == zip.size()};
    if (const qint64 wide = wideEnd(zip, position); wide >= 0) {
        const QByteArray numbers = bytesAt(zip, wide, kWideEndBytes);
        if (numbers.size() != kWideEndBytes) {
            return std::nullopt;
        }
        record = {wide,
                  at<quint32>(numbers, 16),
                  at<quint32>(numbers, 20),
                  at<quint64>(numbers, 24),
                  at<quint64>(numbers, 32),
                  at<quint64>(numbers, 40),
                  at<quint64>(numbers, 48),
                  record.endsTheFile};
    }
    return record;
}

/// The zip that ends with this record; nothing when there is no table of contents before it.
std::optional<ZipEnd> endOf(ZipBytes& zip, const Record& record)
{
    if (record.directoryBytes > static_cast<quint64>(record.position)) {
        return std::nullopt;
    }
    ZipEnd end;
    end.directoryEnd = record.position;
    end.directoryStart = record.position - static_cast<qint64>(record.directoryBytes);
    end.entries = static_cast<qint64>(std::min<quint64>(record.entries, INT64_MAX));
    if (record.directoryOffset > static_cast<quint64>(end.directoryStart)
        || bytesAt(zip, end.directoryStart, 4) != "PK\x01\x02") {
        return std::nullopt;
    }
    end.bytesBefore = end.directoryStart - static_cast<qint64>(record.directoryOffset);
    if (end.bytesBefore > 0 && bytesAt(zip, 0, 4) == "PK\x03\x04") {
        end.isWrapped = end.bytesBefore % ZipEnd::kWrap == 0;
        // A zip inside a zip that has lost its own end isn't what was asked for.
        if (!end.isWrapped && !record.endsTheFile) {
            return std::nullopt;
        }
        end.bytesBefore = end.isWrapped ? 0 : end.bytesBefore;
    }
    return end;
}

/// What the search came across.
struct Found {
    std::optional<ZipEnd> end;
    bool isPart = false;
    bool isDamaged = false;  ///< there is an end record, but no table of contents before it
};

/// Takes the record at `position` into account; true when the search is over.
bool consider(ZipBytes& zip, qint64 position, Found& found)
{
    const auto record = recordAt(zip, position);
    if (!record) {
        return false;
    }
    if (record->isPart() && record->endsTheFile) {
        found.isPart = true;
        return true;
    }
    found.end = endOf(zip, *record);
    found.isDamaged = found.isDamaged || (record->endsTheFile && record->directoryBytes > 0);
    return found.end.has_value();
}

/// From the end of the file backwards, in pieces that overlap by what a signature may be cut by.
Found search(ZipBytes& zip)
{
    Found found;
    int candidates = 0;
    const qint64 first = std::max<qint64>(0, zip.size() - kMostTrailing);
    for (qint64 end = zip.size(); end > first; end -= kStep) {
        const qint64 begin = std::max(first, end - kStep);
        const QByteArray piece = bytesAt(zip, begin, std::min(end + 3, zip.size()) - begin);
        for (qsizetype place = piece.lastIndexOf("PK\x05\x06"); place >= 0;
             place = place > 0 ? piece.lastIndexOf("PK\x05\x06", place - 1) : -1) {
            if (consider(zip, begin + place, found) || ++candidates == kMostCandidates) {
                return found;
            }
        }
    }
    return found;
}

struct Magic {
    qsizetype offset;
    QByteArray bytes;
    const char* kind;
};

/// The kind of archive that isn't a zip; empty when it is none that is known.
QString otherArchive(ZipBytes& zip)
{
    static const std::array<Magic, 7> magics{
        Magic{0, "Rar!\x1A\x07", "RAR"},  Magic{0, "7z\xBC\xAF\x27\x1C", "7z"},
        Magic{0, "\x1F\x8B\x08", "gzip"}, Magic{0, QByteArray("\xFD\x37zXZ\0", 6), "xz"},
        Magic{0, "BZh", "bzip2"},         Magic{0, "\x28\xB5\x2F\xFD", "zstd"},
        Magic{257, "ustar", "tar"}};
    for (const Magic& magic : magics) {
        if (bytesAt(zip, magic.offset, magic.bytes.size()) == magic.bytes) {
            return QString::fromLatin1(magic.kind);
        }
    }
    return {};
}

Error refusedZip(const QString& sentence)
{
    return {ErrorCode::Input, sentence, {}};
}

Error isPartOfSplit(const QString& name)
{
    return refusedZip(QObject::tr("%1 is one part of a split archive. Join all of its parts first (“zip -s 0 "
                                  "archive.zip --out whole.zip”, or 7-Zip), or unpack them and choose the "
                                  "folder.")
                          .arg(name));
}

/// Why there is no table of contents: the first bytes tell a zip that lost its end from something else.
Error notFound(ZipBytes& zip, const QString& name)
{
    static const QRegularExpression part(QStringLiteral("\\.(z\\d\\d+|zip\\.\\d{3,})$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QByteArray magic = bytesAt(zip, 0, 4);
    if (magic.isEmpty()) {
        return refusedZip(QObject::tr("%1 is empty. Download or copy it again.").arg(name));
    }
    if (magic == "PK\x07\x08" || part.match(name).hasMatch()) {
        return isPartOfSplit(name);
    }
    if (magic == "PK\x03\x04") {
        return refusedZip(
            QObject::tr("%1 is a truncated zip: its table of contents is missing. Download or copy "
                        "it again.")
                .arg(name));
    }
    if (magic == "PK\x05\x06") {
        return refusedZip(QObject::tr("%1 is an empty zip. Choose one with pictures.").arg(name));
    }
    if (const QString kind = otherArchive(zip); !kind.isEmpty()) {
        return refusedZip(
            QObject::tr("%1 is a %2 archive; zips and folders are read. Unpack it and choose the "
                        "folder.")
                .arg(name, kind));
    }
    return refusedZip(
        QObject::tr("%1 is not a zip. Choose a zip, or a folder with one folder of pictures for each class.")
            .arg(name));
}

}  // namespace

Result<ZipEnd> ZipEnd::find(ZipBytes& zip, const QString& name)
{
    const Found found = search(zip);
    if (found.end) {
        return *found.end;
    }
    if (found.isPart) {
        return isPartOfSplit(name);
    }
    if (found.isDamaged) {
        return refusedZip(
            QObject::tr("The table of contents of %1 is damaged. Download or copy it again.").arg(name));
    }
    return notFound(zip, name);
}

}  // namespace epochmark

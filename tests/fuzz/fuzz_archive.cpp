// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/archivereader.h"
#include "dataset/entryname.h"
#include "dataset/manifest.h"
#include "dataset/ziparchive.h"
#include "inputfile.h"

#include <algorithm>

using namespace epochmark;
using namespace epochmark::fuzz;

namespace {

void readPictures(const ArchiveReader& archive)
{
    const Result<std::unique_ptr<PictureReader>> reader = archive.source().openReader();
    require(reader.hasValue(), "what was listed can be opened once more");
    for (qsizetype index = 0; index < std::min<qsizetype>(archive.source().count(), 32); ++index) {
        const ListedPicture& picture = archive.listing().pictures.at(index);
        require(entryname::isSafe(picture.entryName), "a listed name stays inside its folder");
        const Result<QByteArray> bytes = reader.value()->read(index);
        require(!bytes || bytes->size() == picture.sizeBytes, "a picture is as long as it was listed");
    }
}

void completeManifest(const Listing& listing)
{
    QList<PictureVerdict> verdicts;
    for (qsizetype index = 0; index < listing.pictures.size(); ++index) {
        verdicts.append({index % 7 != 3, QStringLiteral("is damaged"), 1, 1});
    }
    const Result<Manifest> manifest = Manifest::complete(listing, verdicts);
    require(!manifest || manifest->hash().size() == 64, "a manifest has a hash");
}

}  // namespace

/// A zip from its bytes to a manifest, by way of a file and of memory, which must agree.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static InputFile file;
    const QByteArray bytes = inputBytes(data, size);
    file.fill(bytes);
    const ReadingRules rules{true};
    const auto fromFile = ArchiveReader::open(file.path(), {}, rules);
    const auto fromMemory = ZipArchive::openMemory(bytes, {file.path(), QStringLiteral("input")}, {}, rules);
    require(fromFile.hasValue() == fromMemory.hasValue(), "a file and the same bytes in memory open alike");
    if (fromFile) {
        require(fromFile.value()->listing().pictures.size() == fromMemory.value()->listing().pictures.size(),
                "both hold the same pictures");
        readPictures(*fromFile.value());
        completeManifest(fromFile.value()->listing());
    }
    return 0;
}

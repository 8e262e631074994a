// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/archivereader.h"
#include "engine/decode/picturedecoder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <cstdio>
#include <cstdlib>

using namespace epochmark;

namespace {

/// One line: name, used or refused, size and digest of the 150 x 150 picture, or the reason.
void checkOne(const QString& name, const QByteArray& encoded)
{
    // Not initialised by us: a checker of memory sees what the decoder left out.
    const std::unique_ptr<uchar[]> pixels(new uchar[kPictureBytes]);
    const PictureVerdict verdict = decodePicture(encoded, pixels.get());
    const PictureVerdict checked = decodePicture(encoded, nullptr);
    if (checked.isUsed != verdict.isUsed || checked.reason != verdict.reason) {
        std::fprintf(stderr, "%s: decoding and checking disagree\n", qPrintable(name));
        std::exit(EXIT_FAILURE);
    }
    if (!verdict.isUsed) {
        std::printf("%s\trefused\t%s\t\t\n", qPrintable(name), qPrintable(verdict.reason));
        return;
    }
    const QByteArray rgb = QByteArray::fromRawData(reinterpret_cast<const char*>(pixels.get()),
                                                   kPictureBytes);
    const QByteArray digest = QCryptographicHash::hash(rgb, QCryptographicHash::Sha256).toHex();
    std::printf("%s\tused\t%d\t%d\t%s\n", qPrintable(name), verdict.width, verdict.height,
                digest.constData());
}

void checkFile(const QString& path, const QString& name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s can't be read.\n", qPrintable(path));
        std::exit(EXIT_FAILURE);
    }
    checkOne(name, file.readAll());
}

void checkZip(const QString& path)
{
    const auto archive = ArchiveReader::open(path);
    const auto reader = archive ? archive.value()->source().openReader()
                                : Result<std::unique_ptr<PictureReader>>(archive.error());
    if (!reader) {
        std::fprintf(stderr, "%s\n", qPrintable(reader.error().message));
        std::exit(EXIT_FAILURE);
    }
    for (qsizetype index = 0; index < archive.value()->source().count(); ++index) {
        const auto encoded = reader.value()->read(index);
        checkOne(archive.value()->listing().pictures.at(index).entryName,
                 encoded ? encoded.value() : QByteArray());
    }
}

}  // namespace

/// Decodes the pictures of files, folders and zips and prints a line for each. Knows no LibTorch: the memory
/// checker runs it over every odd picture there is, a script over thousands of damaged ones.
int main(int argc, char** argv)
{
    for (int index = 1; index < argc; ++index) {
        const QString path = QString::fromLocal8Bit(argv[index]);
        if (path.endsWith(QLatin1String(".zip"))) {
            checkZip(path);
        } else if (QFileInfo(path).isDir()) {
            QStringList files;
            for (QDirIterator walk(path, QDir::Files, QDirIterator::Subdirectories); walk.hasNext();) {
                files += walk.next();
            }
            files.sort();
            for (const QString& file : files) {
                checkFile(file, QDir(path).relativeFilePath(file));
            }
        } else {
            checkFile(path, path);
        }
    }
    return EXIT_SUCCESS;
}

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places.h"
#include "report/pngdocument.h"
#include "results/record/recordjson.h"
#include "samplerecord.h"
#include "testjpeg.h"
#include "testpictures.h"
#include "testzip.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>
#include <cstdlib>

using namespace epochmark;

namespace {

/// Writes `<folder>/<target>/<name>`; ends the program when it can't.
class Seeds {
public:
    Seeds(const QDir& folder, const QString& target) : m_folder(folder.filePath(target))
    {
        QDir().mkpath(m_folder.path());
    }

    QString pathOf(const QString& name) const { return m_folder.filePath(name); }

    void add(const QString& name, const QByteArray& bytes) const
    {
        QFile file(pathOf(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            std::fprintf(stderr, "%s can't be written.\n", qPrintable(file.fileName()));
            std::exit(EXIT_FAILURE);
        }
    }

private:
    QDir m_folder;
};

QByteArray zipOf(const QList<QByteArray>& names, const TestZip::Options& options)
{
    TestZip zip;
    for (const QByteArray& name : names) {
        zip.add(name, name, options);
    }
    return zip.bytes();
}

void addArchives(const Seeds& seeds)
{
    const QList<QByteArray> split{"train/cats/1.jpg", "train/dogs/1.jpg", "test/cats/2.jpg",
                                  "test/dogs/2.jpg"};
    QList<QByteArray> folders{"set/", "set/.hidden", "__MACOSX/set/._1.png"};
    for (int number = 0; number < 12; ++number) {
        folders.append("set/cats/" + QByteArray::number(number) + ".png");
        folders.append("set/dogs/" + QByteArray::number(number) + ".png");
    }
    TestZip::Options deflated;
    deflated.isDeflated = true;
    TestZip::Options zip64;
    zip64.isZip64 = true;
    TestZip::Options encrypted;
    encrypted.flags = 1;
    TestZip::Options odd;
    odd.claimedSize = 70'000;
    odd.flags = 0;
    seeds.add(QStringLiteral("split"), smallZip().bytes());
    seeds.add(QStringLiteral("folders"), zipOf(folders, {}));
    seeds.add(QStringLiteral("deflated"), zipOf(split, deflated));
    seeds.add(QStringLiteral("zip64"), zipOf(split, zip64));
    seeds.add(QStringLiteral("encrypted"), zipOf(split, encrypted));
    seeds.add(QStringLiteral("claims"), zipOf(split, odd));
    seeds.add(QStringLiteral("many"), smallZip().bytes(70'000));
    seeds.add(QStringLiteral("names"),
              zipOf({"train/k\x84tzchen/1.jpg", "train/../1.jpg", "/train/a/1.jpg", "train\\b\\1.jpg"}, odd));
}

void addJpegs(const Seeds& seeds)
{
    const auto add = [&seeds](const char* name, const JpegShape& shape) {
        seeds.add(QString::fromLatin1(name), makeJpeg(shape));
    };
    add("jpeg-baseline", {24, 20, 3, 2, 2, false, 0, 50});
    add("jpeg-progressive", {24, 20, 3, 2, 1, true, 0, 50});
    add("jpeg-restart", {40, 40, 3, 1, 1, false, 1, 50});
    add("jpeg-gray", {17, 9, 1, 1, 1, false, 0, 50});
    add("jpeg-cmyk", {16, 16, 4, 1, 1, false, 0, 50});
    add("jpeg-tall", {1, 300, 3, 1, 1, false, 0, 50});
}

void addPictures(const Seeds& seeds)
{
    constexpr int kWidth = 13;
    constexpr int kHeight = 11;
    const QByteArray bytes = noise(8 * kWidth * kHeight);
    const QByteArray rgb = bytes.first(3 * kWidth * kHeight);
    for (const int channels : {1, 2, 3, 4}) {
        for (const int bits : {8, 16}) {
            seeds.add(QStringLiteral("png-%1-%2").arg(channels).arg(bits),
                      makePng(bytes, kWidth, kHeight, channels, bits));
            TestTiff tiff(kWidth, kHeight);
            tiff.set(258, QList<quint32>(channels, bits)).set(277, {static_cast<quint32>(channels)});
            tiff.set(262, {channels < 3 ? 1U : 2U})
                .strips({bytes.first(kWidth * kHeight * channels * bits / 8)});
            seeds.add(QStringLiteral("tiff-%1-%2").arg(channels).arg(bits), tiff.bytes());
            seeds.add(QStringLiteral("tiff-%1-%2-deflate").arg(channels).arg(bits), tiff.deflate().bytes());
        }
    }
    seeds.add(QStringLiteral("tiff-big"), TestTiff(kWidth, kHeight).bigTiff().strips({rgb}).bytes());
    seeds.add(QStringLiteral("bmp"), makeBmp(rgb, kWidth, kHeight));
    seeds.add(QStringLiteral("bmp-rle"), makeBmp(rgb, kWidth, kHeight, {40, 8, 1, false, noise(1024)}));
    seeds.add(
        QStringLiteral("bmp-masks"),
        makeBmp(bytes, kWidth, kHeight, {40, 16, 3, true, QByteArray("\0\x7C\0\0\xE0\3\0\0\x1F\0\0\0", 12)}));
    seeds.add(QStringLiteral("ppm"), makePpm(rgb, kWidth, kHeight));
    seeds.add(QStringLiteral("pgm-text"), "P2\n3 2\n# six\n300\n1 22 300 4 5 6");
    seeds.add(QStringLiteral("pbm-text"), "P1 3 2 101010");
    seeds.add(QStringLiteral("webp-lossy"), makeWebP(rgb, kWidth, kHeight, 40));
    seeds.add(QStringLiteral("webp-lossless"), makeWebP(rgb, kWidth, kHeight));
}

void addRecords(const Seeds& seeds)
{
    RecordDocument document;
    document.records.append(sample::completed(57.3, 2));
    document.annotations.append({document.records.first().setId, QStringLiteral("name"),
                                 QStringLiteral("note"), true, document.records.first().startedAt});
    RunRecord costed = sample::completed(9.5, 1);
    costed.cost = RunCost{
        1.25, QStringLiteral("EUR"), PriceKind::Rent, QStringLiteral("list"), QDate(2026, 1, 31), true};
    costed.warnings.append({QStringLiteral("single_run"), QStringLiteral("One run only.")});
    document.records.append(costed);
    seeds.add(QStringLiteral("document.json"), toJson(document));
    RecordDocument sets;
    for (const double seconds : {3.0, 3.1, 3.2, 1.0}) {
        sets.records.append(sample::completed(seconds, 1));
        sets.records.last().setId = seconds > 2 ? sets.records.first().setId : sets.records.last().id;
    }
    seeds.add(QStringLiteral("sets.json"), toJson(sets));
    document.records = {sample::running()};
    document.annotations.clear();
    const QByteArray json = toJson(document);
    seeds.add(QStringLiteral("running.json"), json);
    QImage image(4, 3, QImage::Format_RGB888);
    image.fill(Qt::white);
    if (!png::write(image, json, seeds.pathOf(QStringLiteral("record.png")))) {
        std::exit(EXIT_FAILURE);
    }
}

/// The small networks that the engine's test has, as text and as a zip.
void addModels(const Seeds& seeds)
{
    const QDir models(QStringLiteral(EPOCHMARK_SOURCE_DIR "/tests/core/engine/models"));
    for (const QString& name : models.entryList({QStringLiteral("*.json")})) {
        QFile file(models.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            std::exit(EXIT_FAILURE);
        }
        const QByteArray text = file.readAll();
        seeds.add(name, text);
        TestZip zip;
        zip.add("config.json", text);
        seeds.add(name + QStringLiteral(".keras"), zip.bytes());
    }
}

}  // namespace

/// Writes what each fuzz target starts from into FOLDER/archive, FOLDER/decoder, FOLDER/model and
/// FOLDER/records.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("Usage: fuzz_seeds FOLDER\n", stderr);
        return EXIT_FAILURE;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    addArchives({folder, QStringLiteral("archive")});
    addJpegs({folder, QStringLiteral("decoder")});
    addPictures({folder, QStringLiteral("decoder")});
    addModels({folder, QStringLiteral("model")});
    addRecords({folder, QStringLiteral("records")});
    return EXIT_SUCCESS;
}

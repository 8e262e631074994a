// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flowerpainter.h"
#include "meadowpainter.h"

#include <QBuffer>
#include <QDateTime>
#include <QFile>
#include <QGuiApplication>
#include <QImageWriter>
#include <QTextStream>

#include <quazip/quazip.h>
#include <quazip/quazipfile.h>
#include <quazip/quazipnewinfo.h>

#include <algorithm>
#include <cmath>

/// Draws the Demo set: epochmark-demo-generator OUT.zip [SEED]. The same seed gives the same pictures with
/// one version of Qt; other versions may round a pixel or a JPEG coefficient differently, so the zip itself
/// is kept in the repository.

namespace {

constexpr QSize kSize(320, 240);
constexpr int kQuality = 60;
constexpr quint64 kSeed = 2026;

/// Daisies lie around 0, poppies around 1; the tails meet, and some pictures of either lie beyond the middle.
double breadthOf(bool isPoppy, Random& random)
{
    const double distance = std::abs(random.normal()) * 0.22;
    return std::clamp(isPoppy ? 1 - distance : distance, 0.0, 1.0);
}

FlowerShape randomFlower(bool isPoppy, double radius, Random& random)
{
    FlowerShape shape;
    shape.radius = radius;
    const double reach = radius * 0.75;
    shape.centre = QPointF(random.between(reach, kSize.width() - reach),
                           random.between(reach, kSize.height() - reach));
    shape.breadth = breadthOf(isPoppy, random);
    shape.tilt = random.between(0.72, 1);
    shape.rotation = random.between(0, 360);
    shape.pointedness = random.between(0, 0.9);
    return shape;
}

/// Flowers of the same kind further back, small and out of focus.
void paintCompany(QImage& picture, bool isPoppy, const Palette& palette, Random& random)
{
    QImage layer(picture.size(), QImage::Format_ARGB32_Premultiplied);
    layer.fill(Qt::transparent);
    QPainter painter(&layer);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int flower = random.whole(0, 3); flower > 0; --flower) {
        const FlowerShape shape = randomFlower(isPoppy, random.between(16, 30), random);
        paintStem(painter, shape, kSize.height(), palette, random);
        paintFlower(painter, shape, palette, random);
    }
    painter.end();
    QPainter(&picture).drawImage(0, 0, blurred(layer, random.between(1.6, 3)));
}

QImage paintPicture(bool isPoppy, Random& random)
{
    const Palette palette = randomPalette(random);
    QImage picture = paintMeadow(kSize, palette, random);
    paintCompany(picture, isPoppy, palette, random);
    FlowerShape shape = randomFlower(isPoppy, random.between(72, 104), random);
    shape.centre = QPointF(kSize.width() * random.between(0.40, 0.60),
                           kSize.height() * random.between(0.42, 0.56));
    {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        paintStem(painter, shape, kSize.height(), palette, random);
        paintFlower(painter, shape, palette, random);
    }
    lightPicture(picture, palette, random);
    return picture;
}

QByteArray encoded(const QImage& picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(kQuality);
    writer.setOptimizedWrite(true);
    writer.write(picture);
    return bytes;
}

/// JPEGs gain nothing from packing; stored, they are read without unpacking.
bool addStored(QuaZip& zip, const QString& name, const QByteArray& bytes)
{
    QuaZipNewInfo info(name);
    info.dateTime = QDateTime(QDate(2026, 1, 1), QTime(0, 0));
    QuaZipFile file(&zip);
    if (!file.open(QIODevice::WriteOnly, info, nullptr, 0, 0, 0)) {
        return false;
    }
    const bool isWritten = file.write(bytes) == bytes.size();
    file.close();
    return isWritten && file.getZipError() == 0;
}

bool writeDemoSet(const QString& path, quint64 seed)
{
    QuaZip zip(path);
    if (!zip.open(QuaZip::mdCreate)) {
        return false;
    }
    quint64 number = 0;
    for (const auto& [split, pictures] :
         {std::pair(QStringLiteral("train"), 300), std::pair(QStringLiteral("test"), 100)}) {
        for (const bool isPoppy : {false, true}) {
            const QString folder = isPoppy ? QStringLiteral("poppies") : QStringLiteral("daisies");
            for (int picture = 1; picture <= pictures; ++picture) {
                Random random(seed * 1'000'003 + number++);
                const QString name = QStringLiteral("demo/%1/%2/%3.jpg")
                                         .arg(split, folder)
                                         .arg(picture, 3, 10, QLatin1Char('0'));
                if (!addStored(zip, name, encoded(paintPicture(isPoppy, random)))) {
                    return false;
                }
            }
        }
    }
    zip.close();
    return zip.getZipError() == 0;
}

}  // namespace

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "usage: epochmark-demo-generator OUT.zip [SEED]\n";
        return 2;
    }
    const quint64 seed = arguments.size() > 2 ? arguments.at(2).toULongLong() : kSeed;
    return writeDemoSet(arguments.at(1), seed) ? 0 : 1;
}

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pngdocument.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace epochmark;

namespace {

QImage picture()
{
    QImage image(64, 36, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            image.setPixel(x, y, qRgb(x * 4, y * 7, (x * y) % 256));
        }
    }
    return image;
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void store(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// The most address space that this process ever had, KiB; 0 where the system doesn't say.
qint64 mostMappedKb()
{
    const QByteArray status = contents(QStringLiteral("/proc/self/status"));
    const qsizetype start = status.indexOf("VmPeak:");
    return start < 0 ? 0
                     : status.mid(start + 7, status.indexOf("kB", start) - start - 7).trimmed().toLongLong();
}

}  // namespace

class TestPngDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pictureAndDataComeBack_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("short") << QByteArray("{}");
        QTest::newRow("text") << QString::fromUtf8("{\"name\":\"Gerät – 計算機\"}").toUtf8();
        QByteArray large;
        for (int i = 0; i < 2'000'000; ++i) {
            large.append(static_cast<char>('0' + QRandomGenerator::global()->bounded(10)));
        }
        QTest::newRow("2 MB") << large;
    }
    void pictureAndDataComeBack()
    {
        QFETCH(QByteArray, data);
        const QString path = m_dir.filePath(QStringLiteral("a.png"));
        QVERIFY(png::write(picture(), data, path));
        const Result<QByteArray> read = png::readData(contents(path), path);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read.value(), data);
        QCOMPARE(QImage(path).convertToFormat(QImage::Format_RGB32), picture());  // Qt's reader is the oracle
    }

    void dataAreOneCompressedChunk()
    {
        const QString path = m_dir.filePath(QStringLiteral("b.png"));
        const QByteArray data = QByteArray("{\"epoch\":1}").repeated(5000);
        QVERIFY(png::write(picture(), data, path));
        const QByteArray file = contents(path);
        QCOMPARE(file.count("iTXt"), 1);
        const qsizetype chunk = file.indexOf("iTXt");
        QCOMPARE(file.mid(chunk + 4, 11), QByteArray("epochmark\0\1", 11));  // key, end of key, compressed
        QVERIFY(file.size() < data.size() / 4);
    }

    void picturesWithoutDataAreTold()
    {
        const QString path = m_dir.filePath(QStringLiteral("c.png"));
        QVERIFY(picture().save(path));
        const Result<QByteArray> read = png::readData(contents(path), path);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Input);
        QVERIFY(read.error().message.contains(path)
                && read.error().message.contains(QStringLiteral("without data")));
    }

    void dataBehindThePixelsAreFound()
    {
        QImage image = picture();
        image.setText(QStringLiteral("other"), QStringLiteral("text of somebody else"));
        const QString plain = m_dir.filePath(QStringLiteral("d.png"));
        QVERIFY(image.save(plain));
        const QString carrying = m_dir.filePath(QStringLiteral("e.png"));
        QVERIFY(png::write(picture(), "{\"late\":true}", carrying));
        const QByteArray with = contents(carrying);
        const qsizetype name = with.indexOf("iTXt");
        quint32 length = 0;
        for (int i = 4; i > 0; --i) {
            length = length << 8 | static_cast<uchar>(with[name - i]);
        }
        QByteArray file = contents(plain);
        file.insert(file.indexOf("IEND") - 4, with.mid(name - 4, length + 12));
        store(plain, file);
        const Result<QByteArray> read = png::readData(contents(plain), plain);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read.value(), QByteArray("{\"late\":true}"));
    }

    void claimedLengthsTakeNoMemory()
    {
        const QString path = m_dir.filePath(QStringLiteral("claim.png"));
        QVERIFY(png::write(picture(), "{}", path));
        QByteArray file = contents(path);
        qToBigEndian<quint32>(0x7f000000, file.data() + file.indexOf("iTXt") - 4);
        store(path, file);
        const qint64 before = mostMappedKb();
        if (before == 0) {
            QSKIP("This system doesn't tell how much memory a process had mapped at most.");
        }
        const Result<QByteArray> read = png::readData(contents(path), path);
        const qint64 grownKb = mostMappedKb() - before;
        QVERIFY(!read && read.error().message.contains(path));
        QVERIFY2(grownKb < 256 * 1024, qPrintable(QString::number(grownKb)));
    }

    void truncatedPicturesAreTold()
    {
        const QString whole = m_dir.filePath(QStringLiteral("f.png"));
        QVERIFY(png::write(picture(), QByteArray("{\"x\":1}").repeated(300), whole));
        const QByteArray file = contents(whole);
        const qsizetype endOfData = file.indexOf("IDAT") - 4;
        for (qsizetype length = 8; length < endOfData; length += 7) {
            const QString cut = m_dir.filePath(QStringLiteral("cut.png"));
            store(cut, file.first(length));
            const Result<QByteArray> read = png::readData(contents(cut), cut);
            QVERIFY2(!read, qPrintable(QString::number(length)));
            QVERIFY(read.error().message.contains(QStringLiteral("cut off")));
        }
    }

    void flippedBytesNeverCrash()
    {
        const QString whole = m_dir.filePath(QStringLiteral("g.png"));
        const QByteArray data = QByteArray("{\"x\":1}").repeated(300);
        QVERIFY(png::write(picture(), data, whole));
        const QByteArray file = contents(whole);
        const qsizetype end = file.indexOf("IDAT") - 4;
        for (qsizetype at = 8; at < end; ++at) {
            QByteArray damaged = file;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x5a);
            const QString path = m_dir.filePath(QStringLiteral("flip.png"));
            store(path, damaged);
            const Result<QByteArray> read = png::readData(contents(path), path);
            QVERIFY(!read || read.value() == data);
        }
    }

    void otherFilesAreRefused()
    {
        const QString path = m_dir.filePath(QStringLiteral("h.png"));
        store(path, "{\"schema\":1}");
        QVERIFY(png::readData(contents(path), path).error().message.contains(QStringLiteral("no PNG")));
        QVERIFY(png::readData({}, path).error().message.contains(QStringLiteral("no PNG")));
    }

    void unwritableTargetsKeepTheOldFile()
    {
        const QString inFile = m_dir.filePath(QStringLiteral("a.txt"));
        store(inFile, "old");
        const Result<void> written = png::write(picture(), "{}", inFile + QStringLiteral("/x.png"));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Input);
        QCOMPARE(contents(inFile), QByteArray("old"));
    }

private:
    QTemporaryDir m_dir;
};

QTEST_APPLESS_MAIN(TestPngDocument)
#include "tst_pngdocument.moc"

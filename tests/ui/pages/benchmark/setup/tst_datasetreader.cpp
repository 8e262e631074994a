// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/datasetreader.h"

#include "patience.h"

#include <QDir>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

namespace {

void writePictures(const QString& root)
{
    int number = 0;
    for (const char* folder : {"train/cats", "train/dogs", "test/cats", "test/dogs"}) {
        const QDir dir(root + QLatin1Char('/') + QString::fromLatin1(folder));
        QVERIFY(dir.mkpath(QStringLiteral(".")));
        for (int i = 0; i < 5; ++i) {
            QImage picture(40, 30, QImage::Format_RGB32);
            picture.fill(QColor::fromHsv(++number * 17 % 360, 200, 200));
            QVERIFY(picture.save(dir.filePath(QStringLiteral("%1.jpg").arg(i))));
        }
    }
}

}  // namespace

/// Datasets that are read in the background.
class TestDatasetReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsAndSamples();
    void dropsStaleJobs();
    void tellsWhatIsWrong();
};

void TestDatasetReader::listsAndSamples()
{
    const QTemporaryDir folder;
    writePictures(folder.path());
    DatasetReader reader;
    QList<DatasetPreview> previews;
    connect(&reader, &DatasetReader::listed, this, [&previews](const DatasetPreview& p) { previews << p; });
    QSignalSpy sampled(&reader, &DatasetReader::sampled);
    reader.read(folder.path());
    QVERIFY(reader.isReading());
    QTRY_COMPARE(previews.size(), 1);
    QCOMPARE(previews[0].classes, QStringList({QStringLiteral("cats"), QStringLiteral("dogs")}));
    QCOMPARE(previews[0].trainPictures(), 10);
    QCOMPARE(previews[0].testPictures(), 10);
    QTRY_COMPARE(sampled.size(), 1);
    const auto thumbnails = sampled.constFirst().constFirst().value<QList<QImage>>();
    QCOMPARE(thumbnails.size(), DatasetReader::kSamples);
    QCOMPARE(thumbnails.constFirst().size(), QSize(DatasetReader::kSampleEdge, DatasetReader::kSampleEdge));
}

void TestDatasetReader::dropsStaleJobs()
{
    const QTemporaryDir first;
    const QTemporaryDir second;
    writePictures(first.path());
    writePictures(second.path());
    DatasetReader reader;
    QStringList listed;
    connect(&reader, &DatasetReader::listed, this, [&listed](const DatasetPreview& p) { listed << p.path; });
    reader.read(first.path());
    reader.read(second.path());
    QTRY_VERIFY(!listed.isEmpty());
    QTest::qWait(50);  // room for a late answer of the first
    QCOMPARE(listed, QStringList({second.path()}));
    reader.read(first.path());
    reader.cancel();
    QVERIFY(!reader.isReading());
    QTest::qWait(50);
    QCOMPARE(listed.size(), 1);
}

void TestDatasetReader::tellsWhatIsWrong()
{
    DatasetReader reader;
    QStringList sentences;
    connect(&reader, &DatasetReader::failed, this,
            [&sentences](const QString&, const Error& error) { sentences << error.message; });
    reader.read(QStringLiteral("/nowhere/pictures.zip"));
    QTRY_COMPARE(sentences.size(), 1);
    QVERIFY(sentences[0].contains(QLatin1String("pictures.zip")));
}

QTEST_MAIN(TestDatasetReader)
#include "tst_datasetreader.moc"

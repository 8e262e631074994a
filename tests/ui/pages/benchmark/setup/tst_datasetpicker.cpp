// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/datasetpicker.h"

#include "dataset/leftout.h"
#include "pages/benchmark/setup/datasetreader.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "patience.h"
#include "samplechoice.h"
#include "theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace epochmark;

/// What is said of the dataset that is chosen, and asked about it.
class TestDatasetPicker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void leftOutFilesAreShownOnDemand();
    void refusedDatasetsShowTheirFiles();
    void namesAreAskedAboutBeforeStart();
};

void TestDatasetPicker::leftOutFilesAreShownOnDemand()
{
    DatasetPicker picker;
    picker.showPreview(sample::preview());
    picker.show();
    auto* line = picker.findChild<QLabel*>(QStringLiteral("leftOutLabel"));
    QVERIFY(!line->isVisible());
    picker.setLeftOut({{QStringLiteral("a.jpg"), QStringLiteral("is empty")}});
    QVERIFY(line->isVisible());
    QSignalSpy asked(&picker, &DatasetPicker::leftOutRequested);
    QCOMPARE(line->focusPolicy(), Qt::StrongFocus);
    QVERIFY(QTest::qWaitForWindowActive(&picker));
    line->setFocus(Qt::TabFocusReason);
    QTest::keyClick(line, Qt::Key_Tab);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(asked.size(), 1);
}

void TestDatasetPicker::refusedDatasetsShowTheirFiles()
{
    DatasetPicker picker;
    picker.resize(304, 600);
    picker.show();
    auto* files = picker.findChild<QPushButton*>(QStringLiteral("refusedFilesButton"));
    picker.showError({ErrorCode::Input, QStringLiteral("It is no zip."), {}});
    QVERIFY(!files->isVisible());
    const QList<LeftOut> leftOut{
        {QStringLiteral("train/cats/1.jpg"), QStringLiteral("is packed as Deflate64")}};
    picker.showError(leftout::with({ErrorCode::Input, QStringLiteral("Nothing can be read."), {}}, leftOut));
    QVERIFY(files->isVisible());
    QSignalSpy asked(&picker, &DatasetPicker::leftOutRequested);
    QTest::mouseClick(files, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<QList<LeftOut>>(), leftOut);
    picker.showEmpty();
    QVERIFY(!files->isVisible());
}

void TestDatasetPicker::namesAreAskedAboutBeforeStart()
{
    QTemporaryDir folder;
    for (int number = 0; number < 30; ++number) {
        for (const char* kind : {"cat", "dog"}) {
            QFile file(folder.filePath(QStringLiteral("%1.%2.ppm").arg(QLatin1String(kind)).arg(number)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("P6 1 1 255\nabc") > 0);
        }
    }
    RunSetupPanel panel;
    panel.resize(336, 900);
    panel.show();
    panel.setDevices({sample::processor(2)}, {});
    DatasetReader reader;
    std::optional<DatasetPreview> read;
    connect(&reader, &DatasetReader::listed, this, [&](const DatasetPreview& preview) { read = preview; });
    reader.read(folder.path());
    QTRY_VERIFY(read.has_value());
    panel.datasetPicker()->showPreview(*read);
    panel.setDataset(read);
    auto* start = panel.findChild<QPushButton*>(QStringLiteral("startButton"));
    auto* offer = panel.findChild<QWidget*>(QStringLiteral("namesOffer"));
    QVERIFY(offer->isVisible());
    const QString words = panel.findChild<QLabel*>(QStringLiteral("namesOfferLabel"))->text();
    QVERIFY2(words.contains(QLatin1String("cat (30), dog (30)")), qPrintable(words));
    QVERIFY(!start->isEnabled());
    QVERIFY(!panel.request().takesClassesFromNames);
    QTest::mouseClick(panel.findChild<QPushButton*>(QStringLiteral("acceptNamesButton")), Qt::LeftButton);
    QVERIFY(!offer->isVisible());
    QVERIFY(start->isEnabled());
    QVERIFY(panel.request().takesClassesFromNames);
    // Nothing of it is left for the next dataset.
    panel.datasetPicker()->showPreview(sample::preview());
    panel.setDataset(sample::preview());
    QVERIFY(!offer->isVisible());
    QVERIFY(!panel.request().takesClassesFromNames);
}

QTEST_MAIN(TestDatasetPicker)
#include "tst_datasetpicker.moc"

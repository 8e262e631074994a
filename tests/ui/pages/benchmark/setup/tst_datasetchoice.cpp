// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardcontext.h"
#include "pages/benchmark/setup/datasetchoice.h"
#include "pages/benchmark/setup/datasetpicker.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "patience.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace epochmark;

namespace {

struct Stage {
    sample::BoardContext sample;
    RunSetupPanel setup;
    DatasetChoice choice{sample.context.get(), &setup, &setup};

    Stage()
    {
        setup.show();
        choice.read(QStringLiteral("demo"));
    }
    bool isDemo() const { return setup.dataset() && setup.dataset()->path == QLatin1String("demo"); }
    /// A file that calls itself a zip.
    QString brokenZip() const
    {
        QFile file(sample.filePath(QStringLiteral("broken.zip")));
        if (!file.open(QIODevice::WriteOnly) || file.write("no zip") < 0) {
            qFatal("The broken zip can't be written.");
        }
        return file.fileName();
    }
    template <typename T = QWidget>
    T* find(const char* name) const
    {
        T* found = setup.findChild<T*>(QLatin1String(name));
        if (!found) {
            qFatal("There is no %s.", name);
        }
        return found;
    }
};

}  // namespace

/// What happens to the dataset that is chosen when another one is looked for.
class TestDatasetChoice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBrokenZipLeavesTheFormerOne();
    void changeHasAWayBack();
    void changeAndABrokenZipComeBackToo();
    void withoutAFormerOneThereIsOnlyTheError();
    void aZipThatIsGoneIsNamed();
    void theLastOneMayBeGone();
};

void TestDatasetChoice::aBrokenZipLeavesTheFormerOne()
{
    Stage stage;
    QTRY_VERIFY(stage.isDemo());
    stage.choice.read(stage.brokenZip());
    QVERIFY(!stage.setup.canStart());  // neither the old one nor the new one, while it is read
    QTRY_VERIFY(stage.find("datasetError")->isVisible());
    QVERIFY(stage.isDemo());
    QVERIFY(stage.find("datasetName")->isVisible());
    QCOMPARE(stage.sample.context->settings().lastDataset(), QStringLiteral("demo"));
    stage.choice.read(QStringLiteral("demo"));  // a good one takes the error away
    QTRY_VERIFY(!stage.find("datasetError")->isVisible());
}

void TestDatasetChoice::changeHasAWayBack()
{
    Stage stage;
    QTRY_VERIFY(stage.isDemo());
    QTest::mouseClick(stage.find<QPushButton>("changeDatasetButton"), Qt::LeftButton);
    QVERIFY(!stage.setup.dataset());
    auto* keep = stage.find<QPushButton>("keepDatasetButton");
    QVERIFY(keep->isVisible());
    QTest::mouseClick(keep, Qt::LeftButton);
    QVERIFY(stage.isDemo());
    QVERIFY(stage.find("datasetName")->isVisible());
}

void TestDatasetChoice::changeAndABrokenZipComeBackToo()
{
    Stage stage;
    QTRY_VERIFY(stage.isDemo());
    QTest::mouseClick(stage.find<QPushButton>("changeDatasetButton"), Qt::LeftButton);
    stage.choice.read(stage.brokenZip());
    QTRY_VERIFY(stage.find("datasetError")->isVisible());
    QVERIFY(stage.isDemo());
}

void TestDatasetChoice::withoutAFormerOneThereIsOnlyTheError()
{
    sample::BoardContext sample;
    RunSetupPanel setup;
    DatasetChoice choice(sample.context.get(), &setup, &setup);
    setup.show();
    choice.read(sample.filePath(QStringLiteral("nothing.zip")));
    auto* error = setup.findChild<QWidget*>(QStringLiteral("datasetError"));
    QTRY_VERIFY(error->isVisible());
    QVERIFY(!setup.dataset());
    QVERIFY(!setup.findChild<QWidget*>(QStringLiteral("keepDatasetButton"))->isVisible());
}

void TestDatasetChoice::aZipThatIsGoneIsNamed()
{
    Stage stage;
    QTRY_VERIFY(stage.isDemo());
    const QString gone = stage.sample.filePath(QStringLiteral("gone.zip"));
    stage.choice.read(gone);
    const QWidget* error = stage.find("datasetError");
    QTRY_VERIFY(error->isVisible());
    QVERIFY2(error->accessibleName().contains(
                 QStringLiteral("gone.zip isn't there any more. Choose another zip or folder.")),
             qPrintable(error->accessibleName()));
}

/// The dataset of the last session: it stays among the recent ones, as its disk may come back.
void TestDatasetChoice::theLastOneMayBeGone()
{
    sample::BoardContext sample;
    const QString gone = sample.filePath(QStringLiteral("gone.zip"));
    sample.context->settings().setLastDataset(gone);
    sample.context->settings().addRecentDataset(gone);
    RunSetupPanel setup;
    setup.show();
    DatasetChoice choice(sample.context.get(), &setup, &setup);
    choice.readLast();
    const auto* error = setup.findChild<QWidget*>(QStringLiteral("datasetError"));
    QVERIFY(error->isVisible());
    QVERIFY(error->accessibleName().contains(QStringLiteral("gone.zip isn't there any more.")));
    QVERIFY(!setup.canStart());
    QCOMPARE(sample.context->settings().recentDatasets(), QStringList(gone));
}

QTEST_MAIN(TestDatasetChoice)
#include "tst_datasetchoice.moc"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/datasetpicker.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "patience.h"
#include "samplechoice.h"
#include "theme/theme.h"
#include "widgets/numberfield.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace epochmark;

namespace {

Device brokenCard()
{
    Device device = sample::card();
    device.name = QStringLiteral("An old card");
    device.isUsable = false;
    device.reason = QStringLiteral("It is too old.");
    device.remedy = QStringLiteral("Choose the CPU.");
    return device;
}

DatasetPreview previewOfTwoClasses()
{
    DatasetPreview preview;
    preview.path = QStringLiteral("demo");
    preview.name = QStringLiteral("demo");
    preview.classes = {QStringLiteral("cats"), QStringLiteral("dogs")};
    return preview;
}

}  // namespace

class TestRunSetup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void startSaysWhyItIsOff();
    void unusableDevicesAreShownWithReasonAndCannotBeChosen();
    void devicesComeLateWithoutDisturbing();
    void aClickOutlivesASearchThatFindsTheSame();
    void theWholeCardChoosesItsDevice();
    void ranksAreChosenWhereProcessorsTrain();
    void ranksAreOfWhatIsQueued();
    void ranksOfAClusterAreNodes();
    void ranksAreLimitedByTheirThreads();
    void editingAFieldMakesItCustom();
    void startWaitsForRightNumbers();
    void aDoubleClickStartsOnce();
    void theFocusComesBackToStart();
    void choosingAPresetResetsTheFields();
    void theNetworkStandsBesideThePreset();
    void thePlainPipelineIsChosenByKeysAndStaysClassic();
    void busyLocksAndOffersStop();
};

void TestRunSetup::initTestCase()
{
    theme::apply(*qApp, ColorScheme::Light);
}

void TestRunSetup::startSaysWhyItIsOff()
{
    RunSetupPanel panel;
    panel.resize(336, 900);
    panel.show();
    auto* start = panel.findChild<QPushButton*>(QStringLiteral("startButton"));
    auto* reason = panel.findChild<QLabel*>(QStringLiteral("startReason"));
    QVERIFY(!start->isEnabled());
    QCOMPARE(reason->text(), QStringLiteral("Choose a dataset first, then Start."));
    panel.setDataset(sample::preview());
    QVERIFY(!start->isEnabled());
    QCOMPARE(reason->text(), QStringLiteral("No device can be used yet."));
    panel.setDevices({brokenCard()}, {});
    QVERIFY(!start->isEnabled());
    panel.setDevices({sample::processor(2)}, {});
    QVERIFY(start->isEnabled());
    QVERIFY(!reason->isVisible());
    QSignalSpy started(&panel, &RunSetupPanel::startRequested);
    QTest::mouseClick(start, Qt::LeftButton);
    QCOMPARE(started.size(), 1);
    QCOMPARE(panel.request().datasetPath, QStringLiteral("/pictures.zip"));
    QCOMPARE(panel.request().deviceId, QStringLiteral("cpu"));
}

void TestRunSetup::unusableDevicesAreShownWithReasonAndCannotBeChosen()
{
    RunSetupPanel panel;
    panel.setDevices({brokenCard(), sample::processor(2)}, QStringLiteral("cuda:0"));
    QCOMPARE(panel.device().id, QStringLiteral("cpu"));
    auto* card = panel.findChild<QFrame*>(QStringLiteral("deviceCard-cuda:0"));
    QStringList words;
    for (const QLabel* label : card->findChildren<QLabel*>()) {
        words << label->text();
    }
    QVERIFY(words.contains(QStringLiteral("It is too old. Choose the CPU.")));
    QVERIFY(card->findChild<QRadioButton*>() == nullptr);
    QTest::mouseClick(card, Qt::LeftButton);
    QCOMPARE(panel.device().id, QStringLiteral("cpu"));
}

/// A plug-in has answered while the user was at work.
void TestRunSetup::devicesComeLateWithoutDisturbing()
{
    Device second = sample::processor(2);
    second.id = QStringLiteral("pjrt:late:0");
    const QString radioName = QStringLiteral("deviceRadio-cpu");
    RunSetupPanel panel;
    panel.resize(336, 900);
    panel.show();
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    panel.setDevices({sample::processor(2)}, {});
    panel.findChild<QRadioButton*>(radioName)->setFocus();
    panel.setDevices({sample::processor(2), second}, QStringLiteral("cpu"));
    QVERIFY(panel.findChild<QRadioButton*>(radioName)->hasFocus());
    QCOMPARE(panel.request().deviceId, QStringLiteral("cpu"));
    panel.setBusy(true);
    panel.setDevices({sample::processor(2)}, QStringLiteral("cpu"));
    QVERIFY(!panel.findChild<QRadioButton*>(radioName)->isEnabled());
    panel.setBusy(false);
    QVERIFY(panel.findChild<QRadioButton*>(radioName)->isEnabled());
}

void TestRunSetup::aClickOutlivesASearchThatFindsTheSame()
{
    Device second = sample::processor(2);
    second.id = QStringLiteral("pjrt:late:0");
    RunSetupPanel panel;
    panel.resize(336, 900);
    panel.show();
    panel.setDevices({sample::processor(2), second}, QStringLiteral("cpu"));
    const auto radio = [&panel] {
        return panel.findChild<QRadioButton*>(QStringLiteral("deviceRadio-pjrt:late:0"));
    };
    QTRY_VERIFY(radio()->isVisible());
    QTest::mousePress(radio(), Qt::LeftButton, {}, {8, radio()->height() / 2});
    panel.setDevices({sample::processor(2), second}, QStringLiteral("cpu"));
    QTest::mouseRelease(radio(), Qt::LeftButton, {}, {8, radio()->height() / 2});
    QCOMPARE(panel.device().id, QStringLiteral("pjrt:late:0"));
}

void TestRunSetup::theWholeCardChoosesItsDevice()
{
    Device second = sample::processor(2);
    second.id = QStringLiteral("cuda:0");
    second.kind = DeviceKind("cuda");
    RunSetupPanel panel;
    panel.resize(336, 900);
    panel.show();
    panel.setDevices({sample::processor(2), second}, QStringLiteral("cpu"));
    QTest::mouseClick(panel.findChild<QFrame*>(QStringLiteral("deviceCard-cuda:0")), Qt::LeftButton);
    QCOMPARE(panel.request().deviceId, QStringLiteral("cuda:0"));
    // Threads are for the CPU alone.
    QVERIFY(!panel.findChild<NumberField*>(QStringLiteral("threadsSpin"))->isEnabled());
}

/// They are part of the plan, not of the work; what they can't do keeps Start off, with a sentence.
void TestRunSetup::ranksAreChosenWhereProcessorsTrain()
{
    Device second = sample::processor(2);
    second.id = QStringLiteral("cuda:0");
    second.kind = DeviceKind("cuda");
    RunSetupPanel panel;
    panel.resize(336, 1200);
    panel.show();
    panel.setDevices({sample::processor(2), second}, QStringLiteral("cpu"));
    auto* ranks = panel.findChild<NumberField*>(QStringLiteral("ranksSpin"));
    QVERIFY(ranks->isEnabled());
    QCOMPARE(panel.plan().ranks, 1);
    const Preset before = panel.request().preset;
    ranks->setValue(2);
    QCOMPARE(panel.plan().ranks, 2);
    QVERIFY(panel.request().preset == before);
    auto* pipeline = panel.findChild<QComboBox*>(QStringLiteral("pipelineCombo"));
    const auto reason = [&panel] { return panel.findChild<QLabel*>(QStringLiteral("startReason"))->text(); };
    pipeline->setCurrentIndex(1);
    QVERIFY(!panel.canStart());
    panel.setDataset(previewOfTwoClasses());
    QVERIFY(!panel.canStart());
    QVERIFY2(reason().contains(QStringLiteral("Ranks")), qPrintable(reason()));
    pipeline->setCurrentIndex(0);
    QVERIFY2(panel.canStart(), qPrintable(reason()));
    // A card trains alone.
    QTest::mouseClick(panel.findChild<QFrame*>(QStringLiteral("deviceCard-cuda:0")), Qt::LeftButton);
    QVERIFY(!ranks->isEnabled());
    QCOMPARE(panel.plan().ranks, 1);
    QCOMPARE(panel.chosenRanks(), 2);  // for the next time
}

/// What is queued counts, not which card is looked at.
void TestRunSetup::ranksAreOfWhatIsQueued()
{
    Device second = sample::processor(2);
    second.id = QStringLiteral("cuda:0");
    second.kind = DeviceKind("cuda");
    RunSetupPanel panel;
    panel.resize(336, 1200);
    panel.show();
    panel.setDevices({sample::processor(2), second}, QStringLiteral("cpu"));
    auto* ranks = panel.findChild<NumberField*>(QStringLiteral("ranksSpin"));
    ranks->setValue(2);
    panel.findChild<QPushButton*>(QStringLiteral("addToQueueButton"))->click();
    QCOMPARE(panel.plan().sets.size(), 1);
    QTest::mouseClick(panel.findChild<QFrame*>(QStringLiteral("deviceCard-cuda:0")), Qt::LeftButton);
    QCOMPARE(panel.plan().sets.first().deviceId, QStringLiteral("cpu"));
    QCOMPARE(panel.plan().ranks, 2);
    QVERIFY(ranks->isEnabled());
}

/// A scheduler gives a run nodes of its cluster: how many there are only that knows.
void TestRunSetup::ranksOfAClusterAreNodes()
{
    Device node = sample::processor(2);
    node.id = QStringLiteral("box/cpu");
    RunSetupPanel panel;
    panel.resize(336, 1200);
    panel.show();
    panel.setNodeDevices({node.id});
    panel.setDevices({sample::processor(2), node}, QStringLiteral("cpu"));
    panel.setDataset(previewOfTwoClasses());
    auto* ranks = panel.findChild<NumberField*>(QStringLiteral("ranksSpin"));
    QCOMPARE(ranks->accessibleName(), QStringLiteral("Ranks"));
    QCOMPARE(ranks->maximum(), double(sample::processor(2).logicalCores));
    QTest::mouseClick(panel.findChild<QFrame*>(QStringLiteral("deviceCard-box/cpu")), Qt::LeftButton);
    QCOMPARE(ranks->accessibleName(), QStringLiteral("Nodes"));
    ranks->setValue(8);
    QCOMPARE(ranks->problem(), QString());
    QCOMPARE(panel.plan().ranks, 8);
    QCOMPARE(panel.plan().sets.first().deviceId, QStringLiteral("box/cpu"));
    // What ranks can't do, those there can't either.
    auto* pipeline = panel.findChild<QComboBox*>(QStringLiteral("pipelineCombo"));
    pipeline->setCurrentIndex(1);
    const auto reason = [&panel] { return panel.findChild<QLabel*>(QStringLiteral("startReason"))->text(); };
    QVERIFY(!panel.canStart());
    QVERIFY2(reason().contains(QStringLiteral("Ranks train with the tuned pipeline alone")),
             qPrintable(reason()));
    pipeline->setCurrentIndex(0);
    // And back again: this machine has fewer processors.
    QTest::mouseClick(panel.findChild<QFrame*>(QStringLiteral("deviceCard-cpu")), Qt::LeftButton);
    QCOMPARE(ranks->accessibleName(), QStringLiteral("Ranks"));
    QCOMPARE(panel.plan().ranks, sample::processor(2).logicalCores);
}

/// Together they have no more threads than the machine has processors.
void TestRunSetup::ranksAreLimitedByTheirThreads()
{
    RunSetupPanel panel;
    panel.resize(336, 1200);
    panel.show();
    Device four = sample::processor(2);
    four.logicalCores = four.physicalCores = 4;
    panel.setDevices({four}, QStringLiteral("cpu"));
    auto* ranks = panel.findChild<NumberField*>(QStringLiteral("ranksSpin"));
    auto* threads = panel.findChild<NumberField*>(QStringLiteral("threadsSpin"));
    QCOMPARE(ranks->maximum(), 4.0);
    ranks->setValue(4);
    threads->setValue(2);
    QCOMPARE(ranks->maximum(), 2.0);
    QCOMPARE(panel.plan().ranks, 2);
    threads->setValue(3);
    QCOMPARE(panel.plan().ranks, 1);
    threads->setValue(0);
    QCOMPARE(ranks->maximum(), 4.0);
}

void TestRunSetup::editingAFieldMakesItCustom()
{
    RunSetupPanel panel;
    panel.resize(336, 1200);
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    QTest::mouseClick(panel.findChild<QAbstractButton*>(QStringLiteral("moreButton")), Qt::LeftButton);
    auto* batch = panel.findChild<NumberField*>(QStringLiteral("batchSpin"));
    QTRY_VERIFY(batch->isVisible());
    batch->setFocus();
    batch->selectAll();
    QTest::keyClicks(batch, QStringLiteral("64"));
    QCOMPARE(panel.request().workload.batchSize, 64);
    QVERIFY(panel.request().preset == Preset::Custom);
    QVERIFY(panel.findChild<QAbstractButton*>(QStringLiteral("customSegment"))->isChecked());
    const QString line = panel.findChild<QLabel*>(QStringLiteral("choiceLabel"))->text();
    QVERIFY2(line.contains(QLatin1String("batch 64 instead of 20")), qPrintable(line));
}

/// What people typed: a text that can't be meant stays, is marked, says its range and keeps Start off; one
/// that can is what will run.
void TestRunSetup::startWaitsForRightNumbers()
{
    RunSetupPanel panel;
    panel.resize(336, 1200);
    panel.show();
    panel.setDataset(sample::preview());
    panel.setDevices({sample::processor(2)}, {});
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    QTest::mouseClick(panel.findChild<QAbstractButton*>(QStringLiteral("moreButton")), Qt::LeftButton);
    auto* start = panel.findChild<QPushButton*>(QStringLiteral("startButton"));
    auto* reason = panel.findChild<QLabel*>(QStringLiteral("startReason"));
    QTRY_VERIFY(start->isEnabled());
    const auto enter = [&panel](const char* name, const char* text) {
        auto* field = panel.findChild<NumberField*>(QLatin1String(name));
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QLatin1String(text));
        QTest::keyClick(field, Qt::Key_Tab);
        return field->text() == QLatin1String(text);
    };
    for (const auto& [name, text, range] :
         {std::tuple("batchSpin", "99999", "Batch: A whole number from 1 to 4,096."),
          std::tuple("rateSpin", "0", "Learning rate: A number above 0, at most 10."),
          std::tuple("threadsSpin", "99", "Threads: A whole number from 1 to 4,"),
          std::tuple("epochsSpin", "many", "Epochs: A whole number")}) {
        QVERIFY2(enter(name, text), text);
        QVERIFY2(!start->isEnabled() && reason->isVisible(), text);
        QVERIFY2(reason->text().contains(QLatin1String(range)), qPrintable(reason->text()));
        auto* sentence = panel.findChild<QLabel*>(QLatin1String(name) + QStringLiteral("Problem"));
        QVERIFY2(sentence->isVisible() && !sentence->text().isEmpty(), text);
        QVERIFY(enter(name, "2"));
        QVERIFY2(start->isEnabled() && !sentence->isVisible(), text);
    }
    QVERIFY(enter("rateSpin", "1e-4"));
    QVERIFY(start->isEnabled());
    QCOMPARE(panel.request().workload.learningRate, 1e-4);
    // A preset puts right what is wrong.
    QVERIFY(enter("batchSpin", "0"));
    QVERIFY(!start->isEnabled());
    QTest::mouseClick(panel.findChild<QAbstractButton*>(QStringLiteral("quickSegment")), Qt::LeftButton);
    QVERIFY(start->isEnabled());
    QCOMPARE(panel.request().workload, workloadOf(Preset::Quick));
}

/// Stop appears under the pointer that pressed Start.
void TestRunSetup::aDoubleClickStartsOnce()
{
    RunSetupPanel panel;
    panel.setDataset(sample::preview());
    panel.setDevices({sample::processor(2)}, {});
    auto* button = panel.findChild<QPushButton*>(QStringLiteral("startButton"));
    connect(&panel, &RunSetupPanel::startRequested, &panel, [&panel] { panel.setBusy(true); });
    QSignalSpy stopped(&panel, &RunSetupPanel::stopRequested);
    QElapsedTimer clock;
    clock.start();
    QTest::mouseDClick(button, Qt::LeftButton);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(button->objectName(), QStringLiteral("stopButton"));
    if (clock.elapsed() < 600) {  // else the machine took that long for three clicks
        QCOMPARE(stopped.count(), 0);
    }
    // Later it is meant.
    QTRY_VERIFY((button->click(), stopped.count() > 0));
    QVERIFY(clock.elapsed() >= 600);
}

void TestRunSetup::theFocusComesBackToStart()
{
    RunSetupPanel panel;
    panel.setDataset(sample::preview());
    panel.setDevices({sample::processor(2)}, {});
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    auto* button = panel.findChild<QPushButton*>(QStringLiteral("startButton"));
    button->setFocus();
    panel.setBusy(true);
    QVERIFY(button->hasFocus());
    panel.setStopping();
    QVERIFY(panel.window()->focusWidget() == nullptr);  // and nobody else has got it
    panel.setBusy(false);
    QVERIFY(button->hasFocus());
    // Who has gone elsewhere meanwhile stays there.
    panel.setBusy(true);
    panel.setStopping();
    auto* more = panel.findChild<QAbstractButton*>(QStringLiteral("moreButton"));
    more->setFocus();
    panel.setBusy(false);
    QVERIFY(more->hasFocus());
}

void TestRunSetup::theNetworkStandsBesideThePreset()
{
    RunSetupPanel panel;
    panel.setDataset(sample::preview());
    panel.setDevices({sample::processor(2)}, {});
    auto* networks = panel.findChild<QComboBox*>(QStringLiteral("networkCombo"));
    QCOMPARE(panel.request().workload.network, QStringLiteral("classic"));
    QSignalSpy changed(&panel, &RunSetupPanel::choiceChanged);
    networks->setFocus();
    QTest::keyClicks(networks, QStringLiteral("Res"));
    QCOMPARE(panel.request().workload.network, QStringLiteral("resnet18"));
    QVERIFY(!changed.isEmpty());
    QVERIFY(networks->toolTip().contains(QStringLiteral("He et al. 2015")));
    QVERIFY(panel.request().preset == Preset::Classic);
    QVERIFY(panel.findChild<QLabel*>(QStringLiteral("choiceLabel"))
                ->text()
                .contains(QStringLiteral("ResNet-18")));
    QTest::mouseClick(panel.findChild<QAbstractButton*>(QStringLiteral("quickSegment")), Qt::LeftButton);
    QCOMPARE(panel.request().workload.network, QStringLiteral("resnet18"));
    QCOMPARE(panel.request().workload.epochs, 3);
    panel.setBusy(true);
    QVERIFY(!networks->isEnabled());
    RunRequest earlier;
    earlier.workload.network = QStringLiteral("of-a-newer-version");
    panel.setBusy(false);
    panel.setRequest(earlier);
    QCOMPARE(panel.request().workload.network, QStringLiteral("resnet18"));
}

void TestRunSetup::choosingAPresetResetsTheFields()
{
    RunSetupPanel panel;
    panel.resize(336, 1200);
    panel.show();
    panel.findChild<NumberField*>(QStringLiteral("batchSpin"))->setValue(64);
    QTest::mouseClick(panel.findChild<QAbstractButton*>(QStringLiteral("quickSegment")), Qt::LeftButton);
    QVERIFY(panel.request().preset == Preset::Quick);
    QCOMPARE(panel.request().workload, workloadOf(Preset::Quick));
    QCOMPARE(panel.findChild<NumberField*>(QStringLiteral("epochsSpin"))->value(), 3);
    // The seed is no part of the workload: it stays.
    panel.findChild<NumberField*>(QStringLiteral("seedSpin"))->setValue(7);
    QTest::mouseClick(panel.findChild<QAbstractButton*>(QStringLiteral("classicSegment")), Qt::LeftButton);
    QCOMPARE(panel.request().seed, quint64(7));
    QVERIFY(panel.request().preset == Preset::Classic);
}

void TestRunSetup::thePlainPipelineIsChosenByKeysAndStaysClassic()
{
    RunSetupPanel panel;
    panel.resize(336, 1200);
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    QTest::mouseClick(panel.findChild<QAbstractButton*>(QStringLiteral("moreButton")), Qt::LeftButton);
    auto* pipeline = panel.findChild<QComboBox*>(QStringLiteral("pipelineCombo"));
    QTRY_VERIFY(pipeline->isVisible());
    QVERIFY(panel.request().workload.pipeline == Pipeline::Tuned);
    pipeline->setFocus();
    QTest::keyClick(pipeline, Qt::Key_Down);
    QVERIFY(panel.request().workload.pipeline == Pipeline::Plain);
    QVERIFY(panel.request().preset == Preset::Classic);
}

void TestRunSetup::busyLocksAndOffersStop()
{
    RunSetupPanel panel;
    panel.resize(336, 900);
    panel.show();
    panel.setDevices({sample::processor(2)}, {});
    panel.setDataset(sample::preview());
    panel.datasetPicker()->showPreview(sample::preview());
    panel.setBusy(true);
    auto* stop = panel.findChild<QPushButton*>(QStringLiteral("stopButton"));
    QVERIFY(stop->isEnabled());
    QVERIFY(!panel.findChild<QRadioButton*>(QStringLiteral("deviceRadio-cpu"))->isEnabled());
    QVERIFY(!panel.findChild<QAbstractButton*>(QStringLiteral("quickSegment"))->isEnabled());
    QVERIFY(!panel.findChild<QPushButton*>(QStringLiteral("changeDatasetButton"))->isVisible());
    QVERIFY(panel.findChild<QLabel*>(QStringLiteral("datasetName"))->isEnabled());
    QSignalSpy stopped(&panel, &RunSetupPanel::stopRequested);
    QTRY_VERIFY((stop->click(), !stopped.isEmpty()));  // deaf at first
    panel.setStopping();
    QVERIFY(!stop->isEnabled());
    panel.setBusy(false);
    QVERIFY(panel.findChild<QPushButton*>(QStringLiteral("startButton"))->isEnabled());
}

QTEST_MAIN(TestRunSetup)
#include "tst_runsetup.moc"

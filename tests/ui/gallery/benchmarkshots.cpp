// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gallery/benchmarkposes.h"
#include "gallery/shots.h"

#include "dataset/archivereader.h"
#include "gallery/examplerecords.h"
#include "modeltexts.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/idle/estimateline.h"
#include "pages/benchmark/idle/machinestrip.h"
#include "pages/benchmark/idle/readyview.h"
#include "pages/benchmark/idle/welcomeview.h"
#include "pages/benchmark/runview.h"
#include "pages/benchmark/setup/datasetpicker.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "results/store/livingruns.h"
#include "widgets/numberfield.h"

#include <QAbstractButton>
#include <QFile>
#include <QLineEdit>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QThreadPool>

#include <algorithm>

namespace epochmark {

using gallery::chooseAll;
using gallery::leftOut;

namespace {

QString text(const char* words)
{
    return QString::fromUtf8(words);
}

Device device(const char* id, DeviceKind kind, const char* name)
{
    Device device;
    device.id = text(id);
    device.kind = kind;
    device.name = text(name);
    return device;
}

QList<Device> devices()
{
    Device cpu = device("cpu", DeviceKind("cpu"), "Intel Core i3-6100");
    cpu.physicalCores = 2;
    cpu.logicalCores = 4;
    cpu.memoryBytes = qint64(15974) << 20;
    Device old = device("cuda:0", DeviceKind("cuda"), "NVIDIA GeForce GT 710");
    old.isUsable = false;
    old.memoryBytes = qint64(2048) << 20;
    old.reason = text("Too old for this build: it has compute 3.5, at least 7.5 is needed.");
    old.remedy = text("Choose the CPU.");
    return {cpu, old};
}

/// A machine that stands still but for a browser.
MachineLook machineLook()
{
    MachineLook look;
    look.state.cpu = {text("Intel Core i3-6100"), 2, 4, qint64(15974) << 20};
    look.state.power = MachineState::Power::Mains;
    look.state.governor = text("performance");
    look.state.memory = FreeMemory{qint64(9420) << 20, FreeMemory::Holder::Machine, 0};
    look.othersBusy = 0.7;
    look.busiest = text("firefox");
    return look;
}

void showMachine(Stage& stage)
{
    RunView* view = stage.window().benchmarkPage()->runView();
    for (MachineStrip* strip : {view->readyView()->machineStrip(), view->welcomeView()->machineStrip()}) {
        strip->setDevices(devices());
        strip->setLook(machineLook());
    }
}

DatasetPreview preview()
{
    DatasetPreview preview;
    preview.path = text("/pictures/cats-vs-dogs-kaggle.zip");
    preview.name = text("cats-vs-dogs-kaggle.zip");
    preview.classes = example::workload().classes;
    preview.trainCounts = {10000, 10000};
    preview.testCounts = {2500, 2500};
    return preview;
}

/// Pictures of the Demo set stand in for the photographs.
QList<QImage> thumbnails()
{
    QList<QImage> images;
    const auto archive = ArchiveReader::open(text("demo"));
    const auto reader = archive ? archive.value()->source().openReader()
                                : Result<std::unique_ptr<PictureReader>>(archive.error());
    if (!reader) {
        return images;
    }
    const qsizetype count = archive.value()->source().count();
    for (int i = 0; i < 7; ++i) {
        const auto encoded = reader.value()->read(count * i / 7);
        QImage image = encoded ? QImage::fromData(encoded.value()) : QImage();
        if (!image.isNull()) {
            const int edge = std::min(image.width(), image.height());
            image = image.copy((image.width() - edge) / 2, (image.height() - edge) / 2, edge, edge);
            images.append(image.scaled(80, 80, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        }
    }
    return images;
}

/// A model file whose last layer doesn't fit, and what is said of it.
void poseModelFile(Stage& stage)
{
    chooseAll(stage);
    QTemporaryDir folder;
    QFile file(folder.filePath(text("flowers-small.keras")));
    if (!file.open(QIODevice::WriteOnly) || file.write(test::smallModel(5, "softmax")) < 0) {
        qFatal("The model file can't be written.");
    }
    file.close();
    stage.window().benchmarkPage()->useModelFile(file.fileName());
    QThreadPool::globalInstance()->waitForDone();
    stage.settle();
}

void poseRehearsed(Stage& stage)
{
    chooseAll(stage);
    stage.window().benchmarkPage()->runView()->readyView()->estimateLine()->showRehearsed({1052, 61, 66});
}

/// More, open, with two sets in the queue and something that may spoil it.
void poseQueueChoice(Stage& stage)
{
    chooseAll(stage);
    RunSetupPanel* setup = stage.window().benchmarkPage()->setupPanel();
    setup->findChild<QAbstractButton*>(text("moreButton"))->click();
    auto* threads = setup->findChild<NumberField*>(text("threadsSpin"));
    for (const int count : {1, 2}) {
        threads->setValue(count);
        setup->findChild<QAbstractButton*>(text("addToQueueButton"))->click();
    }
    setup->findChild<NumberField*>(text("repeatsSpin"))->setValue(3);
    setup->setPreflight(
        setup->device().id,
        {{text("power-saver"),
          text("Power saving is on and holds the processor back: choose another power mode.")}});
    stage.settle();
    setup->findChild<QScrollArea*>(text("runSetupScroll"))
        ->ensureWidgetVisible(setup->findChild<QWidget*>(text("queuePanel")));
}

/// Numbers that can't be meant, and another program's run beside which Start shouldn't be pressed.
void poseWrongNumbers(Stage& stage)
{
    chooseAll(stage);
    RunSetupPanel* setup = stage.window().benchmarkPage()->setupPanel();
    setup->findChild<QAbstractButton*>(text("moreButton"))->click();
    for (const auto& [name, typed] : {std::pair("batchSpin", "99999"), std::pair("rateSpin", "1e-4"),
                                      std::pair("threadsSpin", "ninety")}) {
        setup->findChild<NumberField*>(text(name))->findChild<QLineEdit*>()->setText(text(typed));
    }
    setup->setPreflight(setup->device().id,
                        {{text("other-run"), LivingRun{text("0"), text("epochmark-cli"),
                                                       QDateTime(QDate(2026, 11, 3), QTime(14, 2))}
                                                 .sentence()}});
    stage.settle();
    setup->findChild<QScrollArea*>(text("runSetupScroll"))
        ->ensureWidgetVisible(setup->findChild<QWidget*>(text("threadsSpin")), 0, 200);
}

}  // namespace

namespace gallery {

QList<LeftOut> leftOut()
{
    return {{text("train/cats/666.jpg"), QObject::tr("is empty (0 bytes)")},
            {text("train/dogs/11702.jpg"), QObject::tr("ends too early")}};
}

void chooseAll(Stage& stage)
{
    RunSetupPanel* setup = stage.window().benchmarkPage()->setupPanel();
    setup->setDevices(devices(), text("cpu"));
    setup->datasetPicker()->showPreview(preview());
    setup->datasetPicker()->showThumbnails(thumbnails());
    setup->datasetPicker()->setLeftOut(leftOut());
    setup->setDataset(preview());
    showMachine(stage);
    stage.settle();
}

}  // namespace gallery

QList<Shot> benchmarkShots()
{
    using Store = Stage::Store;
    return {{text("benchmark-empty"), Store::Empty,
             [](Stage& stage) {
                 stage.window().benchmarkPage()->setupPanel()->setDevices(devices(), text("cpu"));
                 showMachine(stage);
             }},
            {text("benchmark-rehearsed"), Store::Filled, poseRehearsed},
            {text("benchmark-reading"), Store::Filled,
             [](Stage& stage) {
                 stage.window().benchmarkPage()->setupPanel()->setDevices(devices(), text("cpu"));
                 stage.window().benchmarkPage()->setupPanel()->datasetPicker()->showReading(preview().path);
             }},
            {text("benchmark-refused"), Store::Filled,
             [](Stage& stage) {
                 stage.window().benchmarkPage()->setupPanel()->setDevices(devices(), text("cpu"));
                 stage.window().benchmarkPage()->setupPanel()->datasetPicker()->showError(
                     {ErrorCode::Input,
                      text("holiday.zip has no pictures in class folders. Put them into train/<class>/."),
                      {}});
             }},
            {text("benchmark-kept"), Store::Filled,
             [](Stage& stage) {
                 chooseAll(stage);
                 stage.window().benchmarkPage()->setupPanel()->datasetPicker()->showError(
                     {ErrorCode::Input,
                      text("holiday.zip has no pictures in class folders. Put them into train/<class>/."),
                      {}},
                     true);
             }},
            {text("benchmark-ready"), Store::Filled, chooseAll},
            {text("benchmark-modelfile"), Store::Filled, poseModelFile},
            {text("benchmark-leftout"), Store::Filled,
             [](Stage& stage) {
                 chooseAll(stage);
                 Q_EMIT stage.window().benchmarkPage()->setupPanel()->datasetPicker()->leftOutRequested(
                     leftOut());
             }},
            {text("benchmark-queue-choice"), Store::Filled, poseQueueChoice},
            {text("benchmark-gone"), Store::Filled,
             [](Stage& stage) {
                 stage.window().benchmarkPage()->setupPanel()->setDevices(devices(), text("cpu"));
                 stage.window().benchmarkPage()->useDataset(stage.filePath(text("gone.zip")));
             }},
            {text("benchmark-wrongnumbers"), Store::Filled, poseWrongNumbers}};
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessiblewalk.h"
#include "boardcontext.h"
#include "dataset/demodataset.h"
#include "devices/kind/devicekinds.h"
#include "patience.h"
#include "samplerecord.h"
#include "widgets/elsewheredialog.h"
#include "widgets/measureelsewhere.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace epochmark;

/// The line that is offered for another machine, and what can be done with it.
class TestMeasureElsewhere : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasALineForEachKind();
    void copiesWhatItShows();
    void asksForFilesToImport();
    void takesWhatWasRunLast();
    void takesWhatAGroupDid();
    void anUnknownNetworkGivesWayToTheUsualOne();
    void namesEverythingThatTakesFocus();
};

namespace {

template <typename T>
T* find(QWidget& widget, const char* name)
{
    T* found = widget.findChild<T*>(QLatin1String(name));
    if (!found) {
        qFatal("There is no %s.", name);
    }
    return found;
}

}  // namespace

void TestMeasureElsewhere::hasALineForEachKind()
{
    const sample::BoardContext sample;
    MeasureElsewhere elsewhere(sample.context.get());
    RunCommand work;
    work.dataset = QStringLiteral("cats and dogs.zip");
    work.workload.batchSize = 64;
    elsewhere.setWork(work);
    elsewhere.show();
    for (const DeviceKindDefinition* kind : DeviceKinds::all()) {
        const QByteArray segment = "elsewhere-" + toString(kind->kind()).toLatin1();
        QTest::mouseClick(find<QToolButton>(elsewhere, segment.constData()), Qt::LeftButton);
        work.deviceId = kind->firstId();
        QCOMPARE(elsewhere.line(), work.line());
        QCOMPARE(find<QLabel>(elsewhere, "elsewhereLine")->text(), work.line());
    }
}

void TestMeasureElsewhere::copiesWhatItShows()
{
    const sample::BoardContext sample;
    MeasureElsewhere elsewhere(sample.context.get());
    elsewhere.show();
    QGuiApplication::clipboard()->setText(QStringLiteral("something else"));
    auto* copy = find<QPushButton>(elsewhere, "copyElsewhereButton");
    const QString before = copy->text();
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), elsewhere.line());
    QVERIFY(copy->text() != before);
    QTRY_COMPARE(copy->text(), before);
}

void TestMeasureElsewhere::asksForFilesToImport()
{
    const sample::BoardContext sample;
    QSignalSpy asked(sample.context.get(), &AppContext::importDialogRequested);
    auto* dialog = new ElsewhereDialog(sample.context.get(), {}, nullptr);
    dialog->open();
    QSignalSpy gone(dialog, &QObject::destroyed);
    QTest::mouseClick(find<QPushButton>(*dialog, "importElsewhereButton"), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QTRY_COMPARE(gone.size(), 1);
}

void TestMeasureElsewhere::takesWhatWasRunLast()
{
    const sample::BoardContext sample;
    Settings& settings = sample.context->settings();
    QVERIFY(MeasureElsewhere::lastWork(*sample.context).isDemo());
    settings.setLastDataset(QStringLiteral("/pictures/pets.zip"));
    RunRequest request;
    request.preset = Preset::Custom;
    request.workload.epochs = 7;
    settings.setLastRequest(request);
    const RunCommand work = MeasureElsewhere::lastWork(*sample.context);
    QCOMPARE(work.dataset, QStringLiteral("pets.zip"));
    QCOMPARE(work.workload.epochs, 7);
}

void TestMeasureElsewhere::takesWhatAGroupDid()
{
    RunRecord run = sample::completed(30, 9);
    run.dataset.name = demodataset::recordedName();
    const auto groups = buildLeaderboard({run}, {}, nullptr);
    const RunCommand work = MeasureElsewhere::workOf(groups.first());
    QVERIFY(work.isDemo());
    QCOMPARE(work.workload.epochs, 9);
    QVERIFY(!work.takesClassesFromNames);
    run.dataset.name = QStringLiteral("pets.zip");
    QCOMPARE(MeasureElsewhere::workOf(buildLeaderboard({run}, {}, nullptr).first()).dataset,
             run.dataset.name);
}

void TestMeasureElsewhere::anUnknownNetworkGivesWayToTheUsualOne()
{
    const sample::BoardContext sample;
    MeasureElsewhere elsewhere(sample.context.get());
    RunCommand work;
    work.workload.network = QStringLiteral("of tomorrow");
    elsewhere.setWork(work);
    QVERIFY(elsewhere.line().startsWith(QStringLiteral("epochmark-cli run")));
}

void TestMeasureElsewhere::namesEverythingThatTakesFocus()
{
    const sample::BoardContext sample;
    ElsewhereDialog dialog(sample.context.get(), {}, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QCOMPARE(unnamedWidgets(dialog), QStringList());
}

QTEST_MAIN(TestMeasureElsewhere)
#include "tst_measureelsewhere.moc"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modeltexts.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "theme/theme.h"
#include "windowdriver.h"
#include "windowfixture.h"

#include "patience.h"
#include "places.h"
#include "run/programtrial.h"
#include "workload/network/networkdefinition.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QtGui/QDropEvent>

using namespace epochmark;

namespace {

QString write(const WindowFixture& f, const char* name, const QByteArray& bytes)
{
    QFile file(f.filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("%s can't be written.", name);
    }
    return file.fileName();
}

void dropOn(QWidget& window, const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
}

}  // namespace

/// A Keras model file from the dialog or a drop to a stored run.
class TestOwnNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fromFileToResult();
    void aLastLayerIsFitted();
    void aWrongFileKeepsStartWaiting();
    void dropsAreKeptWhileTheyAreThere();
    void aProgramIsLoadedOnceItIsSaid();
    void classicIsClassic();
    void resNetFromTheChooser();

private:
    void begin(WindowFixture& f) const;
    RunSetupPanel& panel(WindowFixture& f) const { return *f.window().benchmarkPage()->setupPanel(); }
    QTemporaryDir m_pictures;
};

void TestOwnNetwork::initTestCase()
{
    theme::apply(*qApp, ColorScheme::Light);
    writeColourPictures(m_pictures.path(), 16, 4);
}

void TestOwnNetwork::begin(WindowFixture& f) const
{
    f.context().useDataset(m_pictures.path());
    QTRY_VERIFY(panel(f).canStart());
}

void TestOwnNetwork::fromFileToResult()
{
    WindowFixture f;
    WindowDriver user(f.window());
    begin(f);
    f.dialogs().paths = {write(f, "small.keras", test::smallModel(2, "softmax"))};
    QVERIFY2(user.click(QStringLiteral("quickSegment")), qPrintable(user.problem()));
    QVERIFY2(user.click(QStringLiteral("browseNetworkButton")), qPrintable(user.problem()));
    QVERIFY(f.dialogs().filter.contains(QStringLiteral("*.keras")));
    QVERIFY2(user.waitForWords(QStringLiteral("networkFacts"), QStringLiteral("pictures of 40 × 32")),
             qPrintable(user.problem()));
    const QString facts = user.words(QStringLiteral("networkFacts"));
    for (const char* part : {"258 parameters", "0-255", "cross entropy", "Adam", "learning rate 0.002"}) {
        QVERIFY2(facts.contains(QLatin1String(part)), qPrintable(facts));
    }
    QCOMPARE(f.find<QComboBox>("networkCombo")->currentText(), QStringLiteral("small.keras"));
    QCOMPARE(panel(f).request().workload.learningRate, 0.002);
    QCOMPARE(panel(f).request().workload.epochs, 3);
    QVERIFY(!f.find("fitHeadCheck")->isVisible());
    f.window().benchmarkPage()->start();
    QTRY_VERIFY_WITH_TIMEOUT(!f.window().benchmarkPage()->isRunning(), 120'000);
    const auto records = f.context().store().records();
    QVERIFY(records && records->size() == 1);
    const RunRecord& run = records->first();
    QVERIFY2(run.status == RunStatus::Completed, qPrintable(run.unrankedReasons.join(u' ')));
    QCOMPARE(run.environment.value(QStringLiteral("network_file")).toString(), QStringLiteral("small.keras"));
    QCOMPARE(run.workload.networkTitle(), QStringLiteral("small.keras"));

    Q_EMIT panel(f).elsewhereRequested();
    const QString line = user.words(QStringLiteral("elsewhereLine"));
    QVERIFY2(line.contains(QStringLiteral("--network small.keras")), qPrintable(line));
    QVERIFY2(line.contains(QStringLiteral("--lr 0.002")), qPrintable(line));
    QVERIFY(!line.contains(QStringLiteral("--fit-head")));
    f.reopen();  // the next start begins with it
    QTRY_COMPARE(f.find<QComboBox>("networkCombo")->currentText(), QStringLiteral("small.keras"));
    QTRY_COMPARE(panel(f).request().workload.networkTitle(), QStringLiteral("small.keras"));
}

void TestOwnNetwork::aLastLayerIsFitted()
{
    WindowFixture f;
    WindowDriver user(f.window());
    begin(f);
    f.window().benchmarkPage()->useModelFile(write(f, "five.keras", test::smallModel(5, "softmax")));
    QVERIFY2(user.waitForWords(QStringLiteral("networkProblem"), QStringLiteral("5 outputs")),
             qPrintable(user.problem()));
    QVERIFY(!panel(f).canStart());
    QVERIFY(user.words(QStringLiteral("startReason")).contains(QStringLiteral("5 outputs")));
    QVERIFY2(user.click(QStringLiteral("fitHeadCheck")), qPrintable(user.problem()));
    QTRY_VERIFY(panel(f).canStart());
    QCOMPARE(panel(f).request().workload.networkTitle(),
             QStringLiteral("five.keras, last layer for 2 classes"));
    QCOMPARE(panel(f).request().workload.networkDefinition()->outputUnits(2), 1);
    // And back: the file's own last layer again.
    QVERIFY2(user.click(QStringLiteral("fitHeadCheck")), qPrintable(user.problem()));
    QTRY_VERIFY(user.words(QStringLiteral("networkProblem")).contains(QStringLiteral("5 outputs")));
    QVERIFY2(user.click(QStringLiteral("fitHeadCheck")), qPrintable(user.problem()));
    QTRY_VERIFY(panel(f).canStart());
    Q_EMIT panel(f).elsewhereRequested();
    QVERIFY(user.words(QStringLiteral("elsewhereLine")).contains(QStringLiteral("five.keras --fit-head")));
}

void TestOwnNetwork::aWrongFileKeepsStartWaiting()
{
    WindowFixture f;
    WindowDriver user(f.window());
    begin(f);
    f.window().benchmarkPage()->useModelFile(write(f, "wrong.keras", "no model at all"));
    QVERIFY(!panel(f).canStart());  // while it is read, too
    QVERIFY2(user.waitForWords(QStringLiteral("networkProblem"), QStringLiteral("wrong.keras")),
             qPrintable(user.problem()));
    QVERIFY(!panel(f).canStart());
    QCOMPARE(user.words(QStringLiteral("startReason")), user.words(QStringLiteral("networkProblem")));
    QVERIFY(f.context().settings().recentModelFiles().isEmpty());
    auto* networks = f.find<QComboBox>("networkCombo");
    networks->setCurrentIndex(0);  // another choice takes it away
    QVERIFY(panel(f).canStart());
    QVERIFY(!f.find("networkProblem")->isVisible());
    QCOMPARE(networks->findText(QStringLiteral("wrong.keras")), -1);
    QCOMPARE(panel(f).request().workload.network, QStringLiteral("classic"));
}

void TestOwnNetwork::dropsAreKeptWhileTheyAreThere()
{
    WindowFixture f;
    begin(f);
    const QString path = write(f, "dropped.keras", test::smallModel(1, "sigmoid"));
    dropOn(f.window(), path);
    QTRY_COMPARE(panel(f).request().workload.networkTitle(), QStringLiteral("dropped.keras"));
    QVERIFY(panel(f).canStart());
    QVERIFY(panel(f).request().preset == Preset::Custom);  // by the file's learning rate
    auto* networks = f.find<QComboBox>("networkCombo");
    networks->setCurrentIndex(0);
    QVERIFY(panel(f).request().preset == Preset::Classic);
    QCOMPARE(panel(f).request().workload.learningRate, 0.001);
    QVERIFY(networks->findText(QStringLiteral("dropped.keras")) > 0);
    f.reopen();
    QVERIFY(f.find<QComboBox>("networkCombo")->findText(QStringLiteral("dropped.keras")) > 0);
    QVERIFY(QFile::remove(path));
    f.reopen();
    QCOMPARE(f.find<QComboBox>("networkCombo")->findText(QStringLiteral("dropped.keras")), -1);
}

/// A TorchScript program runs its author's code: a question comes first, and no start loads one.
void TestOwnNetwork::aProgramIsLoadedOnceItIsSaid()
{
    WindowFixture f;
    WindowDriver user(f.window());
    begin(f);
    QFile model(QStringLiteral(EPOCHMARK_SOURCE_DIR "/tests/core/engine/models/scripted.pt"));
    QVERIFY(model.open(QIODevice::ReadOnly));
    const QString path = write(f, "scripted.pt", model.readAll());
    f.dialogs().isAccepted = false;
    dropOn(f.window(), path);
    QVERIFY2(user.waitForWords(QStringLiteral("networkProblem"), QStringLiteral("isn't loaded")),
             qPrintable(user.problem()));
    QVERIFY2(f.dialogs().question.contains(QStringLiteral("with your rights")),
             qPrintable(f.dialogs().question));
    QVERIFY(!panel(f).canStart());
    QVERIFY(f.context().settings().recentModelFiles().isEmpty());
    f.dialogs().isAccepted = true;
    f.window().benchmarkPage()->useModelFile(path);
    QVERIFY2(user.waitForWords(QStringLiteral("networkFacts"), QStringLiteral("125 parameters")),
             qPrintable(user.problem()));
    const QString facts = user.words(QStringLiteral("networkFacts"));
    for (const char* part : {"150 × 150", "0-1", "binary cross entropy", "RMSprop", "with your rights",
                             "isn't known before it trains"}) {
        QVERIFY2(facts.contains(QString::fromUtf8(part)), qPrintable(facts));
    }
    QVERIFY(panel(f).canStart());
    QVERIFY(!f.find("layersButton")->isVisible() && !f.find("fitHeadCheck")->isVisible());
    QVERIFY2(user.click(QStringLiteral("quickSegment")), qPrintable(user.problem()));
    f.window().benchmarkPage()->start();
    QTRY_VERIFY_WITH_TIMEOUT(!f.window().benchmarkPage()->isRunning(), 120'000);
    const auto records = f.context().store().records();
    QVERIFY(records && records->size() == 1);
    QVERIFY2(records->first().status == RunStatus::Completed,
             qPrintable(records->first().unrankedReasons.join(u' ')));
    QCOMPARE(records->first().workload.networkTitle(), QStringLiteral("scripted.pt"));
    Q_EMIT panel(f).elsewhereRequested();
    QVERIFY(user.words(QStringLiteral("elsewhereLine"))
                .contains(QStringLiteral("--network scripted.pt --input-size 150")));
    f.dialogs().question.clear();
    f.reopen();
    QTRY_VERIFY(f.find<QLabel>("networkProblem")->text().contains(QStringLiteral("isn't loaded")));
    QVERIFY(f.dialogs().question.isEmpty());
    QVERIFY(panel(f).request().workload.networkTitle() != QStringLiteral("scripted.pt"));
}

void TestOwnNetwork::classicIsClassic()
{
    WindowFixture f;
    begin(f);
    f.window().benchmarkPage()->useModelFile(write(f, "mine.json", test::classicModel()));
    QTRY_VERIFY(panel(f).canStart());
    QCOMPARE(panel(f).request().workload.network, QStringLiteral("classic"));
    QVERIFY(f.find<QLabel>("networkFacts")->text().contains(QStringLiteral("Classic to the letter")));
}

/// The second network of this program's own, chosen, trained and ranked apart from Classic, all in the
/// window.
void TestOwnNetwork::resNetFromTheChooser()
{
    WindowFixture f;
    WindowDriver user(f.window());
    begin(f);
    auto* networks = f.find<QComboBox>("networkCombo");
    QVERIFY2(user.click(QStringLiteral("quickSegment")), qPrintable(user.problem()));
    const int entry = networks->findText(QStringLiteral("ResNet-18"));
    QVERIFY2(user.choose(QStringLiteral("networkCombo"), entry), qPrintable(user.problem()));
    QCOMPARE(networks->currentText(), QStringLiteral("ResNet-18"));
    QVERIFY2(user.click(QStringLiteral("startButton")), qPrintable(user.problem()));
    QTRY_VERIFY(f.window().benchmarkPage()->isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(!f.window().benchmarkPage()->isRunning(), 240'000);
    const auto records = f.context().store().records();
    QVERIFY(records && records->size() == 1);
    const RunRecord& run = records->first();
    QVERIFY2(run.status == RunStatus::Completed, qPrintable(run.unrankedReasons.join(u' ')));
    QCOMPARE(run.workload.network, QStringLiteral("resnet18"));
    QCOMPARE(run.epochs.size(), 3);
    WorkloadSpec classic = run.workload;
    classic.network = QStringLiteral("classic");
    QVERIFY(run.workload.fingerprint() != classic.fingerprint());
}

int main(int argc, char** argv)
{
    if (programtrial::isAskedFor(argc, argv)) {
        programtrial::run(argc, argv);
    }
    QApplication application(argc, argv);
    QApplication::setAttribute(Qt::AA_Use96Dpi);  // as QTEST_MAIN does
    TestOwnNetwork test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ownnetwork.moc"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/picturewish.h"
#include "modelfile/filenetwork.h"
#include "modeltexts.h"
#include "pages/benchmark/network/networkdialog.h"
#include "pages/benchmark/network/networkview.h"
#include "pages/benchmark/network/planmodel.h"
#include "theme/theme.h"
#include "widgets/partpicture.h"
#include "workload/network/networkregistry.h"
#include "workload/workloadplan.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace epochmark;

namespace {

WorkloadSpec workloadOf(const char* network)
{
    WorkloadSpec workload;
    workload.network = QString::fromLatin1(network);
    return workload;
}

void wheel(NetworkView* view, const QPointF& place, int degrees, Qt::KeyboardModifiers keys)
{
    QWheelEvent event(place, view->viewport()->mapToGlobal(place), QPoint(), QPoint(0, degrees * 8),
                      Qt::NoButton, keys, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view->viewport(), &event);
}

/// A window that notes what is to be taken along.
class Taker : public QWidget {
public:
    QList<QWidget*> taken;

protected:
    bool event(QEvent* event) override
    {
        if (event->type() == PictureWish::kind()) {
            taken.append(static_cast<PictureWish*>(event)->part());
            return true;
        }
        return QWidget::event(event);
    }
};

}  // namespace

/// A network drawn and as a table.
class TestNetworkDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void layersThatFollowStandTogether();
    void tellsFiguresAndLayers();
    void tableIsAModel();
    void zoomsWhereThePointerIs();
    void zoomsAndMovesByKeys();
    void isDragged();
    void picturesHaveTheWhole();
    void picturesAreTheWindowsAffair();
    void aFilesNetworkIsShown();
};

void TestNetworkDialog::layersThatFollowStandTogether()
{
    const auto classic = NetworkBlocks::of(planOf(workloadOf("classic")));
    QCOMPARE(classic.blocks.size(), 1);
    QVERIFY(classic.edges.isEmpty());
    const NetworkPlan plan = planOf(workloadOf("resnet18"));
    const auto blocks = NetworkBlocks::of(plan);
    // Stem; eight residual blocks: what is skipped and the sum; three with a way of their own beside.
    QCOMPARE(blocks.blocks.size(), 1 + 8 * 2 + 3);
    QCOMPARE(blocks.edges.size(), 8 * 3 + 3);
    qsizetype layers = 0;
    for (const NetworkBlock& block : blocks.blocks) {
        layers += block.layers.size();
    }
    QCOMPARE(layers, plan.layers.size());
}

void TestNetworkDialog::tellsFiguresAndLayers()
{
    NetworkDialog dialog(workloadOf("resnet18"), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QCOMPARE(dialog.windowTitle(), QStringLiteral("Network ResNet-18"));
    const QString facts = dialog.findChild<QLabel*>(QStringLiteral("networkPlanFacts"))->text();
    QVERIFY2(facts.contains(QStringLiteral("11,177,025 parameters")), qPrintable(facts));
    auto* table = dialog.findChild<QTableView*>(QStringLiteral("networkTable"));
    QVERIFY(!table->isVisible() && dialog.view()->isVisible());
    dialog.findChild<QAbstractButton*>(QStringLiteral("tableSegment"))->click();
    QVERIFY(table->isVisible() && !dialog.view()->isVisible());
    QVERIFY(!dialog.findChild<QWidget*>(QStringLiteral("zoomInButton"))->isVisible());
    QCOMPARE(table->model()->rowCount(), static_cast<int>(planOf(workloadOf("resnet18")).layers.size()));
    const auto cell = [table](int row, int column) {
        return table->model()->index(row, column).data().toString();
    };
    QCOMPARE(cell(1, PlanModel::Name), QStringLiteral("conv1"));
    QCOMPARE(cell(1, PlanModel::Type), QStringLiteral("Conv2D 7 × 7 / 2"));
    QCOMPARE(cell(1, PlanModel::OutputShape), QStringLiteral("75 × 75 × 64"));
    QCOMPARE(cell(1, PlanModel::Parameters), QStringLiteral("9,408"));
    QCOMPARE(cell(1, PlanModel::MultiplyAdds), QStringLiteral("52,920,000"));
    QCOMPARE(cell(0, PlanModel::Parameters), QString());
}

void TestNetworkDialog::tableIsAModel()
{
    PlanModel model(planOf(workloadOf("classic")), nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.columnCount(), 5);
}

void TestNetworkDialog::zoomsWhereThePointerIs()
{
    NetworkView view;
    view.resize(500, 400);
    view.setPlan(planOf(workloadOf("resnet18")));
    view.show();
    const double before = view.zoom();
    // The far end stays where it is: only so the bar's value can be told by the zoom.
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
    const QPointF place(250, 130);
    const double kept = (view.verticalScrollBar()->value() + place.y()) / view.zoom();
    wheel(&view, place, 15, Qt::ControlModifier);
    QVERIFY(view.zoom() > before * 1.2);
    QVERIFY(qAbs((view.verticalScrollBar()->value() + place.y()) / view.zoom() - kept) < 1.5);
    const double zoomed = view.zoom();
    const int value = view.verticalScrollBar()->value();
    wheel(&view, place, -15, Qt::NoModifier);
    QCOMPARE(view.zoom(), zoomed);
    QVERIFY(view.verticalScrollBar()->value() > value);
    for (int i = 0; i < 100; ++i) {
        wheel(&view, place, 15, Qt::ControlModifier);
    }
    QVERIFY(view.zoom() <= 4.01);
}

void TestNetworkDialog::zoomsAndMovesByKeys()
{
    NetworkView view;
    view.resize(500, 300);
    view.setPlan(planOf(workloadOf("resnet18")));
    view.show();
    const double fitted = view.zoom();
    QTest::keyClick(&view, Qt::Key_Plus);
    QVERIFY(view.zoom() > fitted);
    QTest::keyClick(&view, Qt::Key_Minus);
    QVERIFY(qAbs(view.zoom() - fitted) < 1e-9);
    QTest::keyClick(&view, Qt::Key_1);
    QCOMPARE(view.zoom(), 1.0);
    QTest::keyClick(&view, Qt::Key_0);
    QVERIFY(qAbs(view.zoom() - fitted) < 1e-9);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    QTest::keyClick(&view, Qt::Key_Up);
    QVERIFY(view.verticalScrollBar()->value() < view.verticalScrollBar()->maximum());
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.verticalScrollBar()->value(), 0);
}

void TestNetworkDialog::isDragged()
{
    NetworkView view;
    view.resize(500, 300);
    view.setPlan(planOf(workloadOf("resnet18")));
    view.show();
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, QPoint(100, 200));
    QTest::mouseMove(view.viewport(), QPoint(100, 120));
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, QPoint(100, 120));
    QCOMPARE(view.verticalScrollBar()->value(), 80);
}

/// Not what the window happens to show of it.
void TestNetworkDialog::picturesHaveTheWhole()
{
    NetworkView view;
    view.resize(300, 200);
    view.setPlan(planOf(workloadOf("resnet18")));
    view.show();
    view.zoomIn();
    const QImage image = imageOfPart(&view);
    QCOMPARE(image.size(), view.wholeSize() * 2);
    QVERIFY(view.wholeSize().height() > 1000);
    // The last layers, far below what is seen, are drawn.
    const QRect end(0, image.height() - 120, image.width(), 120);
    const QRgb ground = image.pixel(1, 1);
    int drawn = 0;
    for (int x = end.left(); x <= end.right(); ++x) {
        drawn += image.pixel(x, end.center().y()) != ground ? 1 : 0;
    }
    QVERIFY(drawn > 20);
    const QByteArray svg = fileOfPart(&view, PictureFormat::Svg)();
    QVERIFY(svg.contains("layer") || svg.contains("BatchNormalization"));
}

void TestNetworkDialog::picturesAreTheWindowsAffair()
{
    Taker window;
    auto* dialog = new NetworkDialog(workloadOf("classic"), &window);
    dialog->show();
    dialog->findChild<QAbstractButton*>(QStringLiteral("saveNetworkButton"))->click();
    QCOMPARE(window.taken, QList<QWidget*>{dialog->view()});
    QCOMPARE(pictureTitle(dialog->view()), QStringLiteral("Classic"));
}

void TestNetworkDialog::aFilesNetworkIsShown()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("small.json")));
    const QByteArray text = test::smallModel(2, "softmax");
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    const auto network = openFileNetwork({file.fileName(), {}, {}});
    QVERIFY(network);
    WorkloadSpec workload;
    workload.network = network->id;
    NetworkDialog dialog(workload, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QCOMPARE(dialog.windowTitle(), QStringLiteral("Network small.json"));
    const QString facts = dialog.findChild<QLabel*>(QStringLiteral("networkPlanFacts"))->text();
    QVERIFY2(facts.contains(QStringLiteral("of them trained")), qPrintable(facts));
    auto* table = dialog.findChild<QTableView*>(QStringLiteral("networkTable"));
    QCOMPARE(table->model()->index(2, PlanModel::Type).data().toString(), QStringLiteral("Conv2D 3 × 3 / 2"));
}

QTEST_MAIN(TestNetworkDialog)
#include "tst_networkdialog.moc"

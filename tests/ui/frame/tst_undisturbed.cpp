// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardrows.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/queue/runsession.h"
#include "patience.h"
#include "results/store/storeactivity.h"
#include "theme/theme.h"
#include "windowfixture.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace epochmark;

namespace {

constexpr int kPatience = 240'000;  // ms; a run of the little set takes seconds on an idle machine
constexpr int kEpochs = 6;

/// What the Leaderboard says of the run in work, "epoch 3 of 6"; empty when it has no such row.
QString runningState(WindowFixture& f)
{
    const QAbstractItemModel* rows = f.find<QTableView>("measuredTable")->model();
    for (int row = 0; row < rows->rowCount(); ++row) {
        for (int column = 0; column < rows->columnCount(); ++column) {
            const QString text = rows->index(row, column).data().toString();
            if (text.endsWith(QStringLiteral("of %1").arg(kEpochs))) {
                return text;
            }
        }
    }
    return {};
}

}  // namespace

/// While something is measured no page may disturb it, whichever is in front.
class TestUndisturbed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noPageReadsWhileTraining_data();
    void noPageReadsWhileTraining();

private:
    QTemporaryDir m_folder;
};

void TestUndisturbed::initTestCase()
{
    theme::apply(*qApp, ColorScheme::Light);
    writeColourPictures(m_folder.path(), 60, 10);
}

void TestUndisturbed::noPageReadsWhileTraining_data()
{
    QTest::addColumn<int>("page");
    QTest::newRow("Benchmark") << static_cast<int>(MainWindow::Page::Benchmark);
    QTest::newRow("Leaderboard") << static_cast<int>(MainWindow::Page::Leaderboard);
    QTest::newRow("Compare") << static_cast<int>(MainWindow::Page::Compare);
    QTest::newRow("Costs") << static_cast<int>(MainWindow::Page::Costs);
    QTest::newRow("Report") << static_cast<int>(MainWindow::Page::Report);
}

void TestUndisturbed::noPageReadsWhileTraining()
{
    QFETCH(int, page);
    WindowFixture f;
    QVERIFY(f.context().store().importDocument({sample::boardRecords(), {}}));
    BenchmarkPage* benchmark = f.window().benchmarkPage();
    benchmark->useDataset(m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QPushButton>("startButton")->isEnabled(), kPatience);
    RunPlan plan;
    RunRequest request;
    request.datasetPath = m_folder.path();
    request.deviceId = QStringLiteral("cpu");
    request.workload.epochs = kEpochs;
    request.storePath = f.context().store().path();
    request.setId = sample::freshId();
    plan.sets = {request};
    auto* session = benchmark->findChild<RunSession*>();
    const BoardSource& board = f.context().board();
    QTRY_VERIFY(board.isCurrent());

    const bool isLeaderboard = static_cast<MainWindow::Page>(page) == MainWindow::Page::Leaderboard;
    StoreActivity atFirstEpoch;
    StoreActivity atLastEpoch;
    int readingsAtFirst = 0;
    int readingsAtLast = 0;
    QStringList states;
    QSignalSpy ended(benchmark, &BenchmarkPage::runEnded);
    connect(session, &RunSession::happened, &f.window(), [&](const QueueEvent& event) {
        const auto* report = std::get_if<RunReported>(&event);
        const auto* epoch = report != nullptr ? std::get_if<EpochReport>(&report->event) : nullptr;
        if (epoch == nullptr) {
            return;
        }
        StoreActivity& seen = epoch->epoch == 1 ? atFirstEpoch : atLastEpoch;
        seen = StoreActivity::soFar();
        (epoch->epoch == 1 ? readingsAtFirst : readingsAtLast) = board.readings();
        states += runningState(f);
        if (epoch->epoch == 1 && isLeaderboard) {
            f.context().openLeaderboard(request.setId);  // its workload isn't the one shown
        }
    });
    session->start(plan);
    f.window().showPage(static_cast<MainWindow::Page>(page));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, kPatience);

    QCOMPARE(states.size(), kEpochs);
    QCOMPARE(readingsAtLast, readingsAtFirst);
    QCOMPARE(atLastEpoch.opens, atFirstEpoch.opens);
    QCOMPARE(atLastEpoch.checks, atFirstEpoch.checks);
    QCOMPARE(atLastEpoch.polls, atFirstEpoch.polls);
    QCOMPARE(atLastEpoch.records, atFirstEpoch.records);
    if (isLeaderboard) {
        for (int epoch = 3; epoch < kEpochs; ++epoch) {
            QCOMPARE(states.at(epoch - 1), QStringLiteral("epoch %1 of %2").arg(epoch + 1).arg(kEpochs));
        }
        QTRY_VERIFY(runningState(f).isEmpty());
    }
    QTRY_VERIFY(board.board().rowOfSet(request.setId)->status == RunStatus::Completed);
}

QTEST_MAIN(TestUndisturbed)
#include "tst_undisturbed.moc"

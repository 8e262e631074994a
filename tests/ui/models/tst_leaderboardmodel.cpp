// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardrows.h"
#include "models/leaderboardmodel.h"
#include "models/leaderboardproxy.h"
#include "models/tellingrows.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace epochmark;

namespace {

using Column = LeaderboardModel;

QStringList devices(const QAbstractItemModel& rows)
{
    QStringList names;
    for (int row = 0; row < rows.rowCount(); ++row) {
        names.append(rows.index(row, Column::Device).data().toString());
    }
    return names;
}

}  // namespace

class TestLeaderboardModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_group = sample::group();
        m_board.setGroup(m_group);
        m_board.setCheckedSets({});
        m_board.setNewSets({});
    }
    void satisfiesTheTester();
    void showsWhatTheRowHolds();
    void doubtsStandOnTheRow();
    void namesAreShortAndWholeInTheTip();
    void timesOfAColumnHaveOneUnit();
    void doubtIsSaidBesideTheSpeedup();
    void tellingRowsHaveTheWidestNumbers();
    void writesUnknownAsDash();
    void scalesBarsToTheLongestInterval();
    void keepsChecksWhenRowsMove();
    void dropsChecksOfSetsThatAreGone();
    void changesInPlaceWhenTheSetsStay();
    void speaksEveryCell();
    void splitsRankedFromUnranked();
    void sortsUnknownLastBothWays();
    void keepsARunningRowOnTop();
    void filtersByWordsKindAndDate();
    void handlesTenThousandRows();

private:
    LeaderboardGroup m_group;
    LeaderboardModel m_board;
};

void TestLeaderboardModel::satisfiesTheTester()
{
    LeaderboardModel board;
    LeaderboardProxy ranked(LeaderboardProxy::Section::Ranked);
    ranked.setBoard(&board);
    QAbstractItemModelTester tester(&board, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester proxyTester(&ranked, QAbstractItemModelTester::FailureReportingMode::QtTest);
    board.setGroup(m_group);
    ranked.sort(Column::Time);
    ranked.setFilterText(QStringLiteral("nvidia"));
    m_group.rows.removeFirst();
    board.setGroup(m_group);
    QVERIFY(board.setData(board.index(0, Column::Select), Qt::Checked, Qt::CheckStateRole));
    ranked.setFilterText({});
    QCOMPARE(board.rowCount(), static_cast<int>(m_group.rows.size()));
}

void TestLeaderboardModel::showsWhatTheRowHolds()
{
    const auto cell = [this](int column, int role = Qt::DisplayRole) {
        return m_board.index(3, column).data(role);
    };
    QCOMPARE(cell(Column::Rank).toString(), QStringLiteral("3"));
    QCOMPARE(cell(Column::Rank, SuffixRole).toString(), QStringLiteral("="));
    QCOMPARE(cell(Column::Device, DetailRole).toString(), m_group.rows[3].configuration);
    QCOMPARE(cell(Column::Time).toString(), QStringLiteral("1.33"));
    QCOMPARE(cell(Column::Speedup, DetailRole).toString(), QStringLiteral("14.2 to 15.4"));
    QCOMPARE(cell(Column::Cost).toString(), QStringLiteral("2.217"));
    QCOMPARE(m_board.headerData(Column::Cost, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("cost, ¢ a run"));
    QCOMPARE(cell(Column::Runs).toString(), QStringLiteral("3 runs"));
    const QModelIndex noisy = m_board.index(6, Column::Runs);
    QCOMPARE(noisy.data(DetailRole).toString(), QStringLiteral("±4.3 %, noisy"));
    QCOMPARE(noisy.data(DetailToneRole).toInt(), static_cast<int>(CellTone::Warning));
    QCOMPARE(m_board.index(6, Column::Speedup).data(DetailRole).toString(), QStringLiteral("baseline"));
}

void TestLeaderboardModel::doubtsStandOnTheRow()
{
    LeaderboardGroup group;
    group.rows = {m_group.rows[0], m_group.rows[1], m_group.rows[3]};
    group.rows[0].doubts = {{QStringLiteral("disturbed"), QStringLiteral("Lost to others.")},
                            {QStringLiteral("on-battery"), QStringLiteral("Plug it in.")}};
    group.rows[1].doubts = {{QStringLiteral("on-battery"), QStringLiteral("Plug it in.")},
                            {QStringLiteral("throttled"), QStringLiteral("Too hot.")}};
    LeaderboardModel model;
    model.setGroup(group);
    const auto badges = [&model](int row) {
        QStringList words;
        for (const CellBadge& badge :
             model.index(row, Column::Device).data(BadgesRole).value<QList<CellBadge>>()) {
            if (badge.tone == CellTone::Warning) {
                words.append(badge.text);
            }
        }
        return words;
    };
    QCOMPARE(badges(0), QStringList{QStringLiteral("disturbed")});
    QCOMPARE(badges(1), QStringList{QStringLiteral("2 warning(s)")});  // untranslated
    QCOMPARE(badges(2), QStringList());
    QVERIFY(model.index(0, Column::Device)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QLatin1String("Lost to others.\nPlug it in.")));
}

void TestLeaderboardModel::namesAreShortAndWholeInTheTip()
{
    const QModelIndex card = m_board.index(0, Column::Device);
    QCOMPARE(card.data().toString(), QStringLiteral("RTX 4070"));
    QVERIFY(card.data(NameRole).toBool());
    QVERIFY(card.data(Qt::ToolTipRole).toString().startsWith(QStringLiteral("NVIDIA GeForce RTX 4070\n")));
    QVERIFY(!m_board.index(0, Column::Time).data(NameRole).toBool());
}

void TestLeaderboardModel::timesOfAColumnHaveOneUnit()
{
    const auto head = [this] { return m_board.headerData(Column::Time, Qt::Horizontal, Qt::DisplayRole); };
    QCOMPARE(head().toString(), QStringLiteral("time, min"));
    m_group.rows[0].medianSeconds = 8.7;
    m_group.rows[1].medianSeconds = 12.6;
    m_board.setGroup(m_group);
    QCOMPARE(head().toString(), QStringLiteral("time, s"));
    QCOMPARE(m_board.index(0, Column::Time).data().toString(), QStringLiteral("8.7"));
    QCOMPARE(m_board.index(1, Column::Time).data().toString(), QStringLiteral("12.6"));
    QCOMPARE(m_board.index(6, Column::Time).data().toString(), QStringLiteral("1,178"));
}

void TestLeaderboardModel::doubtIsSaidBesideTheSpeedup()
{
    const auto said = [this] { return m_board.index(5, Column::Speedup).data(DetailRole).toString(); };
    QCOMPARE(said(), QString());
    m_group.rows[5].speedupCertainty = Certainty::Rough;
    m_group.rows[5].speedupRuns = 1;
    m_board.setGroup(m_group);
    QCOMPARE(said(), QStringLiteral("measured once"));
    m_group.rows[5].speedupCertainty = Certainty::Untold;
    m_board.setGroup(m_group);
    QCOMPARE(said(), QStringLiteral("no difference can be told"));
}

void TestLeaderboardModel::tellingRowsHaveTheWidestNumbers()
{
    LeaderboardModel board;
    QVERIFY(tellingRows(board.group().rows).isEmpty());
    const LeaderboardGroup many = sample::largeGroup(5000);
    board.setGroup(many);
    const QList<int> telling = tellingRows(board.group().rows);
    QVERIFY(telling.size() < 30);
    for (const int column : {Column::Rank, Column::Time, Column::Speedup, Column::Rate}) {
        qsizetype longest = 0;
        for (int row = 0; row < board.rowCount(); ++row) {
            longest = std::max(longest, board.index(row, column).data().toString().size());
        }
        QVERIFY2(std::any_of(
                     telling.begin(), telling.end(),
                     [&](int row) { return board.index(row, column).data().toString().size() == longest; }),
                 qPrintable(QString::number(column)));
    }
}

void TestLeaderboardModel::writesUnknownAsDash()
{
    QCOMPARE(m_board.index(2, Column::Cost).data().toString(), QStringLiteral("-"));
    QCOMPARE(m_board.index(2, Column::Energy).data().toString(), QStringLiteral("-"));
    const int stopped = m_board.rowOf(QStringLiteral("set-stopped"));
    QCOMPARE(m_board.index(stopped, Column::Rank).data().toString(), QString());
    for (const int column : {Column::Time, Column::Speedup, Column::Rate, Column::Validation}) {
        QCOMPARE(m_board.index(stopped, column).data().toString(), QStringLiteral("-"));
        QVERIFY(!m_board.index(stopped, column).data(SortRole).isValid());
    }
}

void TestLeaderboardModel::scalesBarsToTheLongestInterval()
{
    const auto first = m_board.index(0, Column::Bar).data(BarRole).value<CellBar>();
    QCOMPARE(first.high, 1.0);
    QVERIFY(first.low < first.length && first.length < first.high);
    const auto single = m_board.index(5, Column::Bar).data(BarRole).value<CellBar>();
    QCOMPARE(single.low, single.high);
    QCOMPARE(single.length / first.length, *m_group.rows[5].speedup / *m_group.rows[0].speedup);
    const auto running = m_board.index(m_board.rowOf(QStringLiteral("set-running")), Column::Bar)
                             .data(BarRole)
                             .value<CellBar>();
    QCOMPARE(running.style, CellBar::Style::Progress);
    QCOMPARE(running.length, 6 / 15.0);
}

void TestLeaderboardModel::keepsChecksWhenRowsMove()
{
    m_board.setData(m_board.index(1, Column::Select), Qt::Checked, Qt::CheckStateRole);
    const QStringList before = m_board.checkedSets();
    m_group.rows.move(1, 4);
    m_board.setGroup(m_group);
    QCOMPARE(m_board.checkedSets(), before);
    QCOMPARE(m_board.index(4, Column::Select).data(Qt::CheckStateRole).toInt(),
             static_cast<int>(Qt::Checked));
    QVERIFY(m_board.index(4, Column::When).data(HighlightRole).toBool());
}

void TestLeaderboardModel::dropsChecksOfSetsThatAreGone()
{
    QSignalSpy checks(&m_board, &LeaderboardModel::checksChanged);
    m_board.setCheckedSets({m_group.rows[0].setId, m_group.rows[1].setId});
    m_group.rows.removeFirst();
    m_board.setGroup(m_group);
    QCOMPARE(m_board.checkedSets(), QStringList(m_group.rows[0].setId));
    QCOMPARE(checks.count(), 2);
}

void TestLeaderboardModel::changesInPlaceWhenTheSetsStay()
{
    QSignalSpy resets(&m_board, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&m_board, &QAbstractItemModel::dataChanged);
    m_group.rows[0].deviceName = QStringLiteral("Renamed");
    m_board.setGroup(m_group);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(m_board.index(0, Column::Device).data().toString(), QStringLiteral("Renamed"));
    const auto rows = [&changes](int change) {
        return std::pair(changes.at(change).at(0).toModelIndex().row(),
                         changes.at(change).at(1).toModelIndex().row());
    };
    QCOMPARE(rows(0), std::pair(0, 0));
    // What is the same isn't told.
    changes.clear();
    m_board.setGroup(m_group);
    QCOMPARE(changes.count(), 0);
    const int last = static_cast<int>(m_group.rows.size()) - 1;
    for (const int row : {1, 2, last}) {
        m_group.rows[row].note = QStringLiteral("Noted.");
    }
    m_board.setGroup(m_group);
    QCOMPARE(changes.count(), 2);
    QCOMPARE(rows(0), std::pair(1, 2));
    QCOMPARE(rows(1), std::pair(last, last));
    // A scale of its own makes every row look different.
    changes.clear();
    QSignalSpy heads(&m_board, &QAbstractItemModel::headerDataChanged);
    m_group.rows[0].speedup = 1000;
    m_board.setGroup(m_group);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(rows(0), std::pair(0, last));
    QCOMPARE(heads.count(), 1);
    QCOMPARE(resets.count(), 0);
}

void TestLeaderboardModel::speaksEveryCell()
{
    for (int row = 0; row < m_board.rowCount(); ++row) {
        for (int column = 0; column < Column::ColumnCount; ++column) {
            QVERIFY(!m_board.index(row, column).data(Qt::AccessibleTextRole).toString().isEmpty());
        }
    }
    QVERIFY(m_board.index(2, Column::Device)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("different software")));
}

void TestLeaderboardModel::splitsRankedFromUnranked()
{
    LeaderboardProxy ranked(LeaderboardProxy::Section::Ranked);
    LeaderboardProxy unranked(LeaderboardProxy::Section::Unranked);
    ranked.setBoard(&m_board);
    unranked.setBoard(&m_board);
    QCOMPARE(ranked.rowCount(), 8);
    QCOMPARE(unranked.rowCount(), 1);
    QCOMPARE(unranked.index(0, 0).data(SetIdRole).toString(), QStringLiteral("set-stopped"));
}

void TestLeaderboardModel::sortsUnknownLastBothWays()
{
    LeaderboardProxy rows(LeaderboardProxy::Section::Ranked);
    rows.setBoard(&m_board);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        rows.sort(Column::Cost, order);
        QVERIFY(!rows.index(rows.rowCount() - 1, Column::Cost).data(SortRole).isValid());
        QVERIFY(!rows.index(rows.rowCount() - 2, Column::Cost).data(SortRole).isValid());
        const double first = rows.index(1, Column::Cost).data(SortRole).toDouble();
        const double second = rows.index(2, Column::Cost).data(SortRole).toDouble();
        QCOMPARE(first < second, order == Qt::AscendingOrder);
    }
}

void TestLeaderboardModel::keepsARunningRowOnTop()
{
    LeaderboardProxy rows(LeaderboardProxy::Section::Ranked);
    rows.setBoard(&m_board);
    for (const int column : {Column::Time, Column::Device, Column::When}) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            rows.sort(column, order);
            QCOMPARE(rows.index(0, 0).data(SetIdRole).toString(), QStringLiteral("set-running"));
        }
    }
}

void TestLeaderboardModel::filtersByWordsKindAndDate()
{
    LeaderboardProxy rows(LeaderboardProxy::Section::Ranked);
    rows.setBoard(&m_board);
    rows.setFilterText(QStringLiteral("  RTX nvidia "));
    QCOMPARE(devices(rows), QStringList({QStringLiteral("RTX 4070"), QStringLiteral("RTX 3060 Ti")}));
    rows.setFilterText(QStringLiteral("rtx intel"));
    QCOMPARE(rows.rowCount(), 0);
    rows.setFilterText({});
    rows.setFilter({DeviceKind("mps"), std::nullopt});
    QCOMPARE(devices(rows), QStringList(QStringLiteral("M2 Pro")));
    rows.setFilter({std::nullopt, m_group.rows[0].when.addSecs(1)});
    QCOMPARE(rows.rowCount(), 0);
    rows.setFilter({std::nullopt, m_group.rows[0].when});
    QCOMPARE(rows.rowCount(), 8);
    using Validity = BoardFilter::Validity;
    LeaderboardProxy unranked(LeaderboardProxy::Section::Unranked);
    unranked.setBoard(&m_board);
    const int all = rows.rowCount() + unranked.rowCount();
    int shown = 0;
    for (const Validity validity : {Validity::Ranked, Validity::Unranked}) {
        for (LeaderboardProxy* section : {&rows, &unranked}) {
            section->setFilter({std::nullopt, std::nullopt, validity});
            QVERIFY(section->isFiltering());
            for (int row = 0; row < section->rowCount(); ++row) {
                const int source = section->mapToSource(section->index(row, 0)).row();
                QCOMPARE(m_board.row(source).isRanked, validity == Validity::Ranked);
                ++shown;
            }
        }
    }
    QCOMPARE(shown, all);  // each is shown by one of the two
}

void TestLeaderboardModel::handlesTenThousandRows()
{
    constexpr int kRows = 10'000;
    const LeaderboardGroup group = sample::largeGroup(kRows);
    LeaderboardModel board;
    LeaderboardProxy rows(LeaderboardProxy::Section::Ranked);
    rows.setBoard(&board);
    const auto timed = [](const char* what, auto&& work) {
        QElapsedTimer timer;
        timer.start();
        work();
        qInfo("%s: %lld ms", what, timer.elapsed());
    };
    timed("open", [&] { board.setGroup(group); });
    timed("sort by time", [&] { rows.sort(Column::Time); });
    timed("sort by device", [&] { rows.sort(Column::Device, Qt::DescendingOrder); });
    timed("filter", [&] { rows.setFilterText(QStringLiteral("77")); });
    int expected = 0;
    for (const LeaderboardRow& row : group.rows) {
        expected += row.deviceName.contains(QStringLiteral("77"));
    }
    QCOMPARE(rows.rowCount(), expected);
    rows.setFilterText({});
    rows.sort(Column::Time);
    for (int row = 1; row < kRows; ++row) {
        QVERIFY(rows.index(row - 1, Column::Time).data(SortRole).toDouble()
                <= rows.index(row, Column::Time).data(SortRole).toDouble());
    }
}

QTEST_MAIN(TestLeaderboardModel)
#include "tst_leaderboardmodel.moc"

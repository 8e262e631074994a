// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benches.h"
#include "benchhome.h"
#include "boardrows.h"
#include "eventprobe.h"
#include "models/leaderboardmodel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>

#include <cstdio>

namespace epochmark::bench {

namespace {

constexpr int kWaitMs = 20;
constexpr int kMostRounds = 3000;
constexpr int kSteps = 200;
constexpr int kPageRestMs = 150;

QList<RunRecord> recordsOf(int count)
{
    QList<RunRecord> records;
    for (int i = 0; i < count; ++i) {
        const DeviceKind kind = i % 3 == 0 ? DeviceKind("cuda") : DeviceKind("cpu");
        const QString device = kind == DeviceKind("cuda")
                                   ? QStringLiteral("NVIDIA GeForce RTX %1").arg(2000 + i % 3000)
                                   : QStringLiteral("Intel Core i%1-%2").arg(3 + i % 6).arg(1000 + i % 9000);
        records.append(sample::record(sample::freshId(), device, kind, 20 + (i * 7919) % 1200 + i * 1e-3));
    }
    return records;
}

bool waitForRows(const QAbstractItemView& table, int rows)
{
    for (int round = 0; round < kMostRounds; ++round) {
        if (table.model()->rowCount() >= rows) {
            return true;
        }
        runEventLoop(kWaitMs);
    }
    std::fputs("The rows didn't show up.\n", stderr);
    return false;
}

void benchScrolling(QTableView& table)
{
    Durations scrolling;
    for (int step = 1; step <= kSteps; ++step) {
        scrolling.add(cost([&] {
            table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum() * step / kSteps);
        }));
    }
    scrolling.print(QStringLiteral("a step of the scroll bar, repainted"));
    table.verticalScrollBar()->setValue(0);
}

void benchTyping(QLineEdit& filter)
{
    Durations typing;
    const auto key = [&](int code, const QString& text) {
        typing.add(cost(
            [&] {
                QKeyEvent press(QEvent::KeyPress, code, Qt::NoModifier, text);
                QApplication::sendEvent(&filter, &press);
            },
            kPageRestMs));
    };
    for (const char* word : {"rtx 2060", "i7-42"}) {
        for (const QChar letter : QString::fromLatin1(word)) {
            key(letter.toUpper().unicode(), letter);
        }
        while (!filter.text().isEmpty()) {
            key(Qt::Key_Backspace, {});
        }
    }
    typing.print(QStringLiteral("a key in the filter"));
}

void benchSorting(QTableView& table)
{
    Durations sorting;
    QHeaderView* header = table.horizontalHeader();
    for (int column = 0; column < LeaderboardModel::ColumnCount; ++column) {
        if (column == LeaderboardModel::Select || column == LeaderboardModel::Bar) {
            continue;
        }
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            sorting.add(cost([&] { header->setSortIndicator(column, order); }, kPageRestMs));
        }
    }
    sorting.print(QStringLiteral("sorting by a column"));
    header->setSortIndicator(LeaderboardModel::Time, Qt::AscendingOrder);
}

/// A result that arrives is read in the background; what the window's thread does then may be felt.
bool benchArrival(BenchHome& home, const QTableView& table, int rows)
{
    Durations answers;
    EventProbe probe;
    probe.setDurations(&answers);
    const double before = threadMilliseconds();
    if (!home.context().store().importDocument({recordsOf(1), {}}) || !waitForRows(table, rows + 1)) {
        return false;
    }
    runEventLoop(kPageRestMs);
    std::printf("%-58s %.0f ms of the window's thread\n", "a result arrives", threadMilliseconds() - before);
    answers.print(QStringLiteral("event loop while it arrives"));
    return true;
}

}  // namespace

bool fillHome(const QString& folder, int rows)
{
    BenchHome home(folder);
    const auto added = home.context().store().importDocument({recordsOf(rows), {}});
    if (!added) {
        std::fprintf(stderr, "%s\n", qPrintable(added.error().message));
    }
    return bool(added);
}

bool benchBoard(int rows)
{
    BenchHome home;
    if (const auto added = home.context().store().importDocument({recordsOf(rows), {}}); !added) {
        std::fprintf(stderr, "%s\n", qPrintable(added.error().message));
        return false;
    }
    MainWindow& window = home.window();
    runEventLoop(1000);
    auto* table = window.findChild<QTableView*>(QStringLiteral("measuredTable"));
    auto* filter = window.findChild<QLineEdit*>(QStringLiteral("filterEdit"));
    QElapsedTimer clock;
    clock.start();
    const double before = threadMilliseconds();
    window.showPage(MainWindow::Page::Leaderboard);
    if (!waitForRows(*table, rows)) {
        return false;
    }
    runEventLoop(kPageRestMs);
    std::printf("%-58s %lld ms, of them %.0f of the window's thread\n",
                qPrintable(QStringLiteral("%1 rows appear").arg(rows)),
                static_cast<long long>(clock.elapsed() - kPageRestMs), threadMilliseconds() - before);
    benchScrolling(*table);
    benchTyping(*filter);
    benchSorting(*table);
    return benchArrival(home, *table, rows);
}

}  // namespace epochmark::bench

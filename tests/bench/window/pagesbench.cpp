// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benches.h"
#include "benchhome.h"
#include "durations.h"
#include "eventprobe.h"
#include "pages/compare/comparesheet.h"
#include "pages/costs/costsheet.h"
#include "pages/leaderboard/measuredsection.h"
#include "results/board/comparison.h"
#include "results/board/rownames.h"
#include "timedapplication.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QSlider>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace epochmark::bench {

namespace {

constexpr int kPageWaitMs = 1500;
constexpr int kPriced = 200;
constexpr int kCompared = 8;
constexpr int kSheets = 5;
constexpr int kDeleted = 1000;
constexpr int kDeletionMs = 20'000;  // as long as they take to go

struct PageName {
    MainWindow::Page page;
    const char* name;
};
constexpr PageName kPages[] = {{MainWindow::Page::Leaderboard, "Leaderboard"},
                               {MainWindow::Page::Compare, "Compare"},
                               {MainWindow::Page::Costs, "Costs"},
                               {MainWindow::Page::Report, "Report"},
                               {MainWindow::Page::Benchmark, "Benchmark"}};

/// The window's own processor time and the event loop's longest answer while `work` is done and followed up.
template <typename Work>
void feel(const QString& name, Work work, int waitMs = kPageWaitMs)
{
    Durations answers;
    EventProbe probe;
    probe.setDurations(&answers);
    (void)TimedApplication::takeLongest();
    const double before = threadMilliseconds();
    work();
    const double direct = threadMilliseconds() - before;
    runEventLoop(waitMs);
    probe.setDurations(nullptr);
    std::printf("%-58s %.0f ms of the window's thread, longest turn %.1f\n", qPrintable(name),
                threadMilliseconds() - before, std::max(direct, TimedApplication::takeLongest()));
    answers.print(QStringLiteral("  event loop meanwhile"));
}

/// The turn in which a report page of many results is made.
template <typename Make>
void feelSheet(const QString& name, Make make)
{
    Durations turns;
    for (int i = 0; i < kSheets; ++i) {
        turns.add(cost([&make] { make(); }));
    }
    turns.print(name);
}

void benchSlider(MainWindow& window)
{
    window.showPage(MainWindow::Page::Costs);
    feelSheet(QStringLiteral("a step of a slider, Costs in front"), [&window] {
        window.findChild<QSlider*>(QStringLiteral("hoursSlider"))
            ->triggerAction(QSlider::SliderSingleStepAdd);
        return true;
    });
}

void benchDeletion(MainWindow& window, const QList<LeaderboardRow>& rows)
{
    window.showPage(MainWindow::Page::Leaderboard);
    runEventLoop(kPageWaitMs);
    QSet<QString> sets;
    for (const LeaderboardRow& row : rows) {
        sets.insert(row.setId);
    }
    auto* table = window.findChild<QAbstractItemView*>(QStringLiteral("measuredTable"));
    table->setFocus();
    feel(QStringLiteral("%1 of them are checked").arg(rows.size()),
         [&] { window.findChild<MeasuredSection*>()->model().setCheckedSets(sets); });
    const auto pressDelete = [table] {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_Delete, Qt::NoModifier);
        QApplication::sendEvent(table, &press);
    };
    feel(QStringLiteral("and deleted"), pressDelete, kDeletionMs);
}

}  // namespace

bool benchPages(int rows)
{
    const QTemporaryDir folder;
    if (!fillHome(folder.path(), rows)) {
        return false;
    }
    BenchHome home(folder.path());
    home.window();
    runEventLoop(kPageWaitMs);
    for (const char* round : {"first", "again"}) {
        for (const auto& [page, name] : kPages) {
            feel(QStringLiteral("%1 results, %2 %3").arg(rows).arg(QLatin1String(name), QLatin1String(round)),
                 [&home, page] { home.window().showPage(page); });
        }
    }
    const QList<LeaderboardGroup> groups = home.context().board().board().groups;
    if (groups.isEmpty()) {
        return false;
    }
    const QList<LeaderboardRow> all = groups.first().rows;
    QStringList compared;
    for (const LeaderboardRow& row : all.mid(0, kCompared)) {
        compared << row.setId;
    }
    feel(QStringLiteral("%1 of them compared").arg(kCompared),
         [&home, &compared] { home.context().compare(compared); });
    feel(QStringLiteral("one is renamed, Leaderboard in front"), [&home, &all] {
        home.window().showPage(MainWindow::Page::Leaderboard);
        (void)home.context().store().setName(all.last().setId, QStringLiteral("Another name"));
        home.context().store().look();
    });
    benchSlider(home.window());
    benchDeletion(home.window(), all.mid(0, kDeleted));
    PriceBook book = home.context().prices();
    for (const LeaderboardRow& row : all.mid(0, kPriced)) {
        Price price;
        price.device = row.runs.first().device.name;
        price.kind = PriceKind::Rent;
        price.amount = 1;
        book.setPrice(price);
    }
    feelSheet(QStringLiteral("a report page of Costs, %1 results").arg(rows),
              [&] { return std::make_unique<CostSheet>(all, book, JobRequest(), BreakEvenSets(), false); });
    const Comparison comparison(all.mid(0, kCompared));
    const QStringList names = distinctNames(all.mid(0, kCompared));
    feelSheet(QStringLiteral("a report page of Compare, %1 results").arg(kCompared), [&] {
        return std::make_unique<CompareSheet>(comparison, names, CurveChart::XAxis::Epochs, false);
    });
    return true;
}

}  // namespace epochmark::bench

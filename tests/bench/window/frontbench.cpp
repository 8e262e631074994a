// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benches.h"
#include "benchhome.h"
#include "durations.h"
#include "pages/benchmark/benchmarkpage.h"
#include "threadtimes.h"
#include "workload/workloadspec.h"

#include <QEventLoop>
#include <QPushButton>

#include <cstdio>
#include <optional>

namespace epochmark::bench {

namespace {

constexpr int kLookMs = 50;
constexpr int kMostLooks = 400;
constexpr int kPageReadyMs = 3000;  // ten thousand rows stand after half a second

const QStringList kPages{QStringLiteral("benchmark"), QStringLiteral("leaderboard"),
                         QStringLiteral("compare"), QStringLiteral("costs"), QStringLiteral("report")};

/// The Demo set has been read and a device found.
bool waitForStart(const MainWindow& window)
{
    window.benchmarkPage()->useDataset(QStringLiteral("demo"));
    for (int look = 0; look < kMostLooks; ++look) {
        runEventLoop(kLookMs);
        if (window.findChild<QPushButton*>(QStringLiteral("startButton"))->isEnabled()) {
            return true;
        }
    }
    std::fputs("The Demo set or the processor didn't show up.\n", stderr);
    return false;
}

void bringToFront(BenchHome& home, const QString& page)
{
    if (page == QLatin1String("compare")) {
        const auto records = home.context().store().records();
        if (records && records->size() > 1) {
            home.context().compare({records->at(0).setId, records->at(1).setId});
        }
    }
    home.window().showPage(static_cast<MainWindow::Page>(kPages.indexOf(page)));
    runEventLoop(kPageReadyMs);
}

}  // namespace

bool benchFront(const QString& folder, const QString& page, int epochs)
{
    if (folder.isEmpty() || !kPages.contains(page)) {
        std::fputs("front wants --home and the --page that is in front.\n", stderr);
        return false;
    }
    BenchHome home(folder);
    RunRequest request;
    request.workload = workloadOf(Preset::Classic);
    request.workload.epochs = epochs;
    request.preset = effectivePreset(Preset::Classic, request.workload);
    home.context().settings().setLastRequest(request);
    BenchmarkPage& benchmark = *home.window().benchmarkPage();
    if (!waitForStart(home.window())) {
        return false;
    }
    bringToFront(home, page);

    std::optional<ThreadTimes> begun;
    ThreadTimes last;
    QEventLoop loop;
    QObject::connect(&benchmark, &BenchmarkPage::runEnded, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    QObject::connect(&benchmark, &BenchmarkPage::progressChanged, &loop, [&](double share) {
        if (share > 0) {  // it trains
            last = ThreadTimes::soFar();
            begun = begun.value_or(last);
        }
    });
    benchmark.start();
    if (!benchmark.isRunning()) {
        return false;
    }
    loop.exec();
    const auto records = home.context().store().records();
    if (!records || records->isEmpty() || !begun) {
        return false;
    }
    const RunRecord& run = records->first();
    std::printf("{\"page\": \"%s\", \"seconds\": %.4f, \"train_s\": %.4f, \"threads\": %d, "
                "\"window_ms\": %.1f, \"pool_ms\": %.1f}\n",
                qPrintable(page), run.timing.totalSeconds().value_or(0), run.timing.trainSeconds.value_or(0),
                run.device.threads, last.windowMs - begun->windowMs, last.poolMs - begun->poolMs);
    return true;
}

}  // namespace epochmark::bench

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benches.h"
#include "benchhome.h"
#include "eventprobe.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "workload/workloadspec.h"

#include <QEventLoop>

#include <cstdio>

namespace epochmark::bench {

namespace {

constexpr int kReadyMs = 50;
constexpr int kReadyRounds = 400;

RunRequest requestOf(int epochs)
{
    RunRequest request;
    request.workload = workloadOf(Preset::Classic);
    request.workload.epochs = epochs;
    request.preset = effectivePreset(Preset::Classic, request.workload);
    return request;
}

/// Devices have been found and the Demo set has been read.
bool makeReady(BenchmarkPage& page)
{
    page.useDataset(QStringLiteral("demo"));
    for (int round = 0; round < kReadyRounds; ++round) {
        runEventLoop(kReadyMs);
        if (page.setupPanel()->dataset() && !page.setupPanel()->request().deviceId.isEmpty()) {
            return true;
        }
    }
    std::fputs("The Demo set or the processor didn't show up.\n", stderr);
    return false;
}

}  // namespace

bool benchTraining(int runs, int epochs)
{
    BenchHome home;
    home.context().settings().setLastRequest(requestOf(epochs));
    BenchmarkPage& page = *home.window().benchmarkPage();
    if (!makeReady(page)) {
        return false;
    }
    Durations before;
    Durations training;
    EventProbe probe;
    QObject::connect(&page, &BenchmarkPage::progressChanged, &probe, [&](double share) {
        probe.setDurations(share > 0 ? &training : share < 0 ? nullptr : &before);
    });
    for (int run = 0; run < runs; ++run) {
        QEventLoop loop;
        QObject::connect(&page, &BenchmarkPage::runEnded, &loop, &QEventLoop::quit, Qt::QueuedConnection);
        page.start();
        if (!page.isRunning()) {
            return false;
        }
        loop.exec();
        probe.setDurations(nullptr);
    }
    const auto records = home.context().store().records();
    for (const RunRecord& record : records ? records.value() : QList<RunRecord>()) {
        std::printf("run of %.2f s, %d threads\n", record.timing.totalSeconds().value_or(0),
                    record.device.threads);
    }
    before.print(QStringLiteral("event loop while reading, decoding, warming up"));
    training.print(QStringLiteral("event loop while training"));
    training.printHistogram();
    return true;
}

}  // namespace epochmark::bench

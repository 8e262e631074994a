// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "console.h"
#include "run/runsink.h"

#include <mutex>

namespace epochmark::cli {

/// Shows a run on the terminal: a bar that is redrawn where that is possible, else plain lines: one a station
/// and one an epoch. Thread-safe, as a RunSink has to be.
class RunProgressPrinter final : public RunSink {
public:
    explicit RunProgressPrinter(Console& console) : m_console(console), m_hasBar(console.isProgressTerminal())
    {}

    void stageChanged(const StageEvent& event) override;
    void progressed(const RunProgress& progress) override;
    void datasetRead(const DatasetSummary& summary) override;
    void modelReady(const QList<LayerSummary>& summary) override;
    void epochFinished(const EpochReport& report) override;
    void warningRaised(const Warning& warning) override;
    void messageLogged(const QString& text) override;

private:
    Console& m_console;
    bool m_hasBar;
    std::mutex m_mutex;
    int m_trainPictures = 0;
    RunProgress m_last;
    QString m_lastAccuracy;
};

}  // namespace epochmark::cli

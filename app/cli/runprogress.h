// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "console.h"
#include "run/runevent.h"

#include <QString>

namespace epochmark::cli {

/// Shows a run on the terminal: a bar that is redrawn where that is possible, else plain lines: one a station
/// and one an epoch. One event at a time.
class RunProgressPrinter {
public:
    explicit RunProgressPrinter(Console& console)
        : m_console(&console), m_hasBar(console.isProgressTerminal())
    {}

    void print(const RunEvent& event);

private:
    void printStage(const StageEvent& stage);
    void printProgress(const RunProgress& progress);
    void printDataset(const DatasetSummary& dataset);
    void printModel(const ModelSummary& model) const;
    void printEpoch(const EpochReport& epoch);

    Console* m_console;
    bool m_hasBar;
    int m_trainPictures = 0;
    RunProgress m_last;
    QString m_lastAccuracy;
};

}  // namespace epochmark::cli

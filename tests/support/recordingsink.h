// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/overloaded.h"
#include "run/runsink.h"

namespace epochmark::test {

/// Keeps everything that a run reported.
class RecordingSink final : public RunSink {
public:
    void handle(const RunEvent& event) override
    {
        std::visit(Overloaded{[this](const StageEvent& stage) { stages.append(stage); },
                              [this](const RunProgress& step) { progress.append(step); },
                              [this](const DatasetSummary& summary) { dataset = summary; },
                              [this](const ModelSummary& summary) { model = summary.layers; },
                              [this](const EpochReport& epoch) { epochs.append(epoch); },
                              [this](const Warning& warning) { warnings.append(warning); },
                              [this](const LogMessage& message) { messages.append(message.text); }},
                   event);
    }

    /// The stages in the order in which they came to that state.
    QList<RunStage> stagesThatWere(StageState state) const
    {
        QList<RunStage> found;
        for (const StageEvent& event : stages) {
            if (event.state == state) {
                found.append(event.stage);
            }
        }
        return found;
    }

    QList<StageEvent> stages;
    QList<RunProgress> progress;
    DatasetSummary dataset;
    QList<LayerSummary> model;
    QList<EpochReport> epochs;
    QList<Warning> warnings;
    QStringList messages;
};

}  // namespace epochmark::test

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "run/runsink.h"

namespace epochmark::test {

/// Keeps everything that a run told.
class RecordingSink final : public RunSink {
public:
    void stageChanged(const StageEvent& event) override { stages.append(event); }
    void progressed(const RunProgress& event) override { progress.append(event); }
    void datasetRead(const DatasetSummary& event) override { dataset = event; }
    void modelReady(const QList<LayerSummary>& event) override { model = event; }
    void epochFinished(const EpochReport& event) override { epochs.append(event); }
    void warningRaised(const Warning& event) override { warnings.append(event); }
    void messageLogged(const QString& event) override { messages.append(event); }

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

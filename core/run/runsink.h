// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "run/runevents.h"

namespace epochmark {

/// Receives what a run has to tell, on the thread that runs it; progressed() also on decoding threads, one at
/// a time. Must return quickly.
class RunSink {
public:
    virtual ~RunSink() = default;
    virtual void stageChanged(const StageEvent& event) = 0;
    virtual void progressed(const RunProgress& progress) = 0;  ///< at most every 50 ms
    virtual void datasetRead(const DatasetSummary& summary) = 0;
    virtual void modelReady(const QList<LayerSummary>& summary) = 0;
    virtual void epochFinished(const EpochReport& report) = 0;
    virtual void warningRaised(const Warning& warning) = 0;
    virtual void messageLogged(const QString& text) = 0;
};

}  // namespace epochmark

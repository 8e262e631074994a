// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "measure/phases.h"
#include "run/runevent.h"
#include "training/epochreport.h"

#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// What is known of a run in progress: its epochs, where the time went, how far it is. Plain value fed by
/// events.
class LiveRun {
public:
    void addStage(const StageEvent& event);
    void addProgress(const RunProgress& progress);
    void addEpoch(const EpochReport& report);

    /// The first epoch's means of training so far; none any more once it is done.
    struct Mean {
        double epochs = 0;   ///< the part of it that was done
        double seconds = 0;  ///< of the headline
        std::optional<double> loss;
        std::optional<double> accuracy;
    };
    const QList<Mean>& meansSoFar() const { return m_means; }

    const QList<EpochReport>& epochs() const { return m_epochs; }
    /// 1-based; 0 before the first.
    int bestEpoch() const;
    /// Data and finished epochs.
    Phases phases() const;
    /// What the data took, known once training has begun; 0 before.
    double dataSeconds() const { return m_dataSeconds; }
    /// The headline so far (data and training, warm-up left out), what the tile shows too; absent before
    /// training.
    std::optional<double> headlineSeconds() const;
    /// What headlineSeconds() is going to be when the first epoch is done; absent while nothing tells, and
    /// once it is done.
    std::optional<double> firstEpochEnd() const;
    /// The headline that the run is going to have; absent while nothing tells.
    std::optional<double> expectedSeconds() const;
    /// Finished so far, with the fraction of the one in work.
    double epochsDone() const;

private:
    void addMean(const RunProgress& progress);

    QList<EpochReport> m_epochs;
    QList<Mean> m_means;
    Phases m_phases;
    double m_decodeSeconds = 0;
    double m_dataSeconds = 0;
    double m_epochFraction = 0;
    std::optional<double> m_elapsedSeconds;  ///< headline, as told last; absent before training
    std::optional<double> m_epochSecondsLeft;
    std::optional<double> m_secondsLeft;
};

/// "43 %, about 8:48 left" for the stage in work.
QString stageWords(const RunProgress& progress);

}  // namespace epochmark

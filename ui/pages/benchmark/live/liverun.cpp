// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/liverun.h"

#include "base/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace epochmark {

void LiveRun::addStage(const StageEvent& event)
{
    if (event.stage == RunStage::Decode && event.state == StageState::Done) {
        m_decodeSeconds = event.seconds;
    }
}

void LiveRun::addProgress(const RunProgress& progress)
{
    if (progress.stage != RunStage::Train) {
        return;
    }
    m_elapsedSeconds = progress.elapsedSeconds;
    m_dataSeconds = progress.dataSeconds;
    m_epochSecondsLeft = progress.epochSecondsLeft;
    m_secondsLeft = progress.secondsLeft;
    const bool isNewEpoch = progress.epoch > m_epochs.size();
    m_epochFraction = isNewEpoch && progress.stepsPerEpoch > 0
                          ? static_cast<double>(progress.step) / progress.stepsPerEpoch
                          : 0;
    addMean(progress);
}

void LiveRun::addMean(const RunProgress& progress)
{
    const Mean mean{m_epochFraction, progress.elapsedSeconds, progress.trainLoss, progress.trainAccuracy};
    const bool isNew = m_means.isEmpty() || m_means.last().loss != mean.loss
                       || m_means.last().accuracy != mean.accuracy;
    if (m_epochs.isEmpty() && (mean.loss || mean.accuracy) && isNew) {
        m_means.append(mean);
    }
}

void LiveRun::addEpoch(const EpochReport& report)
{
    m_epochs.append(report);
    m_phases += report.phases;
    m_epochFraction = 0;
    m_means.clear();
}

int LiveRun::bestEpoch() const
{
    const auto best = std::max_element(
        m_epochs.begin(), m_epochs.end(), [](const EpochReport& a, const EpochReport& b) {
            return a.validationAccuracy.value_or(-1) < b.validationAccuracy.value_or(-1);
        });
    return best == m_epochs.end() ? 0 : best->epoch;
}

Phases LiveRun::phases() const
{
    Phases phases = m_phases;
    phases.decodeSeconds += m_decodeSeconds;
    return phases;
}

std::optional<double> LiveRun::headlineSeconds() const
{
    if (!m_elapsedSeconds) {
        return std::nullopt;
    }
    double finished = m_dataSeconds;
    for (const EpochReport& epoch : m_epochs) {
        finished += epoch.seconds;
    }
    // An epoch ends after the last step that was told of: what is finished is the lower bound.
    return std::max(finished, *m_elapsedSeconds);
}

std::optional<double> LiveRun::firstEpochEnd() const
{
    const bool isKnown = m_epochs.isEmpty() && m_elapsedSeconds && m_epochSecondsLeft;
    return isKnown ? std::optional<double>(*m_elapsedSeconds + *m_epochSecondsLeft) : std::nullopt;
}

std::optional<double> LiveRun::expectedSeconds() const
{
    const bool isKnown = m_elapsedSeconds && m_secondsLeft;
    return isKnown ? std::optional<double>(*m_elapsedSeconds + *m_secondsLeft) : std::nullopt;
}

double LiveRun::epochsDone() const
{
    return static_cast<double>(m_epochs.size()) + m_epochFraction;
}

QString stageWords(const RunProgress& progress)
{
    const QString share = format::percent(progress.share).section(QLocale().decimalPoint(), 0, 0);
    if (progress.stage != RunStage::Train || !progress.secondsLeft) {
        return QCoreApplication::translate("LiveRun", "%1 %").arg(share);
    }
    return QCoreApplication::translate("LiveRun", "%1 %, about %2 left")
        .arg(share, format::clockTime(*progress.secondsLeft));
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/idle/foretelling.h"

#include "context/appcontext.h"
#include "devices/kind/devicekinds.h"
#include "hosts/host.h"
#include "pages/benchmark/idle/estimateline.h"
#include "queue/queuedriver.h"

#include <utility>

namespace epochmark {

namespace {

PlannedWork plannedWork(const DatasetPreview& dataset, const RunRequest& set, const Device& device)
{
    PlannedWork work;
    work.workload = set.workload;
    work.workload.classes = dataset.classes;
    work.datasetName = dataset.name;
    work.listedPictures = dataset.trainPictures() + dataset.testPictures()
                          + static_cast<int>(dataset.leftOut.size());
    work.deviceName = device.name;
    const DeviceKindDefinition& kind = DeviceKinds::of(device.kind);
    if (kind.usesThreads()) {
        work.threads = set.threads > 0 ? set.threads : kind.defaultThreads(device);
    }
    return work;
}

}  // namespace

Foretelling::Foretelling(AppContext* context, EstimateLine* line, QObject* parent)
    : QObject(parent), m_context(context), m_line(line)
{
    connect(line, &EstimateLine::rehearsalRequested, this, &Foretelling::rehearse);
    connect(line, &EstimateLine::rehearsalCancelled, this, [this] { m_job.requestStop(); });
    connect(&m_job, &RehearsalJob::finished, this, &Foretelling::take);
}

void Foretelling::show(const DatasetPreview& dataset, const RunPlan& plan, const QList<Device>& devices)
{
    m_dataset = dataset;
    m_plan = plan;
    for (RunRequest& set : m_plan.sets) {
        set.setId.clear();  // a plan that is made anew has new ones
    }
    m_devices = devices;
    if (m_asked != m_plan.sets.first() || m_askedRanks != m_plan.ranks) {
        m_answer.reset();
        m_job.requestStop();
    }
    showChoice();
}

std::optional<TimeEstimate> Foretelling::stored(qsizetype set) const
{
    if (m_plan.ranks > 1) {
        return std::nullopt;  // stored times are told of one process alone
    }
    return storedEstimate(m_context->board().board().groups,
                          plannedWork(m_dataset, m_plan.sets.at(set), m_devices.at(set)));
}

void Foretelling::showStored(const TimeEstimate& first)
{
    double all = first.seconds;
    bool isAllKnown = !m_plan.repeats.isAutomatic && (m_plan.sets.size() > 1 || m_plan.repeats.count > 1);
    for (qsizetype set = 1; set < m_plan.sets.size(); ++set) {
        const auto other = stored(set);
        isAllKnown = isAllKnown && other.has_value();
        all += other ? other->seconds : 0;
    }
    m_line->showStored(first, isAllKnown ? std::optional(all * m_plan.repeats.count) : std::nullopt);
}

void Foretelling::showChoice()
{
    m_line->setVisible(!m_devices.isEmpty() && !m_devices.first().id.isEmpty()
                       && !m_dataset.isWaitingForConsent()
                       && (m_plan.ranks == 1 || (RankSession::check(m_plan) && terminalWords(m_plan))));
    if (m_line->isHidden()) {
        return;
    }
    if (m_job.isRunning() && m_asked == m_plan.sets.first() && m_askedRanks == m_plan.ranks) {
        m_line->showRehearsing(m_plan.ranks);
    } else if (const auto told = stored(0)) {
        showStored(*told);
    } else if (HostDevice::of(m_plan.sets.first().deviceId)) {
        m_line->hide();  // a rehearsal would be of this machine
    } else if (!m_answer) {
        m_line->offerRehearsal(m_plan.ranks);
    } else if (*m_answer) {
        m_line->showRehearsed(m_answer->value());
    } else {
        m_line->showError(m_answer->error().message);
    }
}

void Foretelling::rehearse()
{
    if (m_job.isRunning() || m_plan.sets.isEmpty() || m_context->board().isMeasuring()) {
        return;
    }
    m_asked = m_plan.sets.first();
    m_askedRanks = m_plan.ranks;
    m_answer.reset();
    RunPlan plan = m_plan;
    plan.sets = {m_asked};
    plan.sets.first().storePath = m_context->store().path();
    plan.sets.first().saveModelPath.clear();
    Q_EMIT rehearsing(true);
    m_job.start(plan, m_context->queueDependencies());
    showChoice();
}

void Foretelling::take(const Result<Rehearsal>& foretold)
{
    if (foretold || foretold.error().code != ErrorCode::Stopped) {
        m_answer = foretold;
    }
    if (!m_plan.sets.isEmpty() && (m_asked != m_plan.sets.first() || m_askedRanks != m_plan.ranks)) {
        m_answer.reset();
    }
    Q_EMIT rehearsing(false);
    showChoice();
    if (const auto then = std::exchange(m_then, {})) {
        then();
    }
}

void Foretelling::endThen(std::function<void()> then)
{
    if (!m_job.isRunning()) {
        then();
        return;
    }
    m_then = std::move(then);
    m_line->showEnding();
    m_job.requestStop();
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "board/timeestimate.h"
#include "pages/benchmark/idle/rehearsaljob.h"
#include "pages/benchmark/setup/datasetpreview.h"
#include "queue/runplan.h"

#include <QObject>

#include <functional>
#include <optional>

namespace epochmark {

class AppContext;
class EstimateLine;

/// Finds out how long what is chosen will take, and has it shown: from stored runs, else on a click by a
/// rehearsal. Window thread.
class Foretelling : public QObject {
    Q_OBJECT
public:
    Foretelling(AppContext* context, EstimateLine* line, QObject* parent = nullptr);

    /// What is chosen now; `devices`: one a set of the plan. A rehearsal of something else ends.
    void show(const DatasetPreview& dataset, const RunPlan& plan, const QList<Device>& devices);
    /// Calls `then` as soon as no rehearsal is under way: at once, or when the one that is has ended.
    void endThen(std::function<void()> then);

    /// What was to follow the end of the rehearsal isn't wanted any more.
    void forgetThen() { m_then = {}; }

Q_SIGNALS:
    /// A rehearsal begins or has ended: meanwhile this program itself keeps the machine busy.
    void rehearsing(bool isUnderWay);

private:
    std::optional<TimeEstimate> stored(qsizetype set) const;
    void showStored(const TimeEstimate& first);
    void showChoice();
    void rehearse();
    void take(const Result<Rehearsal>& foretold);

    AppContext* m_context;
    EstimateLine* m_line;
    RehearsalJob m_job;
    DatasetPreview m_dataset;
    RunPlan m_plan;
    QList<Device> m_devices;
    RunRequest m_asked;    ///< of the rehearsal that was asked for last
    int m_askedRanks = 1;  ///< and by how many
    std::optional<Result<Rehearsal>> m_answer;
    std::function<void()> m_then;
};

}  // namespace epochmark

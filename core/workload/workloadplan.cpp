// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/workloadplan.h"

#include "base/format.h"
#include "ranks/rankslice.h"
#include "workload/network/keras/optimisersettings.h"
#include "workload/network/networkdefinition.h"
#include "workload/workloadspec.h"

#include <QObject>

namespace epochmark {

namespace {

constexpr int kClassicStates = 1;  // RMSprop's mean squares

qint64 bytesOf(const NetworkPlan& plan, const WorkloadSpec& workload)
{
    const OptimiserSettings* optimiser = workload.networkDefinition()->optimiser();
    return plan.trainingBytes(workload.batchSize,
                              optimiser != nullptr ? optimiser->stateCount() : kClassicStates);
}

}  // namespace

NetworkPlan planOf(const WorkloadSpec& workload)
{
    const NetworkDefinition* network = workload.networkDefinition();
    return network != nullptr ? network->plan(workload.outputUnits()) : NetworkPlan();
}

std::optional<qint64> trainingBytes(const WorkloadSpec& workload)
{
    const NetworkPlan plan = planOf(workload);
    return plan.isEmpty() ? std::nullopt : std::optional(bytesOf(plan, workload));
}

std::optional<qint64> trainingBytes(const WorkloadSpec& workload, const RankCount& ranks)
{
    WorkloadSpec part = workload;
    part.batchSize = (workload.batchSize + ranks.all - 1) / ranks.all;
    const auto each = trainingBytes(part);
    return each ? std::optional(*each * ranks.here) : std::nullopt;
}

QString planSize(const WorkloadSpec& workload)
{
    const NetworkPlan plan = planOf(workload);
    if (plan.isEmpty()) {
        return {};
    }
    const QString all = format::count(plan.parameterCount());
    return plan.trained == plan.parameterCount()
               ? QObject::tr("%1 parameters.").arg(all)
               : QObject::tr("%1 parameters, %2 of them trained.").arg(all, format::count(plan.trained));
}

QString planCosts(const WorkloadSpec& workload)
{
    const NetworkPlan plan = planOf(workload);
    return plan.isEmpty()
               ? QString()
               : QObject::tr("%1 multiply-adds a picture, at least %2 of memory for batches of %3.")
                     .arg(format::count(plan.multiplyAdds()), format::bytes(bytesOf(plan, workload)),
                          format::count(workload.batchSize));
}

}  // namespace epochmark

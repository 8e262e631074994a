// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/networkplan.h"

namespace epochmark {

/// Writes a NetworkPlan layer by layer, each fed by what was added last unless said otherwise: for networks
/// of this program's own. Value.
///     PlanBuilder builder(150, 150);
///     builder.convolution("conv1", 16, 3, 1, 0).pool("pool1", 2, 2, 0).dense("output", 1);
///     return builder.plan();
class PlanBuilder {
public:
    PlanBuilder(qint64 rows, qint64 columns);

    /// Index of the layer that was added last.
    int last() const { return static_cast<int>(m_plan.layers.size()) - 1; }
    /// What the next layer is fed by.
    PlanBuilder& from(int layer);

    PlanBuilder& convolution(const QString& name, qint64 outputs, qint64 window, qint64 stride,
                             qint64 padding, bool hasBias, const QString& then = {});
    /// A window of its own for each channel, without bias.
    PlanBuilder& depthwise(const QString& name, qint64 window, qint64 stride, qint64 padding);
    PlanBuilder& normalisation(const QString& name);
    PlanBuilder& maxPool(const QString& name, qint64 window, qint64 stride, qint64 padding);
    PlanBuilder& averageAll(const QString& name);
    PlanBuilder& flatten(const QString& name);
    PlanBuilder& dense(const QString& name, qint64 outputs, const QString& then = {});
    PlanBuilder& activation(const QString& name, const QString& function);
    /// Of what was added last and `other`.
    PlanBuilder& add(const QString& name, int other);
    /// Of what was added last and `other`, whose channels may stand for all rows and columns.
    PlanBuilder& multiply(const QString& name, int other);
    PlanBuilder& dropout(const QString& name, double rate);
    /// What was added last leaves nothing behind that the backward pass needs.
    PlanBuilder& notKept();

    NetworkPlan plan() const { return m_plan; }

private:
    PlannedLayer& append(const QString& name, const QString& type, QList<qint64> shape);
    const QList<qint64>& fed() const { return m_plan.layers.at(m_from).shape; }

    NetworkPlan m_plan;
    int m_from = 0;
};

}  // namespace epochmark

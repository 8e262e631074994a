// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/kerasmodel.h"
#include "workload/network/networkdefinition.h"

#include <QJsonObject>

#include <memory>

namespace epochmark {

/// A model file as a network: its name in fingerprints is made of its graph and its optimiser, its id of that
/// name and of all that a record tells of it, so that a record that tells anything else is another network's.
/// Its title is the file's name. One that is made of a stored record, whose file isn't at hand, knows all
/// that a board or a report tells, but no layers. Immutable.
class KerasDefinition final : public NetworkDefinition {
public:
    KerasDefinition(const KerasModel& model, const QString& title);
    /// Of a record's "workload", which has to name such a network; null when it doesn't say all that is
    /// needed.
    static std::unique_ptr<const NetworkDefinition> remembered(const QJsonObject& workload,
                                                               const QString& title);

    QString id() const override { return m_id; }
    QString title() const override { return m_title; }
    QString description() const override;
    QString fingerprintName(int) const override { return m_name; }
    QString initialisation() const override;
    QList<NetworkTensor> parameters(int outputUnits) const override;
    QList<NetworkTensor> buffers(int outputUnits) const override;
    NetworkPlan plan(int outputUnits) const override;
    qint64 parameterCount(int) const override { return m_parameters; }
    bool isFromFile() const override { return true; }
    PictureSize pictureSize() const override { return m_size; }
    bool takesBytes() const override { return m_takesBytes; }
    int outputUnits(int) const override { return m_outputs; }
    const OptimiserSettings* optimiser() const override { return &m_optimiser; }
    const NetworkGraph* graph() const override { return m_graph.get(); }

    /// A tensor of the graph as the engine holds it: "l12.kernel", sizes in LibTorch's order.
    static NetworkTensor tensorOf(const NetworkGraph& graph, qsizetype layer, qsizetype tensor);

private:
    KerasDefinition() = default;
    QString toldId() const;
    QList<NetworkTensor> tensors(bool isTrained) const;

    QString m_id;
    QString m_name;
    QString m_title;
    std::shared_ptr<const NetworkGraph> m_graph;  ///< null when remembered
    qint64 m_parameters = 0;
    PictureSize m_size;
    bool m_takesBytes = false;
    int m_outputs = 1;
    OptimiserSettings m_optimiser;
    QStringList m_remarks;  ///< on what training takes from the file, and what not
};

}  // namespace epochmark

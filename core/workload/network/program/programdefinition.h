// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/networkdefinition.h"
#include "workload/network/program/networkprogram.h"

#include <QJsonObject>

#include <memory>

namespace epochmark {

/// A TorchScript program as a network: its name in fingerprints is the hash of its file, its id of that and
/// of all that a record tells of it. It starts from the weights that lie in the file and is trained with
/// Classic's optimiser on values from 0 to 1. One that is made of a stored record, whose file isn't at hand,
/// knows all that a board or a report tells, and can't be trained. Immutable.
class ProgramDefinition final : public NetworkDefinition {
public:
    ProgramDefinition(NetworkProgram program, ProgramFacts facts, const PictureSize& size,
                      const QString& title);
    /// Of a record's "workload", which has to name such a network; null when it doesn't say all that is
    /// needed, or something else of what every program has.
    static std::unique_ptr<const NetworkDefinition> remembered(const QJsonObject& workload,
                                                               const QString& title);

    QString id() const override { return m_id; }
    QString title() const override { return m_title; }
    QString description() const override;
    QString fingerprintName(int) const override { return m_name; }
    QString initialisation() const override;
    QList<NetworkTensor> parameters(int) const override { return m_facts.parameters; }
    QList<NetworkTensor> buffers(int) const override { return m_facts.buffers; }
    qint64 parameterCount(int) const override { return m_parameters; }
    bool isFromFile() const override { return true; }
    PictureSize pictureSize() const override { return m_size; }
    int outputUnits(int) const override { return m_facts.outputs; }
    const NetworkProgram* program() const override;
    bool isProgram() const override { return true; }

    /// What it found.
    const ProgramFacts& facts() const { return m_facts; }

private:
    ProgramDefinition() = default;
    QString toldId() const;

    QString m_id;
    QString m_name;
    QString m_title;
    NetworkProgram m_program;  ///< without path when remembered
    ProgramFacts m_facts;
    qint64 m_parameters = 0;
    PictureSize m_size;
};

}  // namespace epochmark

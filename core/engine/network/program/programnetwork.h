// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/network.h"
#include "engine/network/program/loadedprogram.h"
#include "workload/network/networkdefinition.h"

#include <memory>

namespace epochmark {

/// A TorchScript program as a network. It starts from the weights in its file, whatever the seed; a last
/// sigmoid or softmax isn't taken off: what comes out is taken as logits.
class ProgramNetwork final : public Network {
public:
    /// `definition` has a program and outlives the network. Throws TrainingFailure, as LoadedProgram::load().
    explicit ProgramNetwork(const NetworkDefinition& definition);

    int outputUnits() const override { return m_outputs; }
    PictureSize pictureSize() const override { return m_size; }
    bool takesChannelsLast() const override { return m_takesChannelsLast; }
    /// Its author may ask the card for a number in the middle.
    bool isRecordable() const override { return false; }
    QList<NetworkTensor> parameters() const override { return m_parameters; }
    QList<NetworkTensor> buffers() const override { return m_buffers; }
    NetworkState initialState(uint64_t seed) const override;
    at::Tensor forward(const std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& buffers,
                       const at::Tensor& pictures, bool isTraining) const override;
    /// Its parts by name; what comes out of them isn't known.
    QList<LayerSummary> summary() const override;
    /// None: it is TorchScript already, with weights of its own.
    NetworkScript script() const override { return {}; }

private:
    std::shared_ptr<LoadedProgram> m_program;
    QList<NetworkTensor> m_parameters;
    QList<NetworkTensor> m_buffers;
    PictureSize m_size;
    int m_outputs;
    bool m_takesChannelsLast;
};

/// Loads a program and shows it a few pictures of that size, forward and back: what it has and gives.
/// Error::Input with a sentence where it isn't a network to be trained. Throws what LibTorch throws when
/// memory runs out.
Result<ProgramFacts> tryProgram(const NetworkProgram& program, const PictureSize& size);

}  // namespace epochmark

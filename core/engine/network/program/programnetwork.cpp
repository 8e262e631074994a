// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/program/programnetwork.h"

#include "base/printable.h"
#include "engine/train/trainingfailure.h"
#include "workload/network/program/programdefinition.h"

#include <ATen/ops/zeros_like.h>

namespace epochmark {

namespace {

std::shared_ptr<LoadedProgram> loadedOrThrown(const NetworkDefinition& definition)
{
    auto loaded = LoadedProgram::load(*definition.program());
    if (!loaded) {
        throw TrainingFailure(loaded.error());
    }
    return std::move(loaded).value();
}

}  // namespace

ProgramNetwork::ProgramNetwork(const NetworkDefinition& definition)
    : m_program(loadedOrThrown(definition)), m_parameters(definition.parameters(1)),
      m_buffers(definition.buffers(1)), m_size(definition.pictureSize()),
      m_outputs(definition.outputUnits(0)), m_takesChannelsLast(definition.program()->takesChannelsLast)
{}

NetworkState ProgramNetwork::initialState(uint64_t) const
{
    m_program->restoreOthers();
    NetworkState state;
    for (const at::Tensor& parameter : m_program->parameters()) {
        state.weights.push_back(parameter.clone());
        state.meanSquares.push_back(at::zeros_like(parameter));
    }
    for (const at::Tensor& buffer : m_program->buffers()) {
        state.buffers.push_back(buffer.clone());
    }
    return state;
}

at::Tensor ProgramNetwork::forward(const std::vector<at::Tensor>& weights,
                                   const std::vector<at::Tensor>& buffers, const at::Tensor& pictures,
                                   bool isTraining) const
{
    return m_program->forward(weights, buffers, m_takesChannelsLast ? pictures : pictures.contiguous(),
                              isTraining);
}

QList<LayerSummary> ProgramNetwork::summary() const
{
    QList<LayerSummary> layers;
    for (const auto& [name, parameters] : m_program->parts()) {
        layers.append({printable(QString::fromStdString(name), 60), QStringLiteral("-"), parameters});
    }
    return layers;
}

}  // namespace epochmark

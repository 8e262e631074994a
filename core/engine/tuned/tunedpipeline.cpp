// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/tunedpipeline.h"

#include "engine/network/classic/classicnetwork.h"
#include "engine/tuned/autogradstep.h"
#include "engine/tuned/classic/classicstep.h"
#include "ranks/rankslice.h"

#include <ATen/DeviceAccelerator.h>

namespace epochmark {

namespace {

/// The networks that have a step of their own; any other trains on automatic gradients.
std::unique_ptr<NetworkStep> makeStep(const std::shared_ptr<const Network>& network,
                                      const TunedOptions& options)
{
    const auto* classic = dynamic_cast<const ClassicNetwork*>(network.get());
    if (classic != nullptr && options.mixed == MixedType::None) {
        return makeClassicStep(classic->shape(), options);
    }
    return makeAutogradStep(network, options);
}

}  // namespace

TunedPipeline::TunedPipeline(const std::shared_ptr<const Network>& network, const TunedOptions& options,
                             std::shared_ptr<const PixelStore> pixels, std::shared_ptr<Collective> ranks)
    : m_ranks(std::move(ranks)), m_exchange(m_ranks ? std::make_unique<GradientExchange>(m_ranks) : nullptr),
      m_device(options.device), m_step(makeStep(network, withExchange(options))),
      m_feeder(std::move(pixels), *network, options, m_step->takesBytes())
{
    if (m_ranks) {
        m_feeder.shareOut(m_ranks->place().rank, m_ranks->place().size);
    }
}

TunedOptions TunedPipeline::withExchange(TunedOptions options) const
{
    options.exchange = m_exchange.get();
    return options;
}

TunedPipeline::~TunedPipeline() = default;

QJsonObject TunedPipeline::facts() const
{
    return m_device.is_cuda()
               ? QJsonObject{{QStringLiteral("steps"), QStringLiteral("eager")},
                             {QStringLiteral("device_pixels"), QStringLiteral("by batch")},
                             {QStringLiteral("cudnn_algorithms"), QStringLiteral("by rule, deterministic")}}
               : QJsonObject();
}

void TunedPipeline::setState(const NetworkState& state)
{
    m_step->setState(state);
}

NetworkState TunedPipeline::state() const
{
    return m_step->state();
}

void TunedPipeline::beginPass(PassKind kind, PictureOrder order, int batchSize)
{
    m_step->clearSums();
    if (m_ranks && kind == PassKind::Validation) {
        // Which pictures meet in a batch says nothing here, so that each rank has whole batches.
        batchSize *= m_ranks->place().size;
    }
    m_feeder.begin(std::move(order), batchSize);
    m_feeder.prefetch();
}

int TunedPipeline::validationBatchSize(int trainingBatchSize) const
{
    return trainingBatchSize;
}

bool TunedPipeline::loadBatch()
{
    return m_feeder.next(m_batch);
}

void TunedPipeline::computeGradients()
{
    if (m_ranks) {
        m_ranks->takeSumSeconds();
        const int64_t whole = m_batch.wholeSize();
        const RankPlace& place = m_ranks->place();
        m_ranks->setBatchPart(
            {static_cast<int64_t>(sliceOf(static_cast<std::size_t>(whole), place.rank, place.size).begin),
             whole});
    }
    m_step->computeGradients(m_batch);
    m_exchangeSeconds = m_ranks ? m_ranks->takeSumSeconds() : 0;
    if (!m_device.is_cpu()) {
        m_feeder.prefetch();
    }
}

void TunedPipeline::exchangeGradients()
{
    if (m_exchange) {
        m_step->exchangeGradients(m_stop.isStopRequested());
    }
}

std::optional<bool> TunedPipeline::agreedStop() const
{
    return m_exchange ? std::optional(m_exchange->isStopAgreed()) : std::nullopt;
}

int64_t TunedPipeline::exchangedBytes() const
{
    return m_exchange ? m_exchange->bytes() : 0;
}

void TunedPipeline::applyUpdate()
{
    m_step->applyUpdate();
}

double TunedPipeline::fusedUpdateSeconds() const
{
    return m_step->fusedUpdateSeconds();
}

void TunedPipeline::evaluate()
{
    if (m_batch.size() > 0) {
        m_step->evaluate(m_batch);
    }
    if (!m_device.is_cpu()) {
        m_feeder.prefetch();
    }
}

PassSums TunedPipeline::readSums()
{
    PassSums sums = m_step->readSums();
    if (m_exchange) {
        m_exchange->sumPass(sums.loss, sums.hits, m_stop.isStopRequested());
    }
    return sums;
}

std::optional<PassSums> TunedPipeline::sumsSoFar()
{
    return m_device.is_cpu() ? std::optional<PassSums>(m_step->readSums()) : std::nullopt;
}

void TunedPipeline::synchronize()
{
    if (!m_device.is_cpu()) {
        at::accelerator::synchronizeDevice(m_device.index());
    }
}

void TunedPipeline::rehearse(int trainingBatchSize, int validationBatchSize)
{
    if (trainingBatchSize > 0) {
        m_batch = m_feeder.invented(trainingBatchSize);
        computeGradients();
        exchangeGradients();
        applyUpdate();
    }
    if (validationBatchSize > 0) {
        m_batch = m_feeder.invented(validationBatchSize);
        evaluate();
    }
    m_batch = {};
    m_step->readSums();
}

}  // namespace epochmark

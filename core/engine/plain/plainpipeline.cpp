// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/plain/plainpipeline.h"

#include "engine/plain/pictureloader.h"
#include "engine/train/kerasoptimiser.h"
#include "workload/workloadspec.h"

#include <ATen/DeviceAccelerator.h>
#include <ATen/core/Reduction.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/binary_cross_entropy_with_logits.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros.h>
#include <torch/optim/rmsprop.h>

#include <optional>
#include <utility>

namespace epochmark {

namespace {

/// Tensors of these shapes, zero, to be filled by setState().
std::vector<at::Tensor> zerosLike(const QList<NetworkTensor>& tensors, at::Device device, bool isTrained)
{
    std::vector<at::Tensor> zeros;
    for (const NetworkTensor& tensor : tensors) {
        const std::vector<int64_t> sizes(tensor.sizes.begin(), tensor.sizes.end());
        zeros.push_back(at::zeros(sizes, at::TensorOptions(at::kFloat).device(device)));
        zeros.back().set_requires_grad(isTrained);
    }
    return zeros;
}

std::vector<at::Tensor> cpuCopies(const std::vector<at::Tensor>& tensors)
{
    std::vector<at::Tensor> copies;
    for (const at::Tensor& tensor : tensors) {
        copies.push_back(tensor.detach().cpu().clone());
    }
    return copies;
}

/// LibTorch adds epsilon outside the root, as Keras' legacy RMSprop does; its defaults differ.
torch::optim::RMSpropOptions optimizerOptions(double learningRate)
{
    return torch::optim::RMSpropOptions(learningRate).alpha(WorkloadSpec::kRho).eps(WorkloadSpec::kEpsilon);
}

}  // namespace

class PlainPipeline::Private {
public:
    Private(std::shared_ptr<const Network> trained, at::Device targetDevice, double learningRate,
            const PictureSource& pictureSource)
        : network(std::move(trained)), device(targetDevice), source(pictureSource),
          weights(zerosLike(network->parameters(), device, true)),
          buffers(zerosLike(network->buffers(), device, false)),
          optimizer(weights, optimizerOptions(learningRate)),
          fileOptimiser(network->optimiser() != nullptr ? std::optional<KerasOptimiser>(
                            std::in_place, *network->optimiser(), learningRate)
                                                        : std::nullopt),
          lossSum(at::zeros({}, targetDevice)),
          hits(at::zeros({}, at::TensorOptions(at::kLong).device(targetDevice)))
    {}

    at::Tensor forward(bool isTraining) const
    {
        return network->forward(weights, buffers, pictures, isTraining);
    }

    torch::optim::RMSpropParamState& optimizerState(const at::Tensor& parameter)
    {
        auto& slot = optimizer.state()[parameter.unsafeGetTensorImpl()];
        if (!slot) {
            auto fresh = std::make_unique<torch::optim::RMSpropParamState>();
            fresh->step(0);
            slot = std::move(fresh);
        }
        return static_cast<torch::optim::RMSpropParamState&>(*slot);
    }

    at::Tensor loss(const at::Tensor& outputs) const
    {
        if (network->outputUnits() == 1) {
            return at::binary_cross_entropy_with_logits(outputs, labels.to(at::kFloat).unsqueeze(1), {}, {},
                                                        at::Reduction::Mean);
        }
        return at::cross_entropy_loss(outputs, labels);
    }

    void addSums(const at::Tensor& outputs, const at::Tensor& meanLoss)
    {
        const at::NoGradGuard guard;
        deviceUsed = outputs.device();
        lossSum.add_(meanLoss, static_cast<double>(outputs.size(0)));
        const at::Tensor chosen = network->outputUnits() == 1 ? outputs.squeeze(1).gt(0).to(at::kLong)
                                                              : outputs.argmax(1);
        hits.add_(chosen.eq(labels).sum());
    }

    std::shared_ptr<const Network> network;
    at::Device device;
    const PictureSource& source;
    std::vector<at::Tensor> weights;
    std::vector<at::Tensor> buffers;
    torch::optim::RMSprop optimizer;
    std::optional<KerasOptimiser> fileOptimiser;  ///< a model file's, instead
    std::unique_ptr<PictureLoader> loader;
    at::Tensor pictures;
    at::Tensor labels;
    at::Tensor lossSum;
    at::Tensor hits;
    at::Device deviceUsed = at::kCPU;  ///< of the outputs that came last
};

PlainPipeline::PlainPipeline(std::shared_ptr<const Network> network, at::Device device, double learningRate,
                             const PictureSource& source)
    : d(std::make_unique<Private>(std::move(network), device, learningRate, source))
{}

PlainPipeline::~PlainPipeline() = default;

void PlainPipeline::setState(const NetworkState& state)
{
    const at::NoGradGuard guard;
    if (d->fileOptimiser) {
        d->fileOptimiser->reset();
    }
    for (size_t index = 0; index < d->weights.size(); ++index) {
        d->weights[index].copy_(state.weights[index]);
        if (!d->fileOptimiser) {
            d->optimizerState(d->weights[index])
                .square_avg(state.meanSquares[index].to(d->device, false, true));
        }
    }
    for (size_t index = 0; index < d->buffers.size(); ++index) {
        d->buffers[index].copy_(state.buffers[index]);
    }
}

NetworkState PlainPipeline::state() const
{
    const at::NoGradGuard guard;
    NetworkState state{cpuCopies(d->weights), {}, cpuCopies(d->buffers)};
    for (const at::Tensor& weight : d->fileOptimiser ? std::vector<at::Tensor>() : d->weights) {
        state.meanSquares.push_back(d->optimizerState(weight).square_avg().cpu().clone());
    }
    return state;
}

std::vector<at::Tensor> PlainPipeline::gradients() const
{
    std::vector<at::Tensor> gradients;
    for (const at::Tensor& weight : d->weights) {
        gradients.push_back(weight.grad().detach().cpu().clone());
    }
    return gradients;
}

void PlainPipeline::beginPass(PassKind, PictureOrder order, int batchSize)
{
    d->lossSum.zero_();
    d->hits.zero_();
    d->loader = std::make_unique<PictureLoader>(d->source, std::move(order), batchSize,
                                                d->network->pictureSize(), d->network->pictureScale());
}

int PlainPipeline::validationBatchSize(int trainingBatchSize) const
{
    return trainingBatchSize;
}

bool PlainPipeline::loadBatch()
{
    const std::optional<LoadedBatch> batch = d->loader->next();
    if (batch) {
        takeBatch(batch->pictures, batch->labels);
    }
    return batch.has_value();
}

void PlainPipeline::takeBatch(const at::Tensor& pictures, const at::Tensor& labels)
{
    d->pictures = pictures.to(d->device);
    d->labels = labels.to(d->device);
}

void PlainPipeline::computeGradients()
{
    d->optimizer.zero_grad();
    const at::Tensor outputs = d->forward(true);
    const at::Tensor loss = d->loss(outputs);
    loss.backward();
    d->addSums(outputs, loss);
}

void PlainPipeline::applyUpdate()
{
    if (!d->fileOptimiser) {
        d->optimizer.step();
        return;
    }
    const at::NoGradGuard guard;
    std::vector<at::Tensor> gradients;
    for (const at::Tensor& weight : d->weights) {
        gradients.push_back(weight.grad());
    }
    d->fileOptimiser->update(d->weights, gradients);
}

void PlainPipeline::evaluate()
{
    const at::NoGradGuard guard;
    const at::Tensor outputs = d->forward(false);
    d->addSums(outputs, d->loss(outputs));
}

PassSums PlainPipeline::readSums()
{
    return {d->lossSum.item<double>(), d->hits.item<int64_t>(), d->deviceUsed.str()};
}

std::optional<PassSums> PlainPipeline::sumsSoFar()
{
    return d->device.is_cpu() ? std::optional<PassSums>(readSums()) : std::nullopt;
}

void PlainPipeline::synchronize()
{
    if (!d->device.is_cpu()) {
        at::accelerator::synchronizeDevice(d->device.index());
    }
}

void PlainPipeline::rehearse(int trainingBatchSize, int validationBatchSize)
{
    const auto invent = [this](int size) {
        const PictureSize shown = d->network->pictureSize();
        takeBatch(at::full({size, 3, shown.rows, shown.columns}, 127.5 * d->network->pictureScale()),
                  at::zeros({size}, at::kLong));
    };
    if (trainingBatchSize > 0) {
        invent(trainingBatchSize);
        computeGradients();
        applyUpdate();
    }
    if (validationBatchSize > 0) {
        invent(validationBatchSize);
        evaluate();
    }
    readSums();
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/plain/plainpipeline.h"

#include "engine/plain/pictureloader.h"
#include "workload/workloadspec.h"

#include <ATen/DeviceAccelerator.h>
#include <torch/nn/functional/loss.h>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/pooling.h>
#include <torch/optim/rmsprop.h>

namespace epochmark {

namespace nn = torch::nn;
namespace F = torch::nn::functional;

namespace {

nn::Sequential makeNetwork(const NetworkShape& shape)
{
    nn::Sequential network;
    for (int block = 0; block < NetworkShape::kBlocks; ++block) {
        network->push_back(
            nn::Conv2d(nn::Conv2dOptions(shape.inputChannels(block), shape.outputChannels(block), 3)));
        network->push_back(nn::ReLU());
        network->push_back(nn::MaxPool2d(2));
    }
    network->push_back(nn::Flatten());
    network->push_back(nn::Linear(shape.features(), shape.hiddenUnits));
    network->push_back(nn::ReLU());
    network->push_back(nn::Linear(shape.hiddenUnits, shape.outputUnits));
    return network;
}

/// LibTorch adds epsilon outside the root, as Keras' legacy RMSprop does; its defaults differ.
torch::optim::RMSpropOptions optimizerOptions(double learningRate)
{
    return torch::optim::RMSpropOptions(learningRate).alpha(WorkloadSpec::kRho).eps(WorkloadSpec::kEpsilon);
}

}  // namespace

class PlainPipeline::Private {
public:
    Private(const NetworkShape& networkShape, at::Device targetDevice, double learningRate,
            const PictureSource& pictureSource)
        : shape(networkShape), device(targetDevice), source(pictureSource),
          network(makeNetwork(networkShape)),
          optimizer((network->to(targetDevice), network->parameters()), optimizerOptions(learningRate)),
          lossSum(torch::zeros({}, targetDevice)),
          hits(torch::zeros({}, at::TensorOptions(at::kLong).device(targetDevice)))
    {}

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
        if (shape.outputUnits == 1) {
            return F::binary_cross_entropy_with_logits(outputs, labels.to(at::kFloat).unsqueeze(1));
        }
        return F::cross_entropy(outputs, labels);
    }

    void addSums(const at::Tensor& outputs, const at::Tensor& meanLoss)
    {
        const torch::NoGradGuard guard;
        deviceUsed = outputs.device();
        lossSum.add_(meanLoss, static_cast<double>(outputs.size(0)));
        const at::Tensor chosen = shape.outputUnits == 1 ? outputs.squeeze(1).gt(0).to(at::kLong)
                                                         : outputs.argmax(1);
        hits.add_(chosen.eq(labels).sum());
    }

    NetworkShape shape;
    at::Device device;
    const PictureSource& source;
    nn::Sequential network;
    torch::optim::RMSprop optimizer;
    std::unique_ptr<PictureLoader> loader;
    at::Tensor pictures;
    at::Tensor labels;
    at::Tensor lossSum;
    at::Tensor hits;
    at::Device deviceUsed = at::kCPU;  ///< of the outputs that came last
};

PlainPipeline::PlainPipeline(const NetworkShape& shape, at::Device device, double learningRate,
                             const PictureSource& source)
    : d(std::make_unique<Private>(shape, device, learningRate, source))
{}

PlainPipeline::~PlainPipeline() = default;

void PlainPipeline::setState(const NetworkState& state)
{
    const torch::NoGradGuard guard;
    const auto parameters = d->network->parameters();
    for (size_t index = 0; index < kWeightCount; ++index) {
        parameters[index].copy_(state.weights[index]);
        d->optimizerState(parameters[index]).square_avg(state.meanSquares[index].to(d->device, false, true));
    }
}

NetworkState PlainPipeline::state() const
{
    const torch::NoGradGuard guard;
    NetworkState state;
    for (const at::Tensor& parameter : d->network->parameters()) {
        state.weights.push_back(parameter.detach().cpu().clone());
        state.meanSquares.push_back(d->optimizerState(parameter).square_avg().cpu().clone());
    }
    return state;
}

std::vector<at::Tensor> PlainPipeline::gradients() const
{
    std::vector<at::Tensor> gradients;
    for (const at::Tensor& parameter : d->network->parameters()) {
        gradients.push_back(parameter.grad().detach().cpu().clone());
    }
    return gradients;
}

void PlainPipeline::beginPass(PassKind, PictureOrder order, int batchSize)
{
    d->lossSum.zero_();
    d->hits.zero_();
    d->loader = std::make_unique<PictureLoader>(d->source, std::move(order), batchSize);
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
    const at::Tensor outputs = d->network->forward(d->pictures);
    const at::Tensor loss = d->loss(outputs);
    loss.backward();
    d->addSums(outputs, loss);
}

void PlainPipeline::applyUpdate()
{
    d->optimizer.step();
}

void PlainPipeline::evaluate()
{
    const torch::NoGradGuard guard;
    const at::Tensor outputs = d->network->forward(d->pictures);
    d->addSums(outputs, d->loss(outputs));
}

PassSums PlainPipeline::readSums()
{
    return {d->lossSum.item<double>(), d->hits.item<int64_t>(), d->deviceUsed.str()};
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
        takeBatch(torch::full({size, d->shape.colours, d->shape.imageSize, d->shape.imageSize}, 0.5),
                  torch::zeros({size}, at::kLong));
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

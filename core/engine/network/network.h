// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/networkstate.h"
#include "training/layersummary.h"
#include "workload/network/keras/optimisersettings.h"
#include "workload/network/networktensor.h"
#include "workload/network/picturesize.h"
#include "workload/workloadspec.h"

#include <cstdint>
#include <string>

namespace epochmark {

/// A network as TorchScript.
struct NetworkScript {
    std::string className;  ///< "EpochmarkClassic"
    /// "def forward(self, pictures):" and lines that leave the outputs, before sigmoid or softmax, in x.
    /// Parameters and buffers are attributes named after them, dots as underscores.
    std::string forward;
};

/// The mathematics of a network with a number of outputs; its words and fingerprint are the other half, a
/// NetworkDefinition. Both pipelines train any Network; a faster step of its own can be added in
/// engine/tuned. Immutable; any thread. Made by Networks. Exceptions of LibTorch pass through.
///
///     auto network = Networks::instance().make("resnet18", 1);
///     NetworkState state = network->initialState(42);
///     at::Tensor logits = network->forward(state.weights, state.buffers, pictures, false);
class Network {
public:
    virtual ~Network() = default;

    /// 1: a logit; n: a logit per class.
    virtual int outputUnits() const = 0;
    /// Pixels, both sides, of the pictures it is shown.
    virtual int imageSize() const { return WorkloadSpec::kImageSize; }
    virtual PictureSize pictureSize() const { return {imageSize(), imageSize()}; }
    /// Values 0 - 255 instead of 0 - 1.
    virtual bool takesBytes() const { return false; }
    /// What a byte of a picture is multiplied by.
    float pictureScale() const { return takesBytes() ? 1.0F : 1.0F / 255.0F; }
    /// Whether planes and kernels may lie in channels-last memory.
    virtual bool takesChannelsLast() const { return true; }
    /// Whether its passes are the same calls on a card each time, so that they can be recorded once.
    virtual bool isRecordable() const { return true; }
    /// Null: Classic's.
    virtual const OptimiserSettings* optimiser() const { return nullptr; }
    virtual QList<NetworkTensor> parameters() const = 0;
    virtual QList<NetworkTensor> buffers() const { return {}; }

    /// Fresh weights and buffers, mean squares zero: the same seed gives the same bits on every platform,
    /// device and pipeline.
    virtual NetworkState initialState(uint64_t seed) const = 0;

    /// pictures: N x 3 x H x W in any memory format, values 0-1 (or 0-255: takesBytes()), of the weights'
    /// type and on their device. Returns N x outputUnits. A training pass may change the buffers in place and
    /// is recorded for automatic gradients where the weights ask for it.
    virtual at::Tensor forward(const std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& buffers,
                               const at::Tensor& pictures, bool isTraining) const = 0;

    /// Layer by layer, as Keras prints it: shape that leaves the layer (height x width x channels),
    /// parameters.
    virtual QList<LayerSummary> summary() const = 0;
    /// Empty: it has none.
    virtual NetworkScript script() const = 0;
};

}  // namespace epochmark

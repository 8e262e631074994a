// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/parameterlayout.h"

#include <ATen/ops/empty.h>

namespace epochmark {

std::vector<at::Tensor> toChannelsLast(const ClassicShape& shape, const std::vector<at::Tensor>& canonical,
                                       const TunedOptions& options)
{
    std::vector<at::Tensor> result;
    const int64_t side = shape.pooledSize(2);
    for (size_t index = 0; index < kWeightCount; ++index) {
        at::Tensor weight = canonical[index].to(options.type);
        if (index == kHiddenWeight) {
            weight = weight.view({shape.hiddenUnits, shape.outputChannels(2), side, side})
                         .permute({0, 2, 3, 1})
                         .reshape({shape.hiddenUnits, shape.features()});
        } else if (weight.dim() == 4) {
            weight = weight.contiguous(at::MemoryFormat::ChannelsLast);
        }
        const bool isShared = weight.is_alias_of(canonical[index]);
        result.push_back(isShared && options.device.is_cpu() ? weight.clone() : weight.to(options.device));
    }
    return result;
}

std::vector<at::Tensor> toCanonical(const ClassicShape& shape, const std::vector<at::Tensor>& channelsLast)
{
    std::vector<at::Tensor> result;
    const int64_t side = shape.pooledSize(2);
    for (size_t index = 0; index < kWeightCount; ++index) {
        at::Tensor weight = channelsLast[index].cpu().to(at::kFloat);
        if (index == kHiddenWeight) {
            weight = weight.view({shape.hiddenUnits, side, side, shape.outputChannels(2)})
                         .permute({0, 3, 1, 2})
                         .reshape({shape.hiddenUnits, shape.features()});
        }
        result.push_back(weight.clone(at::MemoryFormat::Contiguous));
    }
    return result;
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/cardpipeline.h"

#include "engine/cuda/cudafaults.h"
#include "engine/cuda/cudamodule.h"
#include "engine/cuda/graphpipeline.h"
#include "engine/tuned/tunedpipeline.h"

#include <QByteArray>
#include <QObject>
#include <QtGlobal>

#include <utility>

namespace epochmark {

namespace {

Result<std::unique_ptr<GraphDevice>> openCard(int index)
{
    if (qgetenv("EPOCHMARK_CUDA_GRAPH") == "off") {
        return Error{ErrorCode::Usage, QObject::tr("EPOCHMARK_CUDA_GRAPH=off asks for it"), {}};
    }
    const auto module = loadCudaModule();
    return module ? module.value()->open(index) : module.error();
}

}  // namespace

std::unique_ptr<StepPipeline> makeCardPipeline(const std::shared_ptr<const Network>& network,
                                               const TunedOptions& options,
                                               std::shared_ptr<const PixelStore> pixels)
{
    if (!network->isRecordable()) {
        return std::make_unique<TunedPipeline>(network, options, std::move(pixels));
    }
    auto card = openCard(options.device.index());
    if (card) {
        std::shared_ptr<GraphDevice> device = std::move(card).value();
        return std::make_unique<GraphPipeline>(network, options, std::move(pixels), std::move(device));
    }
    auto pipeline = std::make_unique<TunedPipeline>(network, options, std::move(pixels));
    pipeline->setWarning(noGraphWarning(card.error().message));
    return pipeline;
}

}  // namespace epochmark

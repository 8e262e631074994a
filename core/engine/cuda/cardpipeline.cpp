// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/cardpipeline.h"

#include "engine/cuda/cudafaults.h"
#include "engine/cuda/cudamodule.h"
#include "engine/cuda/graphpipeline.h"
#include "engine/cuda/unrecordeddevice.h"
#include "engine/tuned/tunedpipeline.h"

#include <QByteArray>
#include <QObject>
#include <QtGlobal>

#include <utility>

namespace epochmark {

namespace {

Result<std::shared_ptr<GraphDevice>> openCard(int index)
{
    const auto module = loadCudaModule();
    if (!module) {
        return module.error();
    }
    auto card = module.value()->open(index);
    if (!card) {
        return card.error();
    }
    if (qgetenv("EPOCHMARK_CUDA_GRAPH") == "off") {
        return std::shared_ptr<GraphDevice>(std::make_shared<UnrecordedDevice>(
            std::move(card).value(), QObject::tr("EPOCHMARK_CUDA_GRAPH=off asks for it").toStdString()));
    }
    return std::shared_ptr<GraphDevice>(std::move(card).value());
}

/// With what the loader or CUDA itself says.
QString reasonOf(const Error& error)
{
    const QString words = error.detail.section(u'\n', 0, 0);
    return words.isEmpty() || error.message.contains(words)
               ? error.message
               : error.message + QStringLiteral(" (%1)").arg(words);
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
        return std::make_unique<GraphPipeline>(network, options, std::move(pixels), std::move(card).value());
    }
    auto pipeline = std::make_unique<TunedPipeline>(network, options, std::move(pixels));
    pipeline->setWarning(noGraphWarning(reasonOf(card.error())));
    return pipeline;
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/api/engine.h"

#include "devices/processor/processorlimits.h"
#include "engine/collective/collective.h"
#include "engine/cuda/cudalibrary.h"
#include "engine/decode/paralleldecoder.h"
#include "engine/decode/pixelsinks.h"
#include "engine/network/graph/graphcheck.h"
#include "engine/network/program/programnetwork.h"
#include "engine/train/guard.h"
#include "engine/train/runtime.h"
#include "engine/train/trainingfactory.h"

#include <ATen/Context.h>
#include <ATen/Version.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <torch/version.h>

#include <opencv2/core/version.hpp>

#include <cstdio>

#include <jpeglib.h>

namespace epochmark {

namespace {

QString jpegLibrary()
{
#ifdef LIBJPEG_TURBO_VERSION
#define EPOCHMARK_STRINGIFY(x) #x
#define EPOCHMARK_TEXT(x) EPOCHMARK_STRINGIFY(x)
    return QStringLiteral("libjpeg-turbo " EPOCHMARK_TEXT(LIBJPEG_TURBO_VERSION));
#else
    return QStringLiteral("libjpeg %1").arg(JPEG_LIB_VERSION);
#endif
}

/// 13020 -> "13.2", as CUDA writes its versions.
QString cudaVersion(long number)
{
    return QStringLiteral("%1.%2").arg(number / 1000).arg(number % 1000 / 10);
}

class LibTorchEngine final : public Engine {
public:
    EngineInfo info() const override
    {
        EngineInfo info;
        info.libtorch = QStringLiteral("%1.%2.%3")
                            .arg(TORCH_VERSION_MAJOR)
                            .arg(TORCH_VERSION_MINOR)
                            .arg(TORCH_VERSION_PATCH);
        info.opencv = QStringLiteral(CV_VERSION);
        info.jpeg = jpegLibrary();
        info.cpuCapability = QString::fromStdString(at::get_cpu_capability());
        loadCudaLibrary();
        const at::CUDAHooksInterface& cuda = at::detail::getCUDAHooks();
        if (cuda.hasCUDA()) {
            info.cuda = cudaVersion(cuda.versionCUDART());
            info.cudnn = QString::number(cuda.versionCuDNN());
        }
        return info;
    }

    QList<EngineDevice> devices() const override { return trainableDevices(); }

    Result<std::shared_ptr<SharedPixels>> sharePixels(qsizetype count,
                                                      const DecodeOptions& options) const override
    {
        return epochmark::sharePixels(count, options);
    }

    Result<std::shared_ptr<SharedPixels>> openPixels(const QByteArray& handle, qsizetype count,
                                                     const DecodeOptions& options) const override
    {
        return epochmark::openPixels(handle, count, options);
    }

    Result<DecodedPictures> decode(const PictureSource& source, const DecodeOptions& options) const override
    {
        return epochmark::decode(source, options);
    }

    Result<DecodedPictures> check(const PictureSource& source, const DecodeOptions& options) const override
    {
        return epochmark::check(source, options);
    }

    Result<Thumbnail> thumbnail(const QByteArray& encoded, int edge) const override
    {
        return epochmark::thumbnail(encoded, edge);
    }

    Result<std::unique_ptr<Training>> createTraining(TrainingSetup setup) const override
    {
        return makeTraining(std::move(setup));
    }

    Result<std::shared_ptr<Ranks>> joinRanks(const RankPlace& place, const RankContract& contract,
                                             const JoinOptions& options) const override
    {
        auto ranks = joinOverGloo(place, contract, options);
        return ranks ? Result<std::shared_ptr<Ranks>>(std::move(ranks).value()) : ranks.error();
    }

    Result<NetworkCheck> checkNetwork(const NetworkGraph& graph) const override
    {
        return guarded(QStringLiteral("cpu"), [&]() -> Result<NetworkCheck> {
            prepareTrainingThread(readProcessorLimits().defaultThreads());
            return checkGraph(graph);
        });
    }

    Result<ProgramFacts> tryProgram(const NetworkProgram& program, const PictureSize& size) const override
    {
        return guarded(QStringLiteral("cpu"), [&]() -> Result<ProgramFacts> {
            prepareTrainingThread(readProcessorLimits().defaultThreads());
            return epochmark::tryProgram(program, size);
        });
    }
};

}  // namespace

}  // namespace epochmark

const epochmark::Engine* epochmarkEngine(int interface)
{
    if (interface != epochmark::kEngineInterface) {
        return nullptr;
    }
    // Never destroyed: LibTorch's own statics may go first at exit.
    static const auto* engine = new epochmark::LibTorchEngine;
    return engine;
}

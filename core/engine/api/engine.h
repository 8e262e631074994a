// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/deviceidentity.h"
#include "engine/api/decoding.h"
#include "engine/api/networkcheck.h"
#include "engine/api/ranks.h"
#include "engine/api/training.h"

#include "workload/network/keras/networkgraph.h"
#include "workload/network/program/networkprogram.h"

#include <memory>

namespace epochmark {

/// What the engine is made of, for a record's environment.
struct EngineInfo {
    QString libtorch;       ///< "2.15.0"
    QString opencv;         ///< "4.6.0"
    QString jpeg;           ///< "libjpeg-turbo 2.1.5"
    QString cuda;           ///< run-time version, empty without
    QString cudnn;          ///< empty without
    QString cpuCapability;  ///< LibTorch's kernels in use: "AVX2", "AVX512", "DEFAULT"
};

/// Whether LibTorch itself can drive a device; the device catalog joins it with what the system tells.
struct EngineDevice {
    QString id;  ///< "cpu", "cuda:0", "mps"
    bool isUsable = false;
    QString reason;           ///< a sentence why not, with the remedy; empty when usable
    DeviceIdentity identity;  ///< which one it really is, where there may be several
};

/// The one door to LibTorch, OpenCV and the libraries that decode pictures. One object a process, got from
/// loadEngine(); const methods are thread-safe.
class Engine {
public:
    virtual ~Engine() = default;

    virtual EngineInfo info() const = 0;
    virtual QList<EngineDevice> devices() const = 0;

    /// Decodes every picture of the source to RGB and resizes it as Pillow's NEAREST does, on options.threads
    /// threads. Damaged pictures get a verdict and never stop the work. Error::Input when the decoded set
    /// would not fit where options.room lets it lie (free memory less 1 GiB, free disk less 1 GiB; with the
    /// figures) or the disk can't be written any more, Error::Stopped.
    virtual Result<DecodedPictures> decode(const PictureSource& source,
                                           const DecodeOptions& options) const = 0;

    /// Room for so many pictures that decode() is to fill in several processes of this machine: where
    /// options.room lets it lie, with its errors, Error::Stopped too: options.stop is heard while the room is
    /// taken. Null where the system can't share it.
    virtual Result<std::shared_ptr<SharedPixels>> sharePixels(qsizetype count,
                                                              const DecodeOptions& options) const = 0;
    /// What another process of this machine has shared. Error::Input when it can't be reached.
    virtual Result<std::shared_ptr<SharedPixels>> openPixels(const QByteArray& handle, qsizetype count,
                                                             const DecodeOptions& options) const = 0;

    /// Verdicts alone, no pixels kept: the plain pipeline's check.
    virtual Result<DecodedPictures> check(const PictureSource& source,
                                          const DecodeOptions& options) const = 0;

    /// One picture, centre-cropped to a square and scaled down smoothly to `edge` pixels. Error::Input if
    /// undecodable.
    virtual Result<Thumbnail> thumbnail(const QByteArray& encoded, int edge) const = 0;

    /// Error::DeviceUnavailable with reason and remedy: never a silent fallback.
    virtual Result<std::unique_ptr<Training>> createTraining(TrainingSetup setup) const = 0;

    /// Meets the other ranks of a run; several can train together on processors. Error::Usage (another
    /// contract, a number taken twice), Error::Internal (a rank that didn't come, a port that is taken),
    /// Error::Stopped: sentences.
    virtual Result<std::shared_ptr<Ranks>> joinRanks(const RankPlace& place, const RankContract& contract,
                                                     const JoinOptions& options) const = 0;

    /// What a network gives for weights and pictures made by formula, in double precision on the processor.
    /// Error::Internal (out of memory, as a sentence).
    virtual Result<NetworkCheck> checkNetwork(const NetworkGraph& graph) const = 0;

    /// Loads a TorchScript program, which runs its author's code, and shows it a few pictures of that size on
    /// the processor. Error::Input with a sentence: changed since it was hashed, not to be loaded, not one
    /// tensor in and one of logits out, nothing to train; Error::Internal (out of memory).
    virtual Result<ProgramFacts> tryProgram(const NetworkProgram& program, const PictureSize& size) const = 0;
};

/// Bumped whenever anything in engine/api changes: a module of another build is refused.
inline constexpr int kEngineInterface = 18;

}  // namespace epochmark

extern "C" {
/// The module's only exported function; nullptr when `interface` isn't its own. The object lives until
/// process exit.
const epochmark::Engine* epochmarkEngine(int interface);
}

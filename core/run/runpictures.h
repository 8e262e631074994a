// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "dataset/archivereader.h"
#include "dataset/manifest.h"
#include "devices/device.h"
#include "engine/api/decoding.h"
#include "engine/api/training.h"
#include "run/rankedrun.h"
#include "run/runrecorder.h"
#include "run/runrequest.h"
#include "run/runsink.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace epochmark {

class Engine;

/// The pictures of one run, from the dataset on disk to what a training takes: opened, then decoded for the
/// tuned pipeline or looked through for the plain one. Writes their times and what they are into the record,
/// and tells the sink. Made by RunExecutor, which outlives it, as all that it is given; on the run's thread.
///
///     pictures.open(stop, {});
///     pictures.decode(stop);
///     setup.data = pictures.trainingData();
class RunPictures {
public:
    /// `threads`: that decode.
    RunPictures(const RunRequest& request, const Engine& engine, const Device& device, int threads,
                RunRecorder& recorder, RunSink& sink, RankedRun& ranks);
    ~RunPictures();
    RunPictures(const RunPictures&) = delete;
    RunPictures& operator=(const RunPictures&) = delete;

    /// `opened` is called once the dataset's names are read, before its pictures are. Error::Input or Usage
    /// where it can't be trained on, Stopped.
    Result<void> open(const StopToken& stop, const std::function<void()>& opened);
    /// After open(). The same errors.
    Result<void> decode(const StopToken& stop);

    /// After decode(): used ones alone.
    const Manifest& manifest() const { return *m_manifest; }
    /// Lives as long as this.
    TrainingData trainingData() const;
    /// Whether the dataset is still what was read: reads its names again.
    ArchiveReader::State archiveState(const StopToken& stop) const;
    /// Gives the decoded pictures' memory back.
    void releasePixels() { m_pixels.reset(); }

private:
    Result<DecodedPictures> decodeWith(RunStage stage, const StopToken& stop);
    Result<DecodedPictures> decodeShared(const DecodeOptions& options);
    void announcePixels();
    void announceApart(const QStringList& sentences);
    void announceDataset(const StopToken& stop);
    void raise(const Warning& warning);

    const RunRequest& m_request;
    const Engine& m_engine;
    const Device& m_device;
    const int m_threads;
    RunRecorder& m_recorder;
    RunSink& m_sink;
    RankedRun& m_ranks;
    std::shared_ptr<ArchiveReader> m_archive;
    std::optional<Manifest> m_manifest;
    std::shared_ptr<const PixelStore> m_pixels;
};

}  // namespace epochmark

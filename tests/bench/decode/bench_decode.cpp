// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Decoding a dataset, beside what libjpeg takes for the same pictures. Dataset:
// EPOCHMARK_BENCH_DATASET, else the Demo set. The column items_per_second counts pictures.

#include "dataset/archivereader.h"
#include "engine/decode/paralleldecoder.h"
#include "engine/decode/picturedecoder.h"
#include "testjpeg.h"

#include <benchmark/benchmark.h>

#include <array>

using namespace epochmark;

namespace {

QString datasetPath()
{
    return qEnvironmentVariable("EPOCHMARK_BENCH_DATASET", QStringLiteral("demo"));
}

/// Every tenth encoded picture, in memory: reading is measured apart.
const QList<QByteArray>& samples()
{
    static const QList<QByteArray> pictures = [] {
        QList<QByteArray> read;
        const auto archive = ArchiveReader::open(datasetPath()).value();
        const auto reader = archive->source().openReader().value().release();
        for (qsizetype index = 0; index < archive->source().count(); index += 10) {
            if (const auto encoded = reader->read(index)) {
                read += encoded.value();
            }
        }
        delete reader;
        return read;
    }();
    return pictures;
}

template <typename Decode>
void forEachSample(benchmark::State& state, Decode decodeOne)
{
    for (auto _ : state) {
        for (const QByteArray& encoded : samples()) {
            decodeOne(encoded);
        }
    }
    state.SetItemsProcessed(state.iterations() * samples().size());
}

void ours(benchmark::State& state)
{
    std::array<uchar, kPictureBytes> rgb;
    forEachSample(state, [&](const QByteArray& encoded) {
        benchmark::DoNotOptimize(decodePicture(encoded, rgb.data()));
    });
}
BENCHMARK(ours)->Unit(benchmark::kMillisecond);

void oursVerdictOnly(benchmark::State& state)
{
    forEachSample(
        state, [](const QByteArray& encoded) { benchmark::DoNotOptimize(decodePicture(encoded, nullptr)); });
}
BENCHMARK(oursVerdictOnly)->Unit(benchmark::kMillisecond);

/// All rows to RGB, without the resize.
void libjpegAlone(benchmark::State& state)
{
    forEachSample(state,
                  [](const QByteArray& encoded) { benchmark::DoNotOptimize(decodeWholeJpeg(encoded)); });
}
BENCHMARK(libjpegAlone)->Unit(benchmark::kMillisecond);

/// From the opened archive to the finished PixelStore, by threads.
void wholeDataset(benchmark::State& state)
{
    const auto archive = ArchiveReader::open(datasetPath()).value();
    for (auto _ : state) {
        benchmark::DoNotOptimize(decode(archive->source(), {static_cast<int>(state.range(0)), {}, {}}));
    }
    state.SetItemsProcessed(state.iterations() * archive->source().count());
}
BENCHMARK(wholeDataset)
    ->Arg(1)
    ->Arg(2)
    ->Arg(4)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);

void openAndList(benchmark::State& state)
{
    for (auto _ : state) {
        benchmark::DoNotOptimize(ArchiveReader::open(datasetPath()));
    }
}
BENCHMARK(openAndList)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();

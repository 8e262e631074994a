// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/paralleldecoder.h"

#include "base/stopwatch.h"
#include "devices/processor/processorlimits.h"
#include "engine/decode/decodinglimits.h"
#include "engine/decode/picturedecoder.h"
#include "engine/decode/pixelsinks.h"

#include <QObject>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace epochmark {

namespace {

constexpr double kProgressSeconds = 0.05;

/// One decoding: hands out picture numbers to its threads and gathers verdicts. Lives in one call of
/// runDecoding().
class ParallelDecoder {
public:
    ParallelDecoder(const PictureSource& source, const DecodeOptions& options, PixelSink* pixels)
        : m_source(source), m_options(options), m_pixels(pixels),
          m_total((source.count() - options.part + options.parts - 1) / options.parts),
          m_verdicts(source.count())
    {}

    Result<QList<PictureVerdict>> run();

private:
    void work() noexcept;
    void workThrough(PictureReader& reader);
    PictureVerdict decodeOne(PictureReader& reader, qsizetype index, uchar* row) const;
    bool keep(qsizetype index, const PictureVerdict& verdict, uchar* row);
    void reportProgress();
    void fail(const Error& error);

    const PictureSource& m_source;
    const DecodeOptions& m_options;
    PixelSink* m_pixels;
    qsizetype m_total;  ///< of the pictures of this part
    std::vector<PictureVerdict> m_verdicts;
    std::atomic<qsizetype> m_next{0};
    std::atomic<qsizetype> m_done{0};
    std::atomic<bool> m_isFull{false};  ///< a picture had no room: the others aren't tried
    std::mutex m_mutex;                 // guards what follows
    std::optional<Error> m_error;
    Stopwatch m_sinceProgress;
};

int threadCount(const DecodeOptions& options, qsizetype pictures)
{
    const int wanted = options.threads > 0 ? options.threads : readProcessorLimits().defaultThreads();
    return static_cast<int>(std::clamp<qsizetype>(wanted, 1, std::max<qsizetype>(pictures, 1)));
}

Result<QList<PictureVerdict>> ParallelDecoder::run()
{
    std::vector<std::jthread> threads;
    try {
        for (int number = 1; number < threadCount(m_options, m_total); ++number) {
            threads.emplace_back([this] { work(); });
        }
    } catch (const std::system_error&) {
        // Fewer threads than asked for: slower, not wrong.
    }
    work();
    threads.clear();
    if (m_options.stop.isStopRequested()) {
        return Error{ErrorCode::Stopped, QObject::tr("Stopped while decoding."), {}};
    }
    if (m_error && (m_isFull || m_done != m_total)) {
        return *m_error;
    }
    return QList<PictureVerdict>(m_verdicts.begin(), m_verdicts.end());
}

void ParallelDecoder::work() noexcept
{
    try {
        Result<std::unique_ptr<PictureReader>> reader = m_source.openReader();
        if (!reader) {
            return fail(reader.error());
        }
        workThrough(*reader.value());
    } catch (const std::exception& exception) {
        fail(Error{ErrorCode::Internal, QObject::tr("Decoding failed. Try again with fewer threads."),
                   QString::fromUtf8(exception.what())});
    }
}

void ParallelDecoder::workThrough(PictureReader& reader)
{
    std::vector<uchar> room(m_pixels != nullptr ? static_cast<size_t>(m_options.size.bytes()) : 0);
    while (!m_options.stop.isStopRequested() && !m_isFull) {
        const qsizetype turn = m_next.fetch_add(1, std::memory_order_relaxed);
        if (turn >= m_total) {
            return;
        }
        const qsizetype index = m_options.part + turn * m_options.parts;
        uchar* row = m_pixels != nullptr ? m_pixels->place(index, room.data()) : nullptr;
        const PictureVerdict verdict = decodeOne(reader, index, row);
        if (!keep(index, verdict, row)) {
            return;
        }
        m_verdicts[static_cast<size_t>(index)] = verdict;
        m_done.fetch_add(1, std::memory_order_relaxed);
        reportProgress();
    }
}

/// False: there is no room for it.
bool ParallelDecoder::keep(qsizetype index, const PictureVerdict& verdict, uchar* row)
{
    if (!verdict.isUsed || row == nullptr) {
        return true;
    }
    const auto kept = m_pixels->keep(index, row);
    if (!kept) {
        m_isFull = true;
        fail(kept.error());
    }
    return kept.hasValue();
}

PictureVerdict ParallelDecoder::decodeOne(PictureReader& reader, qsizetype index, uchar* row) const
{
    PictureVerdict verdict;
    try {
        const auto lease = leaseForEncoded(m_source.encodedBytes(index));
        const Result<QByteArray> encoded = reader.read(index);
        verdict = encoded ? decodePicture(encoded.value(), row, m_options.size)
                          : PictureVerdict{false, encoded.error().message, 0, 0};
    } catch (const std::exception& exception) {
        verdict.reason = QObject::tr("can't be read (%1)").arg(QString::fromUtf8(exception.what()));
    }
    if (!verdict.isUsed && row != nullptr) {
        std::fill_n(row, m_options.size.bytes(), uchar{0});
    }
    return verdict;
}

void ParallelDecoder::reportProgress()
{
    // Whoever finds the lock taken skips: somebody else is reporting.
    const std::unique_lock lock(m_mutex, std::try_to_lock);
    if (m_options.progress && lock.owns_lock() && m_sinceProgress.seconds() >= kProgressSeconds) {
        m_sinceProgress.restart();
        m_options.progress(m_done, m_total);
    }
}

void ParallelDecoder::fail(const Error& error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_error) {
        m_error = error;
    }
}

Result<DecodedPictures> runDecoding(const PictureSource& source, const DecodeOptions& options,
                                    bool keepsPixels)
{
    const Stopwatch watch;
    std::shared_ptr<PixelSink> pixels;
    const bool isShared = keepsPixels && options.shared != nullptr;
    if (keepsPixels && !isShared) {
        auto made = makeSink(source.count(), options);
        if (!made) {
            return made.error();
        }
        pixels = std::move(made).value();
    }
    PixelSink* sink = isShared ? &sinkOf(*options.shared) : pixels.get();
    Result<QList<PictureVerdict>> verdicts = ParallelDecoder(source, options, sink).run();
    if (!verdicts) {
        return verdicts.error();
    }
    if (const auto finished = sink != nullptr ? sink->finish() : Result<void>(); !finished) {
        return finished.error();
    }
    DecodedPictures decoded;
    decoded.pixels = isShared ? std::shared_ptr<const PixelStore>(options.shared) : std::move(pixels);
    decoded.verdicts = std::move(verdicts).value();
    decoded.seconds = watch.seconds();
    return decoded;
}

Result<DecodedPictures> runGuarded(const PictureSource& source, const DecodeOptions& options,
                                   bool keepsPixels)
{
    try {
        return runDecoding(source, options, keepsPixels);
    } catch (const std::exception& exception) {
        return Error{ErrorCode::Internal, QObject::tr("Decoding failed. Close other programs and try again."),
                     QString::fromUtf8(exception.what())};
    }
}

}  // namespace

Result<DecodedPictures> decode(const PictureSource& source, const DecodeOptions& options)
{
    return runGuarded(source, options, true);
}

Result<DecodedPictures> check(const PictureSource& source, const DecodeOptions& options)
{
    return runGuarded(source, options, false);
}

}  // namespace epochmark

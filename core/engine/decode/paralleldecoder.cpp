// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/paralleldecoder.h"

#include "base/format.h"
#include "base/stopwatch.h"
#include "devices/processor/processorlimits.h"
#include "engine/decode/decodinglimits.h"
#include "engine/decode/picturedecoder.h"
#include "engine/decode/pixelbuffer.h"
#include "engine/decode/pixelplace.h"
#include "engine/decode/pixelspool.h"

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
        : m_source(source), m_options(options), m_pixels(pixels), m_verdicts(source.count())
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
        for (int number = 1; number < threadCount(m_options, m_source.count()); ++number) {
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
    if (m_error && (m_isFull || m_done != m_source.count())) {
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
        const qsizetype index = m_next.fetch_add(1, std::memory_order_relaxed);
        if (index >= m_source.count()) {
            return;
        }
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
        m_options.progress(m_done, m_source.count());
    }
}

void ParallelDecoder::fail(const Error& error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_error) {
        m_error = error;
    }
}

Error outOfMemory(qint64 neededBytes)
{
    return Error{
        ErrorCode::Input,
        QObject::tr(
            "The decoded pictures need %1 of memory, more than the system grants this program. Close other "
            "programs or use fewer pictures.")
            .arg(format::bytes(neededBytes)),
        {}};
}

Result<std::shared_ptr<PixelSink>> makeSpool(qsizetype count, const DecodeOptions& options)
{
    auto spool = PixelSpool::make(options.room.spoolFolder, count, options.size);
    return spool ? Result<std::shared_ptr<PixelSink>>(std::move(spool).value()) : spool.error();
}

Result<std::shared_ptr<PixelSink>> makeSink(qsizetype count, const DecodeOptions& options)
{
    const qint64 needed = count * options.size.bytes();
    const auto memory = freeMemory(SystemFiles(), SlurmMemory::ofThisProcess(), options.room.memoryBytes);
    const SpoolDisk disk = SpoolDisk::of(options.room);
    const auto place = choosePixelPlace(needed, options.room.choice, memory, disk,
                                        options.room.trainingBytes);
    if (!place) {
        return place.error();
    }
    if (place.value() == PixelPlace::Spool) {
        return makeSpool(count, options);
    }
    if (std::shared_ptr<PixelSink> buffer = PixelBuffer::allocate(count, options.size)) {
        return buffer;
    }
    // A limit that no system tells of (ulimit -v): the disk may still have the room.
    const bool maySpool = options.room.choice == PixelChoice::Auto && !disk.isMemory
                          && choosePixelPlace(needed, PixelChoice::Spool, memory, disk);
    return maySpool ? makeSpool(count, options) : outOfMemory(needed);
}

Result<DecodedPictures> runDecoding(const PictureSource& source, const DecodeOptions& options,
                                    bool keepsPixels)
{
    const Stopwatch watch;
    std::shared_ptr<PixelSink> pixels;
    if (keepsPixels) {
        auto made = makeSink(source.count(), options);
        if (!made) {
            return made.error();
        }
        pixels = std::move(made).value();
    }
    Result<QList<PictureVerdict>> verdicts = ParallelDecoder(source, options, pixels.get()).run();
    if (!verdicts) {
        return verdicts.error();
    }
    return DecodedPictures{std::move(pixels), std::move(verdicts.value()), watch.seconds()};
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

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pixelsinks.h"

#include "base/format.h"
#include "engine/decode/pixelbuffer.h"
#include "engine/decode/pixelmap.h"
#include "engine/decode/pixelplace.h"
#include "engine/decode/pixelspool.h"
#include "engine/decode/sharedfile.h"

#include <QObject>

#include <cerrno>
#include <cstring>
#include <utility>

namespace epochmark {

namespace {

/// A spool file or a map, with what makes it one of several processes.
class SharedSink final : public SharedPixels {
public:
    explicit SharedSink(std::shared_ptr<PixelMap> map) : m_map(std::move(map)), m_sink(m_map) {}
    explicit SharedSink(std::shared_ptr<PixelSpool> spool) : m_spool(std::move(spool)), m_sink(m_spool) {}

    qsizetype count() const override { return m_sink->count(); }
    const uchar* picture(qsizetype index) const override { return m_sink->picture(index); }
    qint64 byteCount() const override { return m_sink->byteCount(); }
    bool isInMemory() const override { return m_sink->isInMemory(); }
    Result<void> copy(qsizetype index, uchar* target) const override { return m_sink->copy(index, target); }
    void announce(qsizetype index) const override { m_sink->announce(index); }

    QByteArray handle() const override
    {
        return SharedFile::of(m_spool ? m_spool->file() : m_map->file(), m_spool != nullptr).written();
    }
    QByteArray checks() const override { return m_spool ? m_spool->checks() : QByteArray(); }
    bool adopt(const QByteArray& checks, const QList<qsizetype>& pictures) override
    {
        return m_spool ? m_spool->adopt(checks, pictures) : checks.isEmpty();
    }

    PixelSink& sink() { return *m_sink; }

private:
    std::shared_ptr<PixelMap> m_map;
    std::shared_ptr<PixelSpool> m_spool;
    std::shared_ptr<PixelSink> m_sink;  ///< whichever of them there is
};

using Sink = Result<std::shared_ptr<PixelSink>>;
using Shared = Result<std::shared_ptr<SharedPixels>>;

Error noMemoryFor(qint64 neededBytes)
{
    return Error{
        ErrorCode::Input,
        QObject::tr(
            "The decoded pictures need %1 of memory, more than the system grants this program. Close other "
            "programs or use fewer pictures.")
            .arg(format::bytes(neededBytes)),
        {}};
}

/// Where they are to lie; in memory they are made by `inMemory`, which gives nullptr where it can't, and in a
/// file by `onDisk`.
template <typename Made, typename InMemory, typename OnDisk>
Made makeWhereThereIsRoom(qsizetype count, const DecodeOptions& options, InMemory inMemory, OnDisk onDisk)
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
        return onDisk();
    }
    if (auto made = inMemory()) {
        return made;
    }
    if (options.stop.isStopRequested()) {
        return Error{ErrorCode::Stopped, QObject::tr("Stopped while decoding."), {}};
    }
    // A limit that no system tells of (ulimit -v): the disk may still have the room.
    const bool maySpool = options.room.choice == PixelChoice::Auto && !disk.isMemory
                          && choosePixelPlace(needed, PixelChoice::Spool, memory, disk);
    return maySpool ? onDisk() : Made(noMemoryFor(needed));
}

Error outOfReach(int error)
{
    return {ErrorCode::Input,
            QObject::tr("The pictures that another rank of this machine decodes can't be reached (%1).")
                .arg(QString::fromLocal8Bit(std::strerror(error))),
            {}};
}

}  // namespace

Sink makeSink(qsizetype count, const DecodeOptions& options)
{
    const auto inMemory = [&]() -> std::shared_ptr<PixelSink> {
        return PixelBuffer::allocate(count, options.size);
    };
    const auto onDisk = [&]() -> Sink {
        auto spool = PixelSpool::make(options.room.spoolFolder, count, options.size, options.stop);
        return spool ? Sink(std::move(spool).value()) : spool.error();
    };
    return makeWhereThereIsRoom<Sink>(count, options, inMemory, onDisk);
}

Shared sharePixels(qsizetype count, const DecodeOptions& options)
{
#ifdef __linux__
    bool isForbidden = false;  // such files, by a sandbox or a limit: it isn't the memory that is missing
    const auto inMemory = [&]() -> std::shared_ptr<SharedPixels> {
        auto map = PixelMap::allocate(count, options.size, options.stop);
        isForbidden = !map && errno != ENOMEM && errno != ENOSPC;
        return map ? std::make_shared<SharedSink>(std::move(map)) : nullptr;
    };
    const auto onDisk = [&]() -> Shared {
        auto spool = PixelSpool::make(options.room.spoolFolder, count, options.size, options.stop);
        return spool ? Shared(std::make_shared<SharedSink>(std::move(spool).value())) : spool.error();
    };
    auto made = makeWhereThereIsRoom<Shared>(count, options, inMemory, onDisk);
    return !made && made.error().code != ErrorCode::Stopped && isForbidden
               ? Shared(std::shared_ptr<SharedPixels>())
               : made;  // each for itself
#else
    Q_UNUSED(count)
    Q_UNUSED(options)
    return std::shared_ptr<SharedPixels>();
#endif
}

Shared openPixels(const QByteArray& handle, qsizetype count, const DecodeOptions& options)
{
    const auto shared = SharedFile::read(handle);
    if (!shared) {
        return outOfReach(EINVAL);
    }
    const int file = shared->open(count * options.size.bytes());
    if (file < 0) {
        return outOfReach(errno);
    }
    if (shared->isSpool) {
        return Shared(std::make_shared<SharedSink>(
            PixelSpool::over(file, options.room.spoolFolder, count, options.size)));
    }
    auto map = PixelMap::over(file, count, options.size);
    return map ? Shared(std::make_shared<SharedSink>(std::move(map))) : outOfReach(errno);
}

PixelSink& sinkOf(SharedPixels& shared)
{
    return static_cast<SharedSink&>(shared).sink();
}

}  // namespace epochmark

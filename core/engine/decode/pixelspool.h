// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "engine/decode/pixelsink.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <memory>
#include <vector>

namespace epochmark {

/// Pictures in a file without a name, which the system itself removes when the last who has it open is gone,
/// however that ends. It isn't mapped but read: a file that was cut or a disk that fails is then an Error
/// instead of a signal, and what the system keeps of it in its cache isn't this process's memory. Each
/// picture has a checksum, for a disk that loses what was written tells nobody. Where the file system can't
/// give the room beforehand, what is written is brought to the disk piece by piece, so that a full one is
/// told of while pictures are decoded. Thread-safe as a PixelSink is.
class PixelSpool final : public PixelSink {
public:
    /// Makes the folder and a file for so many pictures, and takes the room on the disk at once where the
    /// file system can. Error::Input naming the folder, Error::Stopped.
    static Result<std::shared_ptr<PixelSpool>> make(const QString& folder, qsizetype count, PictureSize size,
                                                    const StopToken& stop = {});
    /// Over an open file that another process has made for so many pictures; this object closes it.
    static std::shared_ptr<PixelSpool> over(int file, const QString& folder, qsizetype count,
                                            PictureSize size);
    ~PixelSpool() override;
    PixelSpool(const PixelSpool&) = delete;
    PixelSpool& operator=(const PixelSpool&) = delete;

    int file() const { return m_file; }
    /// Numbers and checksums of what was kept or adopted; not while pictures are kept.
    QByteArray checks() const;
    /// Those of another process, as checks() gives them, which are to be of exactly these pictures
    /// (ascending). False, and nothing adopted, when they aren't.
    bool adopt(const QByteArray& checks, const QList<qsizetype>& pictures);

    qsizetype count() const override { return m_count; }
    const uchar* picture(qsizetype) const override { return nullptr; }
    qint64 byteCount() const override { return m_count * m_pictureBytes; }
    bool isInMemory() const override { return false; }
    Result<void> copy(qsizetype index, uchar* target) const override;
    void announce(qsizetype index) const override;
    uchar* place(qsizetype, uchar* room) override { return room; }
    Result<void> keep(qsizetype index, const uchar* pixels) override;
    Result<void> finish() override;

private:
    /// Of a picture that was kept.
    struct Check {
        quint32 sum = 0;  ///< CRC-32
        bool isKept = false;
    };

    PixelSpool(int file, QString folder, qsizetype count, qint64 pictureBytes)
        : m_file(file), m_folder(std::move(folder)), m_count(count), m_pictureBytes(pictureBytes),
          m_checks(static_cast<size_t>(count))
    {}
    Result<void> takeRoom(const StopToken& stop);
    Result<void> bringToDisk() const;
    bool isAsKept(qsizetype index, const uchar* pixels) const;

    int m_file;
    QString m_folder;
    qsizetype m_count;
    qint64 m_pictureBytes;
    bool m_isRoomTaken = false;             ///< the disk can't get full by what is written
    std::atomic<qint64> m_waitingBytes{0};  ///< written since something was brought to the disk
    std::vector<Check> m_checks;            ///< one a picture: each is written by the thread that keeps it
};

}  // namespace epochmark

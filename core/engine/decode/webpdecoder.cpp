// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/webpdecoder.h"

#include "engine/decode/decodereasons.h"
#include "engine/decode/decodinglimits.h"

#include <QObject>

#include <memory>
#include <vector>

#include <webp/decode.h>
#include <webp/demux.h>

namespace epochmark {

namespace {

struct DeleteDemuxer {
    void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
};
using Demuxer = std::unique_ptr<WebPDemuxer, DeleteDemuxer>;

/// The one frame of a still picture.
class Frame {
public:
    explicit Frame(const WebPDemuxer* demuxer) { m_isThere = WebPDemuxGetFrame(demuxer, 1, &m_frame) != 0; }
    ~Frame() { WebPDemuxReleaseIterator(&m_frame); }
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

    bool isWhole() const { return m_isThere && m_frame.complete != 0; }
    const WebPData& data() const { return m_frame.fragment; }

private:
    WebPIterator m_frame{};
    bool m_isThere = false;
};

QString webpName()
{
    return QStringLiteral("WebP");
}

/// Four bytes a pixel, so that damaged transparency is damage, too; empty when the data are damaged.
std::vector<uchar> decodedWebP(const WebPData& data, const PictureVerdict& size)
{
    const int stride = 4 * size.width;
    std::vector<uchar> pixels(static_cast<size_t>(stride) * static_cast<size_t>(size.height));
    if (WebPDecodeBGRAInto(data.bytes, data.size, pixels.data(), pixels.size(), stride) == nullptr) {
        return {};
    }
    return pixels;
}

}  // namespace

PictureVerdict decodeWebP(const QByteArray& encoded, RowSink& sink)
{
    const auto* bytes = reinterpret_cast<const uchar*>(encoded.constData());
    const auto size = static_cast<size_t>(encoded.size());
    WebPBitstreamFeatures features{};
    if (WebPGetFeatures(bytes, size, &features) != VP8_STATUS_OK) {
        return {false, reasons::damaged(webpName()), 0, 0};
    }
    PictureVerdict verdict{false, sizeRefusal(features.width, features.height), features.width,
                           features.height};
    if (features.has_animation != 0) {
        verdict.reason = reasons::notRead(QObject::tr("WebP animation"));
    }
    if (!verdict.reason.isEmpty()) {
        return verdict;
    }
    // The demultiplexer looks at the whole file, the decoder at the pixels alone: Pillow asks both.
    const WebPData whole{bytes, size};
    const Demuxer demuxer(WebPDemux(&whole));
    if (demuxer == nullptr) {
        verdict.reason = reasons::damaged(webpName());
        return verdict;
    }
    const Frame frame(demuxer.get());
    const auto lease = leaseForPixels(verdict.width, verdict.height);
    const std::vector<uchar> pixels = frame.isWhole() ? decodedWebP(frame.data(), verdict)
                                                      : std::vector<uchar>();
    if (pixels.empty()) {
        verdict.reason = reasons::damaged(webpName());
        return verdict;
    }
    sink.begin(verdict.width, verdict.height);
    for (int row = sink.nextWanted(0); row < verdict.height; row = sink.nextWanted(row + 1)) {
        sink.take(row, pixels.data() + static_cast<size_t>(row) * 4 * static_cast<size_t>(verdict.width),
                  RowFormat::Bgra);
    }
    verdict.isUsed = true;
    return verdict;
}

}  // namespace epochmark

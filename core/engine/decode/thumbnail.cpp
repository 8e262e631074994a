// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/thumbnail.h"

#include "engine/decode/picturedecoder.h"

#include <QObject>

#include <algorithm>
#include <numeric>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace epochmark {

namespace {

constexpr int kMaxEdge = 4096;

/// Keeps the centre square of a picture.
class SquareSink final : public RowSink {
public:
    void begin(int width, int height) override
    {
        const int edge = std::min(width, height);
        m_top = (height - edge) / 2;
        m_taken = 0;
        m_square.create(edge, edge, CV_8UC3);
        m_square.setTo(cv::Scalar::all(0));
        m_columns.resize(static_cast<size_t>(edge));
        std::iota(m_columns.begin(), m_columns.end(), (width - edge) / 2);
    }

    int nextWanted(int row) const noexcept override
    {
        return row < m_top + m_square.rows ? std::max(row, m_top) : row + (1 << 30);
    }

    void take(int row, const uchar* bytes, RowFormat format) noexcept override
    {
        gatherRow(bytes, format, m_columns.data(), m_square.cols, m_square.ptr<uchar>(row - m_top));
        ++m_taken;
    }

    bool isComplete() const noexcept override { return m_taken == m_square.rows; }

    const cv::Mat& square() const { return m_square; }

private:
    int m_top = 0;
    int m_taken = 0;
    cv::Mat m_square;
    std::vector<int> m_columns;
};

Thumbnail scaled(const cv::Mat& square, int edge)
{
    Thumbnail made{edge, edge, QByteArray(3 * static_cast<qsizetype>(edge) * edge, Qt::Uninitialized)};
    cv::Mat target(edge, edge, CV_8UC3, made.rgb.data());
    cv::resize(square, target, target.size(), 0, 0, square.cols >= edge ? cv::INTER_AREA : cv::INTER_CUBIC);
    return made;
}

}  // namespace

Result<Thumbnail> thumbnail(const QByteArray& encoded, int edge)
{
    SquareSink sink;
    const PictureVerdict verdict = decodeInto(encoded, sink);
    if (!verdict.isUsed) {
        return Error{
            ErrorCode::Input, QObject::tr("The picture can't be shown: it %1.").arg(verdict.reason), {}};
    }
    try {
        // Decoding is parallel by picture already.
        static const bool isSingle = (cv::setNumThreads(0), true);
        Q_UNUSED(isSingle);
        return scaled(sink.square(), std::clamp(edge, 1, kMaxEdge));
    } catch (const std::exception& exception) {
        return Error{ErrorCode::Internal, QObject::tr("The picture can't be scaled down."),
                     QString::fromUtf8(exception.what())};
    }
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/opencvdecoder.h"

#include "engine/decode/jpegdecoder.h"
#include "engine/decode/picturesize.h"

#include <QObject>

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>

namespace epochmark {

namespace {

/// Decoding is parallel by picture already, and reasons are told in verdicts, not on standard error.
void quietOpenCv()
{
    static const bool done = [] {
        cv::setNumThreads(0);
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        return true;
    }();
    Q_UNUSED(done);
}

QString typeName(PictureType type)
{
    switch (type) {
    case PictureType::Png:
        return QStringLiteral("PNG");
    case PictureType::Bmp:
        return QStringLiteral("BMP");
    case PictureType::Pnm:
        return QStringLiteral("PNM");
    case PictureType::Tiff:
        return QStringLiteral("TIFF");
    case PictureType::WebP:
        return QStringLiteral("WebP");
    case PictureType::Jpeg:
    case PictureType::Other:
        break;
    }
    return QStringLiteral("JPEG");
}

std::optional<RowFormat> rowFormat(const cv::Mat& picture)
{
    switch (picture.type()) {
    case CV_8UC1:
        return RowFormat::Gray;
    case CV_16UC1:
        return RowFormat::Gray16;
    case CV_8UC3:
        return RowFormat::Bgr;
    case CV_8UC4:
        return RowFormat::Bgra;
    case CV_16UC3:
        return RowFormat::Bgr16;
    case CV_16UC4:
        return RowFormat::Bgra16;
    default:
        return std::nullopt;
    }
}

void takeRows(const cv::Mat& picture, RowFormat format, RowSink& sink)
{
    sink.begin(picture.cols, picture.rows);
    for (int row = sink.nextWanted(0); row < picture.rows; row = sink.nextWanted(row + 1)) {
        sink.take(row, picture.ptr<uchar>(row), format);
    }
}

/// As it is stored: channels, depth and rotation unchanged.
cv::Mat decoded(const QByteArray& encoded, PictureType type)
{
    // OpenCV wants something after the last number of a text Netpbm.
    const QByteArray whole = type == PictureType::Pnm ? encoded + '\n' : encoded;
    const cv::Mat bytes(1, static_cast<int>(whole.size()), CV_8UC1, const_cast<char*>(whole.constData()));
    return cv::imdecode(bytes, cv::IMREAD_UNCHANGED);
}

}  // namespace

PictureVerdict decodeByOpenCv(const QByteArray& encoded, PictureType type, RowSink& sink)
{
    quietOpenCv();
    PictureVerdict damaged{false, QObject::tr("is a damaged %1, or of a kind that isn't read").arg(typeName(type)), 0, 0};
    const auto size = claimedSize(encoded, type);
    if (!size) {
        return damaged;
    }
    if (size->width > kMaxPixels || size->height > kMaxPixels || size->width * size->height > kMaxPixels) {
        return {false, tooManyPixelsReason(size->width, size->height), 0, 0};
    }
    const cv::Mat picture = decoded(encoded, type);
    const std::optional<RowFormat> format = rowFormat(picture);
    if (picture.empty() || !format) {
        return damaged;
    }
    takeRows(picture, *format, sink);
    return {true, {}, picture.cols, picture.rows};
}

}  // namespace epochmark

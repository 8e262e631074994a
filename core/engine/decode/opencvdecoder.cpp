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

void takeRows(const cv::Mat& bgr, RowSink& sink)
{
    sink.begin(bgr.cols, bgr.rows);
    for (int row = sink.nextWanted(0); row < bgr.rows; row = sink.nextWanted(row + 1)) {
        sink.take(row, bgr.ptr<uchar>(row), RowFormat::Bgr);
    }
}

}  // namespace

PictureVerdict decodeByOpenCv(const QByteArray& encoded, PictureType type, RowSink& sink)
{
    quietOpenCv();
    PictureVerdict damaged{false, QObject::tr("is a damaged %1").arg(typeName(type)), 0, 0};
    const auto size = claimedSize(encoded, type);
    if (!size) {
        return damaged;
    }
    if (size->width > kMaxPixels || size->height > kMaxPixels || size->width * size->height > kMaxPixels) {
        return {false, tooManyPixelsReason(size->width, size->height), 0, 0};
    }
    const cv::Mat bytes(1, static_cast<int>(encoded.size()), CV_8UC1, const_cast<char*>(encoded.constData()));
    const cv::Mat bgr = cv::imdecode(bytes, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
    if (bgr.empty() || bgr.type() != CV_8UC3) {
        return damaged;
    }
    takeRows(bgr, sink);
    return {true, {}, bgr.cols, bgr.rows};
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/opencvdecoder.h"

#include "engine/decode/decodinglimits.h"
#include "engine/decode/picturesize.h"
#include "engine/decode/tifffields.h"

#include <QObject>

#include <iostream>

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
        // What imdecode() catches it prints there, whatever the log level. Nothing of ours writes to that
        // stream.
        std::cerr.setstate(std::ios_base::badbit);
        return true;
    }();
    Q_UNUSED(done);
}

QString typeName(PictureType type)
{
    switch (type) {
    case PictureType::Bmp: return QStringLiteral("BMP");
    case PictureType::Pnm: return QStringLiteral("PNM");
    case PictureType::Tiff: return QStringLiteral("TIFF");
    case PictureType::WebP: return QStringLiteral("WebP");
    default: break;
    }
    return QStringLiteral("picture");
}

std::optional<RowFormat> rowFormat(const cv::Mat& picture)
{
    switch (picture.type()) {
    case CV_8UC1: return RowFormat::Gray;
    case CV_16UC1: return RowFormat::Gray16;
    case CV_8UC3: return RowFormat::Bgr;
    case CV_8UC4: return RowFormat::Bgra;
    case CV_16UC3: return RowFormat::Bgr16;
    case CV_16UC4: return RowFormat::Bgra16;
    default: return std::nullopt;
    }
}

void takeRows(const cv::Mat& picture, RowFormat format, RowSink& sink)
{
    sink.begin(picture.cols, picture.rows);
    for (int row = sink.nextWanted(0); row < picture.rows; row = sink.nextWanted(row + 1)) {
        sink.take(row, picture.ptr<uchar>(row), format);
    }
}

/// What OpenCV is to get so that it decodes as Pillow does.
QByteArray prepared(const QByteArray& encoded, PictureType type)
{
    switch (type) {
    case PictureType::Pnm:
        // OpenCV wants something after the last number of a text (P1 to P3).
        return encoded[1] <= '3' ? encoded + '\n' : encoded;
    case PictureType::Tiff: return withColoursKept(encoded);
    default: return encoded;
    }
}

/// As it is stored: channels, depth and rotation unchanged.
cv::Mat decoded(const QByteArray& encoded, PictureType type)
{
    const QByteArray whole = prepared(encoded, type);
    const cv::Mat bytes(1, static_cast<int>(whole.size()), CV_8UC1, const_cast<char*>(whole.constData()));
    return cv::imdecode(bytes, cv::IMREAD_UNCHANGED);
}

/// Why a picture with a sound header is left out before decoding; empty when it isn't.
QString refusalOf(const QByteArray& encoded, PictureType type, const PictureSize& size)
{
    if (const QString refusal = sizeRefusal(size.width, size.height); !refusal.isEmpty()) {
        return refusal;
    }
    const qint64 maximum = type == PictureType::Pnm ? pnmMaximum(encoded) : 255;
    // OpenCV doesn't scale such values, Pillow does.
    if (maximum != 1 && maximum != 255 && maximum != 65535) {
        return QObject::tr("is a PNM with %1 as brightest value, which isn't read").arg(maximum);
    }
    return {};
}

}  // namespace

PictureVerdict decodeByOpenCv(const QByteArray& encoded, PictureType type, RowSink& sink)
{
    quietOpenCv();
    PictureVerdict damaged{
        false, QObject::tr("is a damaged %1, or of a kind that isn't read").arg(typeName(type)), 0, 0};
    const auto size = claimedSize(encoded, type);
    if (!size) {
        return damaged;
    }
    if (const QString refusal = refusalOf(encoded, type, *size); !refusal.isEmpty()) {
        return {false, refusal, 0, 0};
    }
    const auto lease = leaseForPixels(size->width, size->height);
    const cv::Mat picture = decoded(encoded, type);
    const std::optional<RowFormat> format = rowFormat(picture);
    if (picture.empty() || !format) {
        return damaged;
    }
    takeRows(picture, *format, sink);
    return {true, {}, picture.cols, picture.rows};
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testjpeg.h"

#include <cstdio>
#include <cstdlib>
#include <random>

#include <jpeglib.h>

namespace {

QByteArray samples(const JpegShape& shape)
{
    QByteArray pixels(static_cast<qsizetype>(shape.width) * shape.height * shape.components, '\0');
    std::minstd_rand random(static_cast<unsigned>(shape.width * 31 + shape.height));
    char* out = pixels.data();
    for (int y = 0; y < shape.height; ++y) {
        for (int x = 0; x < shape.width; ++x) {
            for (int c = 0; c < shape.components; ++c) {
                const int edge = ((x / 23 + y / 17 + c) % 2) * 90;
                *out++ = static_cast<char>((x * (c + 1) / 3 + y + edge + static_cast<int>(random() % 40))
                                           % 256);
            }
        }
    }
    return pixels;
}

}  // namespace

QByteArray makeJpeg(const JpegShape& shape)
{
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = static_cast<JDIMENSION>(shape.width);
    jpeg.image_height = static_cast<JDIMENSION>(shape.height);
    jpeg.input_components = shape.components;
    jpeg.in_color_space = shape.components == 1 ? JCS_GRAYSCALE : shape.components == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, shape.quality, TRUE);
    jpeg.restart_in_rows = shape.restartRows;
    if (shape.components == 3) {
        jpeg.comp_info[0].h_samp_factor = shape.horizontalSampling;
        jpeg.comp_info[0].v_samp_factor = shape.verticalSampling;
    }
    if (shape.isProgressive) {
        jpeg_simple_progression(&jpeg);
    }
    jpeg_start_compress(&jpeg, TRUE);
    QByteArray pixels = samples(shape);
    while (jpeg.next_scanline < jpeg.image_height) {
        auto* row = reinterpret_cast<JSAMPROW>(pixels.data())
                    + jpeg.next_scanline * jpeg.image_width * unsigned(shape.components);
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    const QByteArray made(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    jpeg_destroy_compress(&jpeg);
    std::free(bytes);
    return made;
}

QByteArray decodeWholeJpeg(const QByteArray& encoded)
{
    jpeg_decompress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(encoded.constData()),
                 static_cast<unsigned long>(encoded.size()));
    jpeg_read_header(&jpeg, TRUE);
    jpeg.out_color_space = JCS_RGB;
    jpeg.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&jpeg);
    QByteArray rgb(static_cast<qsizetype>(jpeg.output_width) * jpeg.output_height * 3, '\0');
    while (jpeg.output_scanline < jpeg.output_height) {
        auto* row = reinterpret_cast<JSAMPROW>(rgb.data()) + jpeg.output_scanline * jpeg.output_width * 3;
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    return rgb;
}

QByteArray nearestOf(const QByteArray& rgb, int width, int height)
{
    QByteArray out;
    double y = height / 150.0 / 2;
    for (int row = 0; row < 150; ++row, y += height / 150.0) {
        double x = width / 150.0 / 2;
        for (int column = 0; column < 150; ++column, x += width / 150.0) {
            out += rgb.mid((static_cast<qsizetype>(y) * width + static_cast<qsizetype>(x)) * 3, 3);
        }
    }
    return out;
}

QByteArray claimingSize(QByteArray jpeg, int width, int height)
{
    for (const char* marker : {"\xFF\xC0", "\xFF\xC2"}) {
        if (const qsizetype frame = jpeg.indexOf(marker); frame >= 0) {
            jpeg[frame + 5] = static_cast<char>(height >> 8);
            jpeg[frame + 6] = static_cast<char>(height);
            jpeg[frame + 7] = static_cast<char>(width >> 8);
            jpeg[frame + 8] = static_cast<char>(width);
            return jpeg;
        }
    }
    return jpeg;
}

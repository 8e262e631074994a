// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pngdocument.h"

#include "base/outputfile.h"

#include <QBuffer>
#include <QObject>

#include <csetjmp>
#include <cstdlib>

#include <png.h>

namespace epochmark::png {

namespace {

constexpr const char* kKey = "epochmark";
constexpr png_alloc_size_t kMostBytes = 64 << 20;  // a chunk unpacked: beyond every honest record document
constexpr png_uint_32 kMostPixels = 30'000;        // a side

Error inputError(const QString& message, const QString& detail = {})
{
    return Error{ErrorCode::Input, message, detail};
}

/// libpng calls back with this; it also keeps the text of its error, since longjmp brings none.
struct Session {
    QIODevice* device = nullptr;
    QByteArray error;
};

void onError(png_structp png, png_const_charp message)
{
    static_cast<Session*>(png_get_error_ptr(png))->error = message;
    png_longjmp(png, 1);
}

void onWarning(png_structp, png_const_charp) {}

void onRead(png_structp png, png_bytep bytes, size_t count)
{
    auto* device = static_cast<QIODevice*>(png_get_io_ptr(png));
    if (device->read(reinterpret_cast<char*>(bytes), static_cast<qint64>(count))
        != static_cast<qint64>(count)) {
        png_error(png, "the file ends early");
    }
}

void onWrite(png_structp png, png_bytep bytes, size_t count)
{
    auto* device = static_cast<QIODevice*>(png_get_io_ptr(png));
    if (device->write(reinterpret_cast<const char*>(bytes), static_cast<qint64>(count))
        != static_cast<qint64>(count)) {
        png_error(png, "the file can't be written");
    }
}

void onFlush(png_structp) {}

/// libpng trusts the length that a chunk claims, and takes a limit on it for advice.
png_voidp allocate(png_structp, png_alloc_size_t bytes)
{
    return bytes <= kMostBytes + 1 ? std::malloc(bytes) : nullptr;
}

void giveMemoryBack(png_structp, png_voidp memory)
{
    std::free(memory);
}

// Between setjmp and longjmp no object with a destructor may begin its life: the next three functions hold
// plain data only.

bool writeAll(png_structp png, png_infop info, const QImage& image, png_textp text)
{
    if (setjmp(png_jmpbuf(png)) != 0) {
        return false;
    }
    png_set_IHDR(png, info, static_cast<png_uint_32>(image.width()), static_cast<png_uint_32>(image.height()),
                 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_text(png, info, text, 1);
    png_write_info(png, info);
    for (int y = 0; y < image.height(); ++y) {
        png_write_row(png, image.constScanLine(y));
    }
    png_write_end(png, info);
    return true;
}

png_const_textp findText(png_structp png, png_infop info)
{
    png_textp texts = nullptr;
    int count = 0;
    png_get_text(png, info, &texts, &count);
    for (int i = 0; i < count; ++i) {
        if (qstrcmp(texts[i].key, kKey) == 0) {
            return texts + i;
        }
    }
    return nullptr;
}

/// Reads up to the chunk, or past all rows to the end. Rows are checked and dropped: `row` is room for one.
bool readAll(png_structp png, png_infop info, QByteArray& row)
{
    if (setjmp(png_jmpbuf(png)) != 0) {
        return false;
    }
    png_read_info(png, info);
    if (findText(png, info) != nullptr) {
        return true;
    }
    const int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    row.resize(static_cast<qsizetype>(png_get_rowbytes(png, info)));
    const png_uint_32 height = png_get_image_height(png, info);
    for (png_uint_32 line = 0; line < height * static_cast<png_uint_32>(passes); ++line) {
        png_read_row(png, reinterpret_cast<png_bytep>(row.data()), nullptr);
    }
    png_read_end(png, info);
    return true;
}

Result<QByteArray> readChunk(QIODevice& device, const QString& path)
{
    Session session{&device, {}};
    png_infop info = nullptr;
    png_structp png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, &session, onError, onWarning, nullptr,
                                               allocate, giveMemoryBack);
    if (png == nullptr || (info = png_create_info_struct(png)) == nullptr) {
        png_destroy_read_struct(&png, nullptr, nullptr);
        return Error{ErrorCode::Internal, QObject::tr("There isn't enough memory to read %1.").arg(path), {}};
    }
    png_set_read_fn(png, &device, onRead);
    png_set_user_limits(png, kMostPixels, kMostPixels);
    png_set_chunk_malloc_max(png, kMostBytes);
    QByteArray row;
    const bool isRead = readAll(png, info, row);
    const png_const_textp text = isRead ? findText(png, info) : nullptr;
    QByteArray data;
    if (text != nullptr) {
        data = QByteArray(text->text, static_cast<qsizetype>(text->itxt_length > 0 ? text->itxt_length
                                                                                   : text->text_length));
    }
    png_destroy_read_struct(&png, &info, nullptr);
    if (!isRead) {
        return inputError(
            QObject::tr("%1 is damaged or cut off and can't be read. Export the report again.").arg(path),
            QString::fromLocal8Bit(session.error));
    }
    if (data.isEmpty()) {
        return inputError(
            QObject::tr(
                "%1 is a picture without data inside. Import a report that Epochmark exported as PNG; "
                "programs that shrink or convert pictures take the data out.")
                .arg(path));
    }
    return data;
}

bool writeTo(QIODevice& device, const QImage& image, QByteArray data, QString& detail)
{
    Session session{&device, {}};
    png_infop info = nullptr;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &session, onError, onWarning);
    if (png == nullptr || (info = png_create_info_struct(png)) == nullptr) {
        png_destroy_write_struct(&png, nullptr);
        return false;
    }
    png_set_write_fn(png, &device, onWrite, onFlush);
    QByteArray key(kKey);
    QByteArray empty("");
    png_text text{};
    text.compression = PNG_ITXT_COMPRESSION_zTXt;
    text.key = key.data();
    text.text = data.data();
    text.itxt_length = static_cast<size_t>(data.size());
    text.lang = empty.data();
    text.lang_key = empty.data();
    const bool isWritten = writeAll(png, info, image, &text);
    png_destroy_write_struct(&png, &info);
    detail = QString::fromLocal8Bit(session.error);
    return isWritten;
}

}  // namespace

Result<void> write(const QImage& image, const QByteArray& data, const QString& path)
{
    QBuffer file;
    QString detail;
    if (!file.open(QIODevice::WriteOnly)
        || !writeTo(file, image.convertToFormat(QImage::Format_RGB888), data, detail)) {
        return Error{ErrorCode::Internal, QObject::tr("There isn't enough memory to draw %1.").arg(path),
                     detail};
    }
    return outputfile::write(path, file.data());
}

Result<QByteArray> readData(const QByteArray& picture, const QString& path)
{
    if (picture.size() < 8
        || png_sig_cmp(reinterpret_cast<png_const_bytep>(picture.constData()), 0, 8) != 0) {
        return inputError(
            QObject::tr("%1 is no PNG picture. Import a report that Epochmark exported as PNG, or JSON.")
                .arg(path));
    }
    QBuffer file;
    file.setData(picture);
    [[maybe_unused]] const bool isOpen = file.open(QIODevice::ReadOnly);  // memory always opens
    return readChunk(file, path);
}

}  // namespace epochmark::png

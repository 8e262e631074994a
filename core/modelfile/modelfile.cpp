// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfile/modelfile.h"

#include "base/filereason.h"
#include "base/format.h"
#include "base/jsontext.h"
#include "base/printable.h"
#include "dataset/zipfile.h"
#include "workload/network/keras/modeltext.h"

#include <QFile>
#include <QFileInfo>
#include <QObject>

namespace epochmark::modelfile {

namespace {

constexpr qint64 kMaxEntries = 1'000;

QString nameOf(const QString& path)
{
    return printable(QFileInfo(path).fileName(), 100);
}

/// The lines of the two in the zip's table of contents; absent when it has none.
struct ModelEntries {
    std::optional<ZipEntry> config;    ///< config.json
    std::optional<ZipEntry> metadata;  ///< metadata.json
    bool isProgram = false;            ///< constants.pkl: TorchScript
};

Result<ModelEntries> entriesOf(ZipFile& zip, const QString& name)
{
    ModelEntries found;
    if (zip.entryCount() > kMaxEntries) {
        return modeltext::refused(
            name,
            QObject::tr("it is a zip with %1 entries, not a model's").arg(format::count(zip.entryCount())));
    }
    qint64 visited = 0;
    const auto listed = zip.forEach(
        [&](const ZipEntry& entry) -> Result<void> {
            if (entry.rawName == "config.json") {
                found.config = entry;
            } else if (entry.rawName == "metadata.json") {
                found.metadata = entry;
            } else if (entry.rawName.endsWith("/constants.pkl")) {
                found.isProgram = true;
            }
            return ++visited > kMaxEntries ? modeltext::refused(
                       name, QObject::tr("it is a zip with too many entries, not a model's"))
                                           : Result<void>();
        },
        StopToken());
    return listed ? Result<ModelEntries>(found) : listed.error();
}

/// By the version in metadata.json, which a file of Keras 2 has beside config.json, too.
bool isOfKeras2(ZipFile& zip, const std::optional<ZipEntry>& metadata)
{
    constexpr qint64 kMostBytes = 64 * 1024;
    if (!metadata || metadata->isEncrypted || metadata->sizeBytes > kMostBytes) {
        return false;
    }
    const auto text = zip.read(metadata->position, metadata->sizeBytes, metadata->crc32);
    return text
           && jsontext::parsed(text.value())
                  .object()
                  .value(QLatin1String("keras_version"))
                  .toString()
                  .startsWith(QLatin1String("2."));
}

Result<QByteArray> zippedText(const std::shared_ptr<const SharedFile>& file, const QString& name)
{
    const auto zip = ZipFile::open(std::make_unique<FileBytes>(file), name);
    if (!zip) {
        return zip.error();
    }
    const auto entries = entriesOf(*zip.value(), name);
    if (!entries) {
        return entries.error();
    }
    if (!entries->config && entries->isProgram) {
        return modeltext::refused(
            name, QObject::tr("it is a TorchScript program, whose layers aren't known before it "
                              "runs. run --network trains it"));
    }
    if (!entries->config) {
        return modeltext::refused(name,
                                  QObject::tr("it is a zip without config.json, so no Keras model. Choose a "
                                              ".keras file"));
    }
    const ZipEntry& config = *entries->config;
    if (config.isEncrypted || config.sizeBytes > modeltext::kMaxBytes) {
        return modeltext::refused(name, config.isEncrypted
                                            ? QObject::tr("its config.json is encrypted")
                                            : QObject::tr("its description, config.json, is larger than %1")
                                                  .arg(format::bytes(modeltext::kMaxBytes)));
    }
    auto text = zip.value()->read(config.position, config.sizeBytes, config.crc32);
    if (text && isOfKeras2(*zip.value(), entries->metadata) && text->startsWith('{')) {
        text->insert(1, R"("keras_version":"2.",)");  // where model.to_json() has it
    }
    return text ? text
                : modeltext::refused(name, QObject::tr("config.json in it %1").arg(text.error().message));
}

Result<QByteArray> plainText(const SharedFile& file, const QString& name, const QByteArray& begin)
{
    if (begin.startsWith("\x89HDF")) {
        return modeltext::refused(name,
                                  QObject::tr("it is an HDF5 file. Open it in Keras and save it as .keras"));
    }
    const qint64 size = file.identity().sizeBytes;
    if (size > modeltext::kMaxBytes) {
        return modeltext::refused(
            name, QObject::tr("it is no .keras file, and as a description it is larger than %1")
                      .arg(format::bytes(modeltext::kMaxBytes)));
    }
    QByteArray text(size, Qt::Uninitialized);
    text.truncate(std::max<qint64>(0, file.readAt(0, text.data(), size)));
    return jsontext::asUtf8(text);
}

}  // namespace

Result<QByteArray> textOf(const QString& path)
{
    const QFileInfo info(path);
    const QString name = nameOf(path);
    if (!info.exists()) {
        return Error{ErrorCode::Input, QObject::tr("There is no file %1.").arg(printable(path)), {}};
    }
    if (!info.isFile()) {
        return modeltext::refused(name, info.isDir()
                                            ? QObject::tr("it is a folder. Choose a .keras file in it")
                                            : QObject::tr("it isn't a file that can be read whole"));
    }
    const auto file = SharedFile::open(path);
    if (!file) {
        return file.error();
    }
    QByteArray begin(4, '\0');
    if (file.value()->readAt(0, begin.data(), begin.size()) < 2) {
        return modeltext::refused(name, QObject::tr("it is empty"));
    }
    return begin.startsWith("PK") ? zippedText(file.value(), name) : plainText(*file.value(), name, begin);
}

Result<KerasModel> read(const QString& path, std::optional<PictureSize> size)
{
    const auto text = textOf(path);
    return text ? KerasModel::read(text.value(), nameOf(path), size) : Result<KerasModel>(text.error());
}

}  // namespace epochmark::modelfile

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfile/programfile.h"

#include "base/format.h"
#include "base/printable.h"
#include "dataset/zipfile.h"
#include "workload/network/keras/modeltext.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QObject>

#include <algorithm>

namespace epochmark::programfile {

namespace {

constexpr qint64 kMostProgramEntries = 100'000;  // one a tensor, and the code
constexpr qint64 kHashedAtOnce = 1 << 20;

/// What the zip's table of contents tells.
struct Contents {
    bool hasPickle = false;     ///< data.pkl: weights, with or without a program
    bool hasConstants = false;  ///< constants.pkl: a program
    bool isTooLarge = false;
};

Result<Contents> contentsOf(const std::shared_ptr<const SharedFile>& file, const QString& name,
                            const StopToken& stop)
{
    const auto zip = ZipFile::open(std::make_unique<FileBytes>(file), name);
    if (!zip) {
        return zip.error();
    }
    Contents found;
    qint64 visited = 0;
    qint64 unpacked = 0;
    const auto listed = zip.value()->forEach(
        [&](const ZipEntry& entry) -> Result<void> {
            found.hasPickle = found.hasPickle || entry.rawName.endsWith("/data.pkl");
            found.hasConstants = found.hasConstants || entry.rawName.endsWith("/constants.pkl");
            unpacked += std::clamp<qint64>(entry.sizeBytes, 0, NetworkProgram::kMostBytes);
            found.isTooLarge = unpacked > NetworkProgram::kMostBytes || ++visited > kMostProgramEntries;
            return found.isTooLarge ? Result<void>(Error{ErrorCode::Input, {}, {}}) : Result<void>();
        },
        stop);
    return listed || found.isTooLarge ? Result<Contents>(found) : listed.error();
}

Error tooLarge(const QString& name)
{
    return modeltext::refused(
        name, QObject::tr("it holds more than %1, or more than %2 entries")
                  .arg(format::bytes(NetworkProgram::kMostBytes), format::count(kMostProgramEntries)));
}

Result<QString> hashOf(const SharedFile& file, const QString& name, const StopToken& stop)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(kHashedAtOnce, Qt::Uninitialized);
    const qint64 size = file.identity().sizeBytes;
    for (qint64 offset = 0; offset < size;) {
        if (stop.isStopRequested()) {
            return Error{ErrorCode::Stopped, QObject::tr("Stopped while %1 was read.").arg(name), {}};
        }
        const qint64 taken = file.readAt(offset, block.data(), std::min(kHashedAtOnce, size - offset));
        if (taken <= 0) {
            return modeltext::refused(name, QObject::tr("it can't be read to its end"));
        }
        hash.addData(QByteArray::fromRawData(block.constData(), taken));
        offset += taken;
    }
    return QString::fromLatin1(hash.result().toHex());
}

bool isNamedLikeOne(const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    return ending == QLatin1String("pt") || ending == QLatin1String("pth") || ending == QLatin1String("ts");
}

QString shownName(const QString& path)
{
    return printable(QFileInfo(path).fileName(), 100);
}

}  // namespace

bool isProgram(const QString& path)
{
    if (!QFileInfo(path).isFile()) {
        return false;
    }
    const auto file = SharedFile::open(path);
    const auto contents = file ? contentsOf(file.value(), shownName(path), {})
                               : Result<Contents>(file.error());
    return contents && !contents->isTooLarge ? contents->hasPickle || contents->hasConstants
                                             : isNamedLikeOne(path);
}

Result<NetworkProgram> read(const QString& path, const StopToken& stop)
{
    const QFileInfo info(path);
    const QString name = shownName(path);
    if (!info.exists()) {
        return Error{ErrorCode::Input, QObject::tr("There is no file %1.").arg(printable(path)), {}};
    }
    if (!info.isFile()) {
        return modeltext::refused(name, QObject::tr("it isn't a file that can be read whole"));
    }
    const auto file = SharedFile::open(path);
    if (!file) {
        return file.error();
    }
    if (file.value()->identity().sizeBytes > NetworkProgram::kMostBytes) {
        return tooLarge(name);
    }
    const auto contents = contentsOf(file.value(), name, stop);
    if (!contents) {
        return contents.error();
    }
    if (contents->isTooLarge) {
        return tooLarge(name);
    }
    if (!contents->hasConstants) {
        return modeltext::refused(
            name, contents->hasPickle
                      ? QObject::tr("it holds weights without a program. Save torch.jit.script(model) "
                                    "or torch.jit.trace(model, pictures) instead")
                      : QObject::tr("it is no TorchScript"));
    }
    const auto hash = hashOf(*file.value(), name, stop);
    return hash ? Result<NetworkProgram>(NetworkProgram{info.absoluteFilePath(), hash.value()})
                : hash.error();
}

}  // namespace epochmark::programfile

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/demodataset.h"

#include "dataset/ziparchive.h"

#include <QObject>
#include <QResource>

namespace epochmark::demodataset {

QString path()
{
    return QStringLiteral("demo");
}

QString recordedName()
{
    return QStringLiteral("Demo set");
}

QString shownName(const QString& recorded)
{
    return recorded == recordedName() ? QObject::tr("Demo set") : recorded;
}

Result<std::shared_ptr<ArchiveReader>> open(const StopToken& stop)
{
    const QResource resource(QStringLiteral(":/epochmark/demo/demo.zip"));
    if (!resource.isValid() || resource.compressionAlgorithm() != QResource::NoCompression) {
        return Error{ErrorCode::Internal, QObject::tr("The Demo set is missing from this build."), {}};
    }
    const auto* data = reinterpret_cast<const char*>(resource.data());
    return ZipArchive::openMemory(QByteArray::fromRawData(data, resource.size()), {path(), recordedName()},
                                  stop);
}

}  // namespace epochmark::demodataset

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/homefile.h"

#include "base/filereason.h"
#include "base/jsontext.h"
#include "base/outputfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QObject>

namespace epochmark::homefile {

namespace {

constexpr qint64 kLargest = 16 << 20;
constexpr int kSchema = 1;
constexpr int kLockMs = 5'000;

Error homeFileError(const QString& path, const QString& why, const QString& detail = {})
{
    return {ErrorCode::Store, QObject::tr("%1 can't be used: %2").arg(path, why), detail};
}

}  // namespace

Result<QJsonObject> read(const QString& path)
{
    QFile file(path);
    if (!file.exists()) {
        return QJsonObject();
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return homeFileError(path, QObject::tr("it can't be read. Check its permissions."), fileReason(file));
    }
    const QByteArray bytes = file.read(kLargest + 1);
    if (bytes.size() > kLargest) {
        return homeFileError(path, QObject::tr("it is larger than 16 MiB."));
    }
    const QJsonDocument document = jsontext::parsed(bytes);
    if (!document.isObject()) {
        return homeFileError(path, QObject::tr("it is damaged. Move it away to begin a new one."));
    }
    if (document.object().value(QStringLiteral("schema")).toInt(kSchema) > kSchema) {
        return homeFileError(path, QObject::tr("a newer version has written it. Update Epochmark."));
    }
    return document.object();
}

Result<void> change(const QString& path, const std::function<Result<QJsonObject>(const QJsonObject&)>& change)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath())) {
        return homeFileError(path, QObject::tr("its folder can't be made."));
    }
    QLockFile lock(path + QStringLiteral(".lock"));
    if (!lock.tryLock(kLockMs)) {
        return homeFileError(path, QObject::tr("another program holds it, or its folder can't be written."));
    }
    const auto former = read(path);
    auto changed = former ? change(former.value()) : former;
    if (!changed) {
        return changed.error();
    }
    QJsonObject object = std::move(changed).value();
    object.insert(QStringLiteral("schema"), kSchema);
    const auto written = outputfile::write(path, jsontext::written(object, QJsonDocument::Indented));
    return written ? written : homeFileError(path, written.error().message, written.error().detail);
}

}  // namespace epochmark::homefile

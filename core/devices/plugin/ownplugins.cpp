// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/ownplugins.h"

#include "base/outputfile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace epochmark {

QList<PluginLibrary> ownplugins::read(const QString& file)
{
    QList<PluginLibrary> libraries;
    QFile source(file);
    if (file.isEmpty() || !source.open(QIODevice::ReadOnly)) {
        return libraries;
    }
    const QJsonArray list = QJsonDocument::fromJson(source.readAll())[QStringLiteral("plugins")].toArray();
    for (const QJsonValue& value : list) {
        const QString path = value[QStringLiteral("file")].toString();
        if (!path.isEmpty()) {
            libraries.append({value[QStringLiteral("name")].toString(), QFileInfo(path).absoluteFilePath(),
                              true, PluginOrigin::Own});
        }
    }
    return libraries;
}

Result<void> ownplugins::write(const QString& file, const QList<PluginLibrary>& libraries)
{
    QJsonArray list;
    for (const PluginLibrary& library : libraries) {
        list.append(
            QJsonObject{{QStringLiteral("name"), library.name}, {QStringLiteral("file"), library.file}});
    }
    return outputfile::write(file, QJsonDocument(QJsonObject{{QStringLiteral("plugins"), list}}).toJson());
}

}  // namespace epochmark

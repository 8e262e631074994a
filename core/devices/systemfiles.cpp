// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/systemfiles.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace epochmark {

std::optional<QByteArray> SystemFiles::read(const QString& path) const
{
    QFile file(m_root + path);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    return file.readAll();
}

std::optional<QString> SystemFiles::line(const QString& path) const
{
    const auto content = read(path);
    if (!content) {
        return std::nullopt;
    }
    // The device tree ends its strings with a zero byte.
    const QString text = QString::fromUtf8(*content).remove(QChar(u'\0')).trimmed();
    return text.isEmpty() ? std::nullopt : std::optional<QString>(text);
}

std::optional<qint64> SystemFiles::number(const QString& path) const
{
    const auto text = line(path);
    bool isNumber = false;
    const qint64 value = text ? text->toLongLong(&isNumber) : 0;
    return isNumber ? std::optional<qint64>(value) : std::nullopt;
}

QStringList SystemFiles::names(const QString& folder, const QString& wildcard) const
{
    QStringList found = QDir(m_root + folder)
                            .entryList({wildcard},
                                       QDir::Dirs | QDir::Files | QDir::System | QDir::NoDotAndDotDot);
    std::sort(found.begin(), found.end(), [](const QString& left, const QString& right) {
        return left.size() != right.size() ? left.size() < right.size() : left < right;
    });
    return found;
}

}  // namespace epochmark

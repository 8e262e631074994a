// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace epochmark::test {

/// A dataset of train/ and test/ with two classes, whose files hold no pictures: enough for whoever doesn't
/// decode them.
class PictureFolder {
public:
    explicit PictureFolder(int trainPerClass = 12, int testPerClass = 2)
    {
        for (const QString& name : {QStringLiteral("cats"), QStringLiteral("dogs")}) {
            fill(QStringLiteral("train/") + name, trainPerClass);
            fill(QStringLiteral("test/") + name, testPerClass);
        }
    }

    QString path() const { return m_folder.path(); }
    QString filePath(const QString& name) const { return m_folder.filePath(name); }

    void write(const QString& name, const QByteArray& content) const
    {
        QFile file(filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("can't write %s", qPrintable(file.fileName()));
        }
    }

private:
    void fill(const QString& folder, int count) const
    {
        QDir(m_folder.path()).mkpath(folder);
        for (int i = 0; i < count; ++i) {
            write(QStringLiteral("%1/%2.jpg").arg(folder).arg(i), "picture " + QByteArray::number(i));
        }
    }

    QTemporaryDir m_folder;
};

}  // namespace epochmark::test

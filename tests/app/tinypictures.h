// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

namespace epochmark::test {

/// A dataset of real pictures small enough to train on in a moment: noise with a cast of red or of blue, as
/// PPM files.
class TinyPictures {
public:
    explicit TinyPictures(int trainPerClass = 12, int testPerClass = 4)
    {
        for (int kind = 0; kind < 2; ++kind) {
            const QString name = kind == 0 ? QStringLiteral("red") : QStringLiteral("blue");
            fill(QStringLiteral("train/") + name, kind, trainPerClass);
            fill(QStringLiteral("test/") + name, kind, testPerClass);
        }
    }

    QString path() const { return m_folder.path(); }

    static QByteArray picture(int kind, quint32 seed)
    {
        constexpr int kEdge = 24;
        QRandomGenerator random(seed);
        QByteArray bytes = QByteArrayLiteral("P6\n24 24\n255\n");
        for (int i = 0; i < kEdge * kEdge; ++i) {
            const int strong = random.bounded(150, 256);
            const int weak = random.bounded(0, 100);
            bytes += static_cast<char>(kind == 0 ? strong : weak);
            bytes += static_cast<char>(random.bounded(256));
            bytes += static_cast<char>(kind == 0 ? weak : strong);
        }
        return bytes;
    }

private:
    void fill(const QString& folder, int kind, int count) const
    {
        QDir(m_folder.path()).mkpath(folder);
        for (int i = 0; i < count; ++i) {
            QFile file(m_folder.filePath(QStringLiteral("%1/%2.ppm").arg(folder).arg(i)));
            const QByteArray bytes = picture(kind, m_seed++);
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
                qFatal("can't write %s", qPrintable(file.fileName()));
            }
        }
    }

    QTemporaryDir m_folder;
    mutable quint32 m_seed = 1;
};

}  // namespace epochmark::test

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../core/dataset/testzip.h"
#include "childprocess.h"
#include "places.h"
#include "terminal.h"
#include "tinypictures.h"

namespace epochmark::test {

/// Runs of the real epochmark-cli that a test catches in the stage it wants. Each stage is announced by a
/// line before its work begins, so the last such line of a process that was stopped tells where it was.
class StagedRuns {
public:
    StagedRuns()
    {
        // A few pictures that keep one thread busy for a while, in little room: blank pixels shrink to
        // nothing.
        constexpr int kEdge = 1200;
        const QByteArray header = QStringLiteral("P6\n%1 %1\n255\n").arg(kEdge).toLatin1();
        const QByteArray blank(3 * kEdge * kEdge, '\x40');
        TestZip zip;
        for (const char* folder : {"train/red/", "train/blue/"}) {
            for (int i = 0; i < 12; ++i) {
                zip.add(folder + QByteArray::number(i) + ".ppm", header + blank, {.isDeflated = true});
            }
        }
        zip.add("test/red/0.ppm", TinyPictures::picture(0, 1));
        zip.add("test/blue/0.ppm", TinyPictures::picture(1, 2));
        m_large = m_folder.filePath(QStringLiteral("large.zip"));
        zip.writeTo(m_large);
    }

    /// The line that announces a stage: "check", "decode", "warm up", "train", "store".
    static QByteArray lineOf(const QString& stage)
    {
        static const QHash<QString, QByteArray> kLines{{QStringLiteral("check"), "Checking…"},
                                                       {QStringLiteral("decode"), "Decoding…"},
                                                       {QStringLiteral("warm up"), "Warming up…"},
                                                       {QStringLiteral("train"), "Training…"},
                                                       {QStringLiteral("store"), "Storing…"}};
        return kLines.value(stage);
    }

    /// The stage in which a process was when it wrote its last line.
    static QString lastStage(const QByteArray& output)
    {
        QString last;
        qsizetype at = -1;
        for (const char* stage : {"check", "decode", "warm up", "train", "store"}) {
            const QString name = QString::fromLatin1(stage);
            if (const qsizetype found = output.lastIndexOf(lineOf(name)); found > at) {
                at = found;
                last = name;
            }
        }
        return last;
    }

    /// Starts a run that stays in the stage long enough to be caught there.
    ChildProcess::Setup setup(const Terminal& terminal, const QString& stage) const
    {
        const bool isEarly = stage == QStringLiteral("check") || stage == QStringLiteral("decode");
        QStringList line{
            QStringLiteral("run"),     QStringLiteral("--dataset"), isEarly ? m_large : m_tiny.path(),
            QStringLiteral("--batch"), QStringLiteral("12"),        QStringLiteral("--threads"),
            QStringLiteral("1"),       QStringLiteral("--epochs"),  QString::number(epochsOf(stage))};
        if (stage == QStringLiteral("check")) {
            line += {QStringLiteral("--pipeline"),
                     QStringLiteral("plain")};  // whose check decodes every picture
        } else if (stage == QStringLiteral("store")) {
            line += {QStringLiteral("--save-model"), terminal.path(QStringLiteral("model.pt"))};
        }
        return {QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-cli"),
                line,
                {{"EPOCHMARK_HOME", QFile::encodeName(terminal.home())}},
                {}};
    }

    static int epochsOf(const QString& stage) { return stage == QStringLiteral("train") ? 1000 : 2; }

    /// Waits until the process is in the stage (in "train": until its second epoch is done); false when it
    /// never came there.
    static bool waitForStage(ChildProcess& process, const QString& stage)
    {
        return process.waitForText(stage == QStringLiteral("train") ? QByteArray("Epoch 2:") : lineOf(stage));
    }

private:
    QTemporaryDir m_folder;
    QString m_large;
    TinyPictures m_tiny;
};

}  // namespace epochmark::test

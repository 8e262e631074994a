// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// A few pictures of the gallery as the real program writes them; all of them take too long for a test run.
class TestGallery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void picturesAreFilledAndOfTheRightSize()
    {
        QTemporaryDir folder;
        QProcess gallery;
        gallery.start(m_program,
                      {folder.path(), QStringLiteral("report-ready"), QStringLiteral("benchmark-busy")});
        QVERIFY(gallery.waitForFinished(-1));
        QCOMPARE(gallery.exitCode(), 0);
        const QStringList files = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
        QStringList expected;
        for (const QString& name : {QStringLiteral("benchmark-busy"), QStringLiteral("report-ready")}) {
            for (const QString& scheme : {QStringLiteral("dark"), QStringLiteral("light")}) {
                expected += QStringLiteral("%1-%2.png").arg(name, scheme);
                expected += QStringLiteral("%1-%2-de.png").arg(name, scheme);
                expected += QStringLiteral("%1-%2-16pt.png").arg(name, scheme);
                expected += QStringLiteral("%1-%2-1024x640.png").arg(name, scheme);
                expected += QStringLiteral("%1-%2-1920x1080.png").arg(name, scheme);
                expected += QStringLiteral("%1-%2@1.25x.png").arg(name, scheme);
                expected += QStringLiteral("%1-%2@2x.png").arg(name, scheme);
            }
        }
        expected.sort();
        QCOMPARE(files, expected);
        for (const QString& file : files) {
            const QImage image(folder.filePath(file));
            const QString scale = file.section(QLatin1Char('@'), 1).section(QLatin1Char('x'), 0, 0);
            const QSize size = file.contains(QStringLiteral("1024x640"))    ? QSize(1024, 640)
                               : file.contains(QStringLiteral("1920x1080")) ? QSize(1920, 1080)
                                                                            : QSize(1440, 900);
            QCOMPARE(image.size(), size * (scale.isEmpty() ? 1 : scale.toDouble()));
            const bool isDark = file.contains(QStringLiteral("dark"));
            QCOMPARE(image.pixelColor(image.width() - 4, image.height() - 4).lightness() < 128, isDark);
            QVERIFY2(colours(image) > 150,
                     qPrintable(QStringLiteral("%1: %2 colours").arg(file).arg(colours(image))));
        }
    }

    void unknownNamesAreRefused()
    {
        QTemporaryDir folder;
        QCOMPARE(QProcess::execute(m_program, {folder.path(), QStringLiteral("nothing")}), 2);
        QCOMPARE(QProcess::execute(m_program, {}), 2);
        QCOMPARE(
            QProcess::execute(m_program, {folder.path(), QStringLiteral("--size"), QStringLiteral("large")}),
            2);
        QCOMPARE(
            QProcess::execute(m_program, {folder.path(), QStringLiteral("--scale"), QStringLiteral("3")}), 2);
        QCOMPARE(QProcess::execute(m_program,
                                   {folder.path(), QStringLiteral("--language"), QStringLiteral("tlh")}),
                 2);
    }

private:
    static qsizetype colours(const QImage& image)
    {
        QSet<QRgb> found;
        for (int y = 0; y < image.height(); y += 2) {
            for (int x = 0; x < image.width(); x += 2) {
                found.insert(image.pixel(x, y));
            }
        }
        return found.size();
    }

    const QString m_program = QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-gallery");
};

QTEST_GUILESS_MAIN(TestGallery)
#include "tst_gallery.moc"

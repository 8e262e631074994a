// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/libtorchparts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

namespace {

QString ownPath()
{
    return QCoreApplication::applicationFilePath();
}

bool write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QStringList namesOf(const QFileInfoList& files)
{
    QStringList names;
    for (const QFileInfo& file : files) {
        names.append(file.fileName());
    }
    return names;
}

}  // namespace

class TestLibTorchParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatTheLoaderReads();
    void takesNothingFromDamagedFiles();
    void findsCudaBesideTorchOfPython();
};

/// binutils' reading is the oracle.
void TestLibTorchParts::readsWhatTheLoaderReads()
{
    const QString oracle = QStandardPaths::findExecutable(QStringLiteral("readelf"));
    if (oracle.isEmpty()) {
        QSKIP("There is no readelf here.");
    }
    QProcess process;
    process.start(oracle, {QStringLiteral("-d"), QStringLiteral("-W"), ownPath()});
    QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    static const QRegularExpression kLine(QStringLiteral("\\(NEEDED\\).*\\[(.*)\\]"));
    QStringList expected;
    for (auto lines = kLine.globalMatch(QString::fromUtf8(process.readAllStandardOutput()));
         lines.hasNext();) {
        expected.append(lines.next().captured(1));
    }
    QVERIFY(expected.size() > 1);
    QCOMPARE(neededLibraries(ownPath()), expected);
}

/// Cut anywhere, or with each byte of its headers another: it may find less, and reads nowhere else.
void TestLibTorchParts::takesNothingFromDamagedFiles()
{
    QFile own(ownPath());
    QVERIFY(own.open(QIODevice::ReadOnly));
    const QByteArray whole = own.readAll();
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("damaged"));
    QVERIFY(write(file, {}));
    QVERIFY(neededLibraries(file).isEmpty());
    QVERIFY(neededLibraries(folder.filePath(QStringLiteral("nowhere"))).isEmpty());
    for (const qsizetype size : {3, 63, 64, 100, 500, 1'000, 2'000, 4'000}) {
        QVERIFY(write(file, whole.left(size)));
        QVERIFY(neededLibraries(file).size() <= neededLibraries(ownPath()).size());
    }
    constexpr qsizetype kHeaders = 64 + 14 * 56;
    QVERIFY(write(file, whole));
    QFile damaged(file);
    QVERIFY(damaged.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    for (qsizetype at = 0; at < kHeaders; ++at) {
        QVERIFY(damaged.seek(at) && damaged.putChar('\xff'));
        for (const QString& name : neededLibraries(file)) {
            QVERIFY(name.size() <= 256);
        }
        QVERIFY(damaged.seek(at) && damaged.putChar(whole.at(at)));
    }
    QCOMPARE(neededLibraries(file), neededLibraries(ownPath()));
}

/// This test stands for libtorch_cpu.so: what it needs is missing until it lies where pip puts CUDA's.
void TestLibTorchParts::findsCudaBesideTorchOfPython()
{
    const QTemporaryDir packages;
    const QString libraries = packages.filePath(QStringLiteral("torch/lib"));
    QVERIFY(QDir().mkpath(libraries));
    QVERIFY(QFile::copy(ownPath(), libraries + QStringLiteral("/libtorch_cpu.so")));
    QVERIFY(write(libraries + QStringLiteral("/libc10.so"), "c10"));
    QVERIFY(write(libraries + QStringLiteral("/libtorch_cuda.so"), "the half for cards"));
    const LibTorchParts lacking = LibTorchParts::of(libraries);
    QCOMPARE(namesOf(lacking.files),
             QStringList({QStringLiteral("libc10.so"), QStringLiteral("libtorch_cpu.so")}));
    QVERIFY(lacking.missing.size() > 1);  // Qt's, and our own
    QVERIFY(lacking.missing.filter(QStringLiteral("libc.so")).isEmpty());
    const QStringList folders{QStringLiteral("nvidia/cuda_cupti/lib"), QStringLiteral("nvidia/cu13/lib")};
    QStringList expected = namesOf(lacking.files) + lacking.missing;
    expected.sort();
    for (qsizetype i = 0; i < lacking.missing.size(); ++i) {
        const QString folder = packages.filePath(folders.at(i % folders.size()));
        QVERIFY(QDir().mkpath(folder) && write(folder + u'/' + lacking.missing.at(i), "there"));
    }
    const LibTorchParts whole = LibTorchParts::of(libraries);
    QVERIFY2(whole.missing.isEmpty(), qPrintable(whole.missing.join(u' ')));
    QCOMPARE(namesOf(whole.files), expected);
}

QTEST_GUILESS_MAIN(TestLibTorchParts)
#include "tst_libtorchparts.moc"

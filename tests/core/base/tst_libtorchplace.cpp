// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/libtorchplace.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace epochmark;

namespace {

void write(const QString& path, const QByteArray& bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QByteArray headerOf(const QString& version)
{
    const QStringList parts = version.split(u'.');
    return QStringLiteral("#define TORCH_VERSION_MAJOR %1\n#define TORCH_VERSION_MINOR %2\n#define "
                          "TORCH_VERSION_PATCH 7\n")
        .arg(parts.at(0), parts.at(1))
        .toUtf8();
}

/// An empty library in `root`/lib, and a header that says which version it is.
void makeLibTorch(const QString& root, const QString& version)
{
    write(root + QStringLiteral("/lib/libtorch_cpu.so"), {});
    write(root + QStringLiteral("/include/torch/headeronly/version.h"), headerOf(version));
}

}  // namespace

class TestLibTorchPlace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { qunsetenv("EPOCHMARK_LIBTORCH"); }
    void takesWhatPeopleName();
    void refusesOtherVersions();
    void namedBeatsChosen();
    void choiceThatFitsNoMoreIsForgotten();
    void findsTheCache();
    void damagedOnesAreTold();
    void tellsTheCudaOfAGpuHalf_data();
    void tellsTheCudaOfAGpuHalf();

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLibTorchPlace::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CACHE_HOME", path("cache").toLocal8Bit());
}

void TestLibTorchPlace::takesWhatPeopleName()
{
    makeLibTorch(path("site/torch"), libtorch::version());
    const QString libraries = path("site/torch/lib");
    for (const char* given : {"site", "site/torch", "site/torch/lib", "site/torch/lib/../"}) {
        const auto found = libtorch::librariesIn(path(given));
        QVERIFY2(found, given);
        QCOMPARE(found.value(), libraries);
    }
    // An unpacked zip has its version in a file of its own, Python's torch in another.
    for (const char* file : {"build-version", "version.py"}) {
        QTemporaryDir other;
        write(other.filePath(QStringLiteral("lib/libtorch_cpu.so")), {});
        write(other.filePath(QString::fromLatin1(file)),
              "__version__ = '" + libtorch::version().toUtf8() + "+cpu'\n");
        QVERIFY2(libtorch::librariesIn(other.path()), file);
    }
}

void TestLibTorchPlace::refusesOtherVersions()
{
    makeLibTorch(path("old"), QStringLiteral("1.13.1"));
    write(path("nameless/lib/libtorch_cpu.so"), {});
    QVERIFY(QDir().mkpath(path("empty")));
    const QList<std::pair<const char*, const char*>> refused{{"old", "1.13"},
                                                             {"nameless", "can't be told"},
                                                             {"empty", "There is no LibTorch"},
                                                             {"nowhere", "There is no LibTorch"}};
    for (const auto& [folder, words] : refused) {
        const auto found = libtorch::librariesIn(path(folder));
        QVERIFY2(!found && found.error().code == ErrorCode::Usage, folder);
        QVERIFY2(found.error().message.contains(QString::fromLatin1(words)),
                 qPrintable(found.error().message));
        QVERIFY(found.error().message.contains(path(folder)));
    }
    qputenv("EPOCHMARK_LIBTORCH", path("old").toLocal8Bit());
    QVERIFY(!libtorch::wanted());  // what is named and doesn't fit isn't passed over in silence
}

void TestLibTorchPlace::namedBeatsChosen()
{
    makeLibTorch(path("one"), libtorch::version());
    makeLibTorch(path("two"), libtorch::version());
    QCOMPARE(libtorch::wanted().value(), QString());
    QVERIFY(libtorch::choose(path("one/lib")));
    QCOMPARE(libtorch::wanted().value(), path("one/lib"));
    QVERIFY(libtorch::choose(path("two/lib")));  // over an older choice
    QCOMPARE(libtorch::wanted().value(), path("two/lib"));
    qputenv("EPOCHMARK_LIBTORCH", path("one").toLocal8Bit());
    QCOMPARE(libtorch::wanted().value(), path("one/lib"));
    QVERIFY(QFile::exists(path("two/lib/libtorch_cpu.so")));
}

/// Python's torch may be another one tomorrow.
void TestLibTorchPlace::choiceThatFitsNoMoreIsForgotten()
{
    makeLibTorch(path("python"), libtorch::version());
    QVERIFY(libtorch::choose(path("python/lib")));
    makeLibTorch(path("python"), QStringLiteral("99.1.0"));
    QCOMPARE(libtorch::wanted().value(), QString());
    QVERIFY(QDir(path("python")).removeRecursively());
    QCOMPARE(libtorch::wanted().value(), QString());
}

void TestLibTorchPlace::findsTheCache()
{
    if (libtorch::cacheRoot().isEmpty()) {
        QSKIP("This build was made with a LibTorch that isn't pinned.");
    }
    QVERIFY(libtorch::cacheRoot().startsWith(path("cache/epochmark/libtorch-") + libtorch::version()));
    QCOMPARE(libtorch::cached(), QString());
    write(libtorch::cacheRoot() + QStringLiteral("/lib/libtorch_cpu.so"), {});
    QCOMPARE(libtorch::cached(), libtorch::cacheRoot() + QStringLiteral("/lib"));
    QCOMPARE(libtorch::wanted().value(), QString());
}

void TestLibTorchPlace::damagedOnesAreTold()
{
    makeLibTorch(path("damaged"), libtorch::version());
    write(path("damaged/lib/libtorch_cpu.so"), "no library");
    const auto loaded = libtorch::load(path("damaged/lib"));
    QVERIFY(!loaded && loaded.error().message.contains(path("damaged/lib")));
    QVERIFY(!loaded.error().detail.isEmpty());
    QCOMPARE(libtorch::loadedFrom(), QString());
}

void TestLibTorchPlace::tellsTheCudaOfAGpuHalf_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("major");  // 0: nothing tells
    QTest::newRow("of the cache") << "lib/libcudart.so.12" << QByteArray() << 12;
    QTest::newRow("of the cache, 13") << "lib/libcudart.so.13" << QByteArray() << 13;
    QTest::newRow("Python's") << "version.py" << QByteArray("__version__ = '2.11.0+cu126'\n") << 12;
    QTest::newRow("Python's, 13") << "version.py" << QByteArray("__version__ = '2.15.0+cu130'\n") << 13;
    QTest::newRow("Conda's") << "version.py"
                             << QByteArray("__version__ = '2.7.1'\ncuda: Optional[str] = '12.8'\n") << 12;
    QTest::newRow("an unpacked zip's") << "build-version" << QByteArray("2.7.1+cu118\n") << 11;
    QTest::newRow("for the processor")
        << "version.py" << QByteArray("__version__ = '2.7.1+cpu'\ncuda: Optional[str] = None\n") << 0;
    QTest::newRow("nothing") << "README" << QByteArray() << 0;
    QTest::newRow("garbage") << "lib/libcudart.so.12x" << QByteArray() << 0;
}

void TestLibTorchPlace::tellsTheCudaOfAGpuHalf()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(int, major);
    write(path("torch/lib/libtorch_cpu.so"), {});
    write(path("torch/") + file, text);
    QCOMPARE(libtorch::cudaMajorOf(path("torch/lib")).value_or(0), major);
}

QTEST_GUILESS_MAIN(TestLibTorchPlace)
#include "tst_libtorchplace.moc"

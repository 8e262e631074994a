// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/api/libtorchfetch.h"
#include "engine/api/libtorchplace.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

namespace {

/// A wheel of nothing, as pip takes it: its files' names, each with its own name inside. Prints its hash.
constexpr const char* kMakeWheel = R"(
import hashlib, sys, zipfile
path, names = sys.argv[1], sys.argv[2:]
with zipfile.ZipFile(path, "w") as wheel:
    wheel.writestr("torch-9.9.9.dist-info/METADATA", "Metadata-Version: 2.1\nName: torch\nVersion: 9.9.9\n")
    wheel.writestr("torch-9.9.9.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: false\n")
    wheel.writestr("torch-9.9.9.dist-info/RECORD", "")
    for name in names:
        wheel.writestr(name, name)
print(hashlib.sha256(open(path, "rb").read()).hexdigest())
)";

QByteArray script()
{
    QFile file(QStringLiteral(":/epochmark/setup/fetchlibtorch.py"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The first interpreter that has pip; empty: none.
QString pythonWithPip()
{
    for (const QString& python : pythonPrograms()) {
        if (QProcess::execute(python, {QStringLiteral("-c"), QStringLiteral("import pip")}) == 0) {
            return python;
        }
    }
    return {};
}

}  // namespace

class TestLibTorchFetch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wheelBecomesAFolder();
    void pinsAreThoseOfTheBuild();
    void tellsHowFarItIs();
    void everyFailureHasItsSentence_data();
    void everyFailureHasItsSentence();
    void nextPythonIsAsked();
    void stopsAtOnce();

private:
    QString fakePython(const QByteArray& lines);
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QTemporaryDir m_folder;
    int m_fakes = 0;
};

void TestLibTorchFetch::initTestCase()
{
    qputenv("XDG_CACHE_HOME", path("cache").toLocal8Bit());
    if (libtorch::cacheRoot().isEmpty()) {
        QSKIP("This build was made with a LibTorch that isn't pinned.");
    }
}

/// Does what a python that runs the script would be seen to do.
QString TestLibTorchFetch::fakePython(const QByteArray& lines)
{
    const QString name = m_folder.filePath(QStringLiteral("python%1").arg(++m_fakes));
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\ncat >/dev/null\n" + lines) < 0) {
        return {};
    }
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return name;
}

/// The very script with a real pip, which looks into a folder instead of a network.
void TestLibTorchFetch::wheelBecomesAFolder()
{
    const QString python = pythonWithPip();
    if (python.isEmpty()) {
        QSKIP("There is no pip.");
    }
    QVERIFY(QDir().mkpath(path("wheels")));
    QProcess maker;
    maker.start(python,
                {QStringLiteral("-c"), QString::fromLatin1(kMakeWheel),
                 path("wheels/torch-9.9.9-cp311-cp311-manylinux_2_28_x86_64.whl"),
                 QStringLiteral("torch/lib/libtorch_cpu.so"), QStringLiteral("torch/lib/libtorch_cuda.so"),
                 QStringLiteral("torch/lib/libtorch_python.so"), QStringLiteral("torch/include/torch/a.h"),
                 QStringLiteral("torch/__init__.py"),
                 QStringLiteral("torch-9.9.9.dist-info/licenses/LICENSE")});
    QVERIFY(maker.waitForFinished() && maker.exitCode() == 0);
    const QByteArray pins = "torch==9.9.9 --hash=sha256:" + maker.readAllStandardOutput().trimmed() + '\n';
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PIP_NO_INDEX"), QStringLiteral("1"));
    environment.insert(QStringLiteral("PIP_FIND_LINKS"), path("wheels"));
    const auto fetched = [&](const QString& root, const QByteArray& given) {
        QProcess fetch;
        fetch.setProcessEnvironment(environment);
        fetch.start(python, {QStringLiteral("-I"), QStringLiteral("-c"), QString::fromUtf8(script()), root,
                             QStringLiteral("9.9.9"), QStringLiteral("x86_64"), QStringLiteral("1"),
                             QStringLiteral("1")});
        fetch.write(given);
        fetch.closeWriteChannel();
        fetch.waitForFinished(120'000);
        return fetch.readAllStandardOutput().trimmed().split('\n').last();
    };
    const QString root = path("cache/epochmark/libtorch-9.9.9-abc");
    QByteArray wrong = pins;
    const qsizetype digit = wrong.indexOf("sha256:") + 7;
    wrong[digit] = wrong.at(digit) == '0' ? '1' : '0';
    QCOMPARE(fetched(root, wrong), QByteArray("failed download"));  // other bytes than were pinned
    QVERIFY(!QFile::exists(root));
    QCOMPARE(fetched(root, pins), QByteArray("ready"));
    QCOMPARE(contents(root + QStringLiteral("/lib/libtorch_cpu.so")),
             QByteArray("torch/lib/libtorch_cpu.so"));
    QVERIFY(QFile::exists(root + QStringLiteral("/include/torch/a.h")));
    QVERIFY(QFile::exists(root + QStringLiteral("/LICENSE")));
    QVERIFY(!QFile::exists(root + QStringLiteral("/lib/libtorch_cuda.so")));
    QVERIFY(!QFile::exists(root + QStringLiteral("/lib/libtorch_python.so")));
    QVERIFY(!QFile::exists(root + QStringLiteral("/__init__.py")));
    const QStringList left = QDir(path("cache/epochmark")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    QCOMPARE(left, QStringList({QStringLiteral("libtorch-9.9.9-abc"), QStringLiteral("lock")}));
    QVERIFY(QDir(path("wheels")).removeRecursively());
    QCOMPARE(fetched(root, pins), QByteArray("ready"));  // nothing is asked for twice
}

void TestLibTorchFetch::pinsAreThoseOfTheBuild()
{
    const QByteArray pins = contents(QStringLiteral(":/epochmark/setup/pins.txt"));
    QVERIFY(pins.contains("torch==" + libtorch::version().toUtf8() + " --hash=sha256:"));
}

void TestLibTorchFetch::tellsHowFarItIs()
{
    QStringList told;
    const QString python = fakePython("echo waiting; echo progress 12500000; echo unpacking; echo ready\n");
    const auto fetched = fetchLibTorch(
        StopToken(), [&told](const FetchProgress& progress) { told.append(words(progress)); }, {python});
    QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().message));
    QCOMPARE(told.size(), 3);
    QVERIFY(told.at(0).contains(QStringLiteral("waiting")));
    QVERIFY2(told.at(1).startsWith(QStringLiteral("Downloading LibTorch: 12 of about ")),
             qPrintable(told.at(1)));
    QVERIFY(told.at(2).startsWith(QStringLiteral("Unpacking")));
}

void TestLibTorchFetch::everyFailureHasItsSentence_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("says");
    QTest::newRow("no pip") << QByteArray("echo failed no-pip") << "python3 with pip";
    QTest::newRow("folder") << QByteArray("echo failed folder") << "XDG_CACHE_HOME";
    QTest::newRow("space") << QByteArray("echo failed space") << "make room";
    QTest::newRow("network") << QByteArray("echo no route >&2; echo failed download") << "check the network";
    QTest::newRow("unpack") << QByteArray("echo failed unpack") << "unpacked";
    QTest::newRow("killed") << QByteArray("kill -9 $$") << "couldn't be downloaded";
    QTest::newRow("silent") << QByteArray("exit 0") << "couldn't be downloaded";
}

void TestLibTorchFetch::everyFailureHasItsSentence()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, says);
    const auto fetched = fetchLibTorch(StopToken(), [](const FetchProgress&) {}, {fakePython(lines + '\n')});
    QVERIFY(!fetched && fetched.error().code == ErrorCode::Input);
    QVERIFY2(fetched.error().message.contains(says), qPrintable(fetched.error().message));
    QVERIFY(fetched.error().message.contains(QStringLiteral("setup --libtorch")));  // another way
    QCOMPARE(fetched.error().detail, lines.contains("route") ? QStringLiteral("no route") : QString());
}

void TestLibTorchFetch::nextPythonIsAsked()
{
    const QString without = fakePython("echo failed no-pip\n");
    const QString with = fakePython("echo ready\n");
    const auto nothing = [](const FetchProgress&) {};
    QVERIFY(fetchLibTorch(StopToken(), nothing, {without, with}));
    QVERIFY(!fetchLibTorch(StopToken(), nothing, {without}));
    QVERIFY(!fetchLibTorch(StopToken(), nothing, {}));
    QVERIFY(!fetchLibTorch(StopToken(), nothing, {path("nowhere")}));
}

void TestLibTorchFetch::stopsAtOnce()
{
    StopSource stop;
    QElapsedTimer clock;
    clock.start();
    const auto fetched = fetchLibTorch(stop.token(), [&stop](const FetchProgress&) { stop.requestStop(); },
                                       {fakePython("echo progress 1\nexec sleep 100\n")});
    QVERIFY(!fetched && fetched.error().code == ErrorCode::Stopped);
    QVERIFY(clock.elapsed() < 30'000);  // far below the hundred seconds that it would have gone on
}

QTEST_GUILESS_MAIN(TestLibTorchFetch)
#include "tst_libtorchfetch.moc"

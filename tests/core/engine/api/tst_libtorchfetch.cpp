// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/libtorchplace.h"
#include "engine/api/libtorchfetch.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

namespace {

/// A wheel of nothing, as pip takes it: its files' names, each with its own name inside (and, where cards are
/// meant, a word of its compiler's). Prints its hash.
constexpr const char* kMakeWheel = R"(
import hashlib, os, sys, zipfile
path, names = sys.argv[1], sys.argv[2:]
package = os.path.basename(path).split("-")[0]
info = package + "-9.9.9.dist-info/"
with zipfile.ZipFile(path, "w") as wheel:
    wheel.writestr(info + "METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 9.9.9\n")
    wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: false\n")
    wheel.writestr(info + "RECORD", "")
    for name in names:
        wheel.writestr(name, name + ("\0arch=compute_75,code=sm_75 code=compute_90\0" if "cuda.so" in name else ""))
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

/// The same pins, of other bytes.
QByteArray otherThan(QByteArray pins)
{
    const qsizetype digit = pins.indexOf("sha256:") + 7;
    pins[digit] = pins.at(digit) == '0' ? '1' : '0';
    return pins;
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
    void cardsHalfJoinsTheProcessors_data();
    void cardsHalfJoinsTheProcessors();
    void pinsAreThoseOfTheBuild();
    void choosesTheLineForTheCard();
    void otherLinesHaveFoldersOfTheirOwn();
    void tellsHowFarItIs();
    void everyFailureHasItsSentence_data();
    void everyFailureHasItsSentence();
    void otherWayIsForTheSameLine();
    void nextPythonIsAsked();
    void stopsAtOnce();
    void folderNamedTorchIsNotPythons();

private:
    QString fakePython(const QByteArray& lines);
    QByteArray wheel(const QString& python, const QString& name, const QStringList& files);
    QByteArray fetched(const QString& python, const QString& root, const QByteArray& pins,
                       const QStringList& words = {});
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

/// Makes a wheel in a folder that pip looks into instead of a network, and gives the line that pins it.
QByteArray TestLibTorchFetch::wheel(const QString& python, const QString& name, const QStringList& files)
{
    QDir().mkpath(path("wheels"));
    QProcess maker;
    maker.start(python,
                QStringList{QStringLiteral("-c"), QString::fromLatin1(kMakeWheel),
                            path("wheels")
                                + QStringLiteral("/%1-9.9.9-cp311-cp311-manylinux_2_28_x86_64.whl").arg(name)}
                    + files);
    maker.waitForFinished();
    QString pinned = name;
    return pinned.replace(u'_', u'-').toUtf8()
           + "==9.9.9 --hash=sha256:" + maker.readAllStandardOutput().trimmed() + '\n';
}

/// The very script with a real pip: its last line.
QByteArray TestLibTorchFetch::fetched(const QString& python, const QString& root, const QByteArray& pins,
                                      const QStringList& words)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PIP_NO_INDEX"), QStringLiteral("1"));
    environment.insert(QStringLiteral("PIP_FIND_LINKS"), path("wheels"));
    QProcess fetch;
    fetch.setProcessEnvironment(environment);
    fetch.start(python, QStringList{QStringLiteral("-I"), QStringLiteral("-c"), QString::fromUtf8(script()),
                                    root, QStringLiteral("9.9.9"), QStringLiteral("x86_64"),
                                    QStringLiteral("1"), QStringLiteral("1")}
                            + words);
    fetch.write(pins);
    fetch.closeWriteChannel();
    fetch.waitForFinished(120'000);
    return fetch.readAllStandardOutput().trimmed().split('\n').last();
}

void TestLibTorchFetch::wheelBecomesAFolder()
{
    const QString python = pythonWithPip();
    if (python.isEmpty()) {
        QSKIP("There is no pip.");
    }
    const QByteArray pins = wheel(
        python, QStringLiteral("torch"),
        {QStringLiteral("torch/lib/libtorch_cpu.so"), QStringLiteral("torch/lib/libtorch_cuda.so"),
         QStringLiteral("torch/lib/libtorch_python.so"), QStringLiteral("torch/include/torch/a.h"),
         QStringLiteral("torch/__init__.py"), QStringLiteral("torch-9.9.9.dist-info/licenses/LICENSE")});
    const QString root = path("cache/epochmark/libtorch-9.9.9-abc");
    QCOMPARE(fetched(python, root, otherThan(pins)), QByteArray("failed download"));
    QVERIFY(!QFile::exists(root));
    QCOMPARE(fetched(python, root, pins), QByteArray("ready"));
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
    QCOMPARE(fetched(python, root, pins), QByteArray("ready"));  // nothing is asked for twice
}

void TestLibTorchFetch::cardsHalfJoinsTheProcessors_data()
{
    QTest::addColumn<bool>("isProcessorsThere");
    QTest::newRow("to what is there") << true;
    QTest::newRow("with it, at once") << false;
}

void TestLibTorchFetch::cardsHalfJoinsTheProcessors()
{
    QFETCH(bool, isProcessorsThere);
    const QString python = pythonWithPip();
    if (python.isEmpty()) {
        QSKIP("There is no pip.");
    }
    const QByteArray pins = wheel(
        python, QStringLiteral("torch"),
        {QStringLiteral("torch/lib/libtorch_cpu.so"), QStringLiteral("torch/lib/libc10_cuda.so"),
         QStringLiteral("torch/lib/libtorch_cuda.so"), QStringLiteral("torch/lib/libtorch_python.so")});
    const QByteArray forCards = wheel(
        python, QStringLiteral("nvidia_cudnn"),
        {QStringLiteral("nvidia/cudnn/lib/libcudnn.so.9"), QStringLiteral("nvidia/cudnn/include/cudnn.h")});
    const QStringList cuda{QStringLiteral("cuda")};
    const QString root = path("cache/epochmark/libtorch-9.9.9-")
                         + QString::fromLatin1(QTest::currentDataTag()).left(2);
    const QString lib = root + QStringLiteral("/lib");
    if (isProcessorsThere) {
        QCOMPARE(fetched(python, root, pins), QByteArray("ready"));
        QVERIFY(!QFile::exists(lib + QStringLiteral("/libcudnn.so.9")));
    }
    QCOMPARE(fetched(python, root, pins + "\ncuda\n" + otherThan(forCards), cuda),
             QByteArray("failed download"));
    QVERIFY(!QFile::exists(lib + QStringLiteral("/libtorch_cuda.so")));
    QCOMPARE(fetched(python, root, pins + "\ncuda\n" + forCards, cuda), QByteArray("ready"));
    QCOMPARE(QDir(lib).entryList(QDir::Files, QDir::Name),
             QStringList({QStringLiteral("cuda-kernels.txt"), QStringLiteral("libc10_cuda.so"),
                          QStringLiteral("libcudnn.so.9"), QStringLiteral("libtorch_cpu.so"),
                          QStringLiteral("libtorch_cuda.so")}));
    QCOMPARE(contents(lib + QStringLiteral("/cuda-kernels.txt")), QByteArray("compute_90\nsm_75\n"));
    QVERIFY(QDir(path("wheels")).removeRecursively());
    QCOMPARE(fetched(python, root, pins + "\ncuda\n" + forCards, cuda), QByteArray("ready"));
}

void TestLibTorchFetch::pinsAreThoseOfTheBuild()
{
    const QByteArray pins = contents(
        QStringLiteral(":/epochmark/setup/pins/%1.txt").arg(processorLibTorch().line));
    QVERIFY(pins.contains("torch==" + libtorch::version().toUtf8() + " --hash=sha256:"));
}

void TestLibTorchFetch::choosesTheLineForTheCard()
{
    if (QSysInfo::buildCpuArchitecture() != QLatin1String("x86_64")) {
        QSKIP("LibTorch 2.7 has a GPU half on x86-64 alone.");
    }
    const QStringList all{QStringLiteral("2.15"), QStringLiteral("2.7")};
    const auto card = [](int capability, const char* driver) {
        return CudaFacts{capability, QString::fromLatin1(driver), true};
    };
    const auto line = [](const QList<CudaFacts>& cards, const QStringList& lines) {
        const auto choice = libTorchFor(cards, lines);
        return choice && choice->hasCuda ? choice->line : QString();
    };
    QCOMPARE(line({card(75, "580.65")}, all), QStringLiteral("2.15"));  // Tesla T4
    QCOMPARE(line({card(75, "550.54")}, all), QStringLiteral("2.7"));   // the same under CUDA 12's driver
    QCOMPARE(line({card(52, "580.65")}, all), QStringLiteral("2.7"));   // GTX 970
    QCOMPARE(line({card(52, "580.65"), card(86, "580.65")}, all), QStringLiteral("2.15"));
    QCOMPARE(line({card(120, "580.65")}, {QStringLiteral("2.7")}), QString());  // RTX 5090: no engine for it
    QCOMPARE(line({card(75, "470.82")}, all), QString());                       // too old a driver for all
    QCOMPARE(line({CudaFacts{{}, QStringLiteral("580.65"), true}}, all),
             QString());  // 3 GB for who knows what
    QCOMPARE(line({}, all), QString());
    QCOMPARE(line({card(75, "580.65")}, {}), QString());
}

/// Named as packaging/libtorch/fetch.sh does, by the hash of the pins.
void TestLibTorchFetch::otherLinesHaveFoldersOfTheirOwn()
{
    for (const char* line : {"2.7", "2.11", "2.15"}) {
        const QString name = QString::fromLatin1(line);
        const QByteArray pins = contents(QStringLiteral(":/epochmark/setup/pins/%1.txt").arg(name));
        QVERIFY2(pins.contains("\ntorch==" + QByteArray(line) + '.'), line);
        const QByteArray hash = QCryptographicHash::hash(pins, QCryptographicHash::Sha256).toHex().left(8);
        const QString folder = cachedLibraries({name, true});
        QVERIFY2(folder.startsWith(path("cache/epochmark/libtorch-") + name), qPrintable(folder));
        QVERIFY2(folder.endsWith(u'-' + QString::fromLatin1(hash) + QStringLiteral("/lib")),
                 qPrintable(folder));
    }
    QCOMPARE(cachedLibraries({QStringLiteral("1.0"), false}), QString());
    const auto fetched = fetchLibTorch({QStringLiteral("1.0"), false}, StopToken(),
                                       [](const FetchProgress&) {}, {fakePython("echo ready\n")});
    QVERIFY(!fetched && fetched.error().message.contains(QStringLiteral("No LibTorch is pinned")));
}

void TestLibTorchFetch::tellsHowFarItIs()
{
    QStringList told;
    const QString python = fakePython("echo waiting; echo progress 12500000; echo unpacking; echo ready\n");
    const auto fetched = fetchLibTorch(
        processorLibTorch(), StopToken(),
        [&told](const FetchProgress& progress) { told.append(words(progress)); }, {python});
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
    const auto fetched = fetchLibTorch(processorLibTorch(), StopToken(), [](const FetchProgress&) {},
                                       {fakePython(lines + '\n')});
    QVERIFY(!fetched && fetched.error().code == ErrorCode::Input);
    QVERIFY2(fetched.error().message.contains(says), qPrintable(fetched.error().message));
    QVERIFY(fetched.error().message.contains(QStringLiteral("setup --libtorch")));  // another way
    QCOMPARE(fetched.error().detail, lines.contains("route") ? QStringLiteral("no route") : QString());
}

/// Another way to what was asked for, not to this build's.
void TestLibTorchFetch::otherWayIsForTheSameLine()
{
    const auto nothing = [](const FetchProgress&) {};
    const auto fetched = fetchLibTorch({QStringLiteral("2.7"), true}, StopToken(), nothing,
                                       {fakePython("echo failed download\n")});
    QVERIFY(!fetched);
    QVERIFY2(fetched.error().message.contains(QStringLiteral("PyTorch 2.7 ")),
             qPrintable(fetched.error().message));
    QVERIFY(!fetched.error().message.contains(QStringLiteral("that has LibTorch inside")));
}

void TestLibTorchFetch::nextPythonIsAsked()
{
    const QString without = fakePython("echo failed no-pip\n");
    const QString with = fakePython("echo ready\n");
    const auto nothing = [](const FetchProgress&) {};
    QVERIFY(fetchLibTorch(processorLibTorch(), StopToken(), nothing, {without, with}));
    QVERIFY(!fetchLibTorch(processorLibTorch(), StopToken(), nothing, {without}));
    QVERIFY(!fetchLibTorch(processorLibTorch(), StopToken(), nothing, {}));
    QVERIFY(!fetchLibTorch(processorLibTorch(), StopToken(), nothing, {path("nowhere")}));
}

void TestLibTorchFetch::stopsAtOnce()
{
    StopSource stop;
    QElapsedTimer clock;
    clock.start();
    const auto fetched = fetchLibTorch(processorLibTorch(), stop.token(),
                                       [&stop](const FetchProgress&) { stop.requestStop(); },
                                       {fakePython("echo progress 1\nexec sleep 100\n")});
    QVERIFY(!fetched && fetched.error().code == ErrorCode::Stopped);
    QVERIFY(clock.elapsed() < 30'000);  // far below the hundred seconds that it would have gone on
}

/// python3 looks where it is called first: a stranger's archive with a folder "torch" would be loaded.
void TestLibTorchFetch::folderNamedTorchIsNotPythons()
{
    const QString before = QDir::currentPath();
    const QString pythons = libTorchOfPython();
    QVERIFY(QDir().mkpath(path("here/torch/lib")));
    for (const auto& [name, text] :
         {std::pair("here/torch/__init__.py", QByteArray()),
          std::pair("here/torch/lib/libtorch_cpu.so", QByteArray()),
          std::pair("here/torch/version.py", "__version__ = '" + libtorch::version().toUtf8() + "'\n")}) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    QVERIFY(libtorch::librariesIn(path("here/torch")));  // it would do
    QVERIFY(QDir::setCurrent(path("here")));
    const QString found = libTorchOfPython();
    QDir::setCurrent(before);
    QCOMPARE(found, pythons);
}

QTEST_GUILESS_MAIN(TestLibTorchFetch)
#include "tst_libtorchfetch.moc"

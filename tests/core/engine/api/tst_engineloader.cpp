// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/libtorchplace.h"
#include "base/paths.h"
#include "engine/api/engine.h"
#include "engine/api/engineloader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace epochmark;

/// Which engine is loaded is seen in a process of its own, whose epochmark_core lies in a folder that the
/// test made: with the engines (a stand-in that tells where it lies) and the LibTorches of several lines.
class TestEngineLoader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesTheEngineOfTheLibTorchThatIsNamed_data();
    void takesTheEngineOfTheLibTorchThatIsNamed();
    void ownOneWithoutAWish();
    void refusesALineWithoutEngine();
    void remembersAChoiceOfAnotherLine();
    void installedOneTakesNoStray();
    void whatIsLoadedStays();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    void put(const QString& name) const;
    void makeLibTorch(const QString& name, const QString& version) const;
    QStringList told(const QStringList& environment) const;
    QString loaded(const QStringList& environment) const;

    QTemporaryDir m_folder;
};

namespace {

/// What the other process does: prints which engine it has loaded, or why none.
int tellEngine()
{
    if (const QString first = qEnvironmentVariable("TELL_FIRST"); !first.isEmpty()) {
        static_cast<void>(libtorch::load(first));
    }
    const auto engine = loadEngine();
    QTextStream(stdout) << libtorch::engineLines().join(u' ') << '\n'
                        << (engine ? engine.value()->devices().first().id
                                   : engine.error().message + u' ' + engine.error().detail);
    return engine ? 0 : 1;
}

QString ownLine()
{
    return libtorch::version().section(u'.', 0, 1);
}

}  // namespace

void TestEngineLoader::put(const QString& name) const
{
    QVERIFY(QDir().mkpath(QFileInfo(path(name)).absolutePath()));
    QVERIFY(QFile::copy(QStringLiteral(OTHER_ENGINE), path(name)));
}

void TestEngineLoader::makeLibTorch(const QString& name, const QString& version) const
{
    put(name + QStringLiteral("/lib/libtorch_cpu.so"));
    QFile file(path(name + QStringLiteral("/version.py")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("__version__ = '" + version.toUtf8() + "+cu126'\n");
}

void TestEngineLoader::initTestCase()
{
    const QString core = QFileInfo(paths::libraryDirectory() + QStringLiteral("/libepochmark_core.so"))
                             .absoluteFilePath();
    QVERIFY(QDir().mkpath(path(QStringLiteral("lib"))));
    QVERIFY(QFile::link(core, path(QStringLiteral("lib/libepochmark_core.so"))));
    put(QStringLiteral("lib/libepochmark_engine.so"));
    put(QStringLiteral("lib/engines/0.7/libepochmark_engine.so"));
    put(QStringLiteral("lib/engines/0.11/libepochmark_engine.so"));
    QVERIFY(QDir().mkpath(path(QStringLiteral("lib/engines/notes"))));
    makeLibTorch(QStringLiteral("own"), libtorch::version());
    makeLibTorch(QStringLiteral("seven"), QStringLiteral("0.7.1"));
    makeLibTorch(QStringLiteral("eleven"), QStringLiteral("0.11.0"));
    makeLibTorch(QStringLiteral("eight"), QStringLiteral("0.8.0"));
}

/// What the other process prints: a line with the lines that it has engines for, then the engine's file or
/// the error.
QStringList TestEngineLoader::told(const QStringList& environment) const
{
    QProcess other;
    QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    own.remove(QStringLiteral("EPOCHMARK_LIBTORCH"));
    own.insert(QStringLiteral("XDG_CACHE_HOME"), path(QStringLiteral("cache")));
    own.insert(QStringLiteral("LD_LIBRARY_PATH"), path(QStringLiteral("lib")));
    for (const QString& pair : environment) {
        own.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    }
    other.setProcessEnvironment(own);
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--tell-engine")});
    other.waitForFinished(60'000);
    return QString::fromUtf8(other.readAllStandardOutput()).split(u'\n');
}

/// The engine's file or the error; something else where it has other engines than were put there.
QString TestEngineLoader::loaded(const QStringList& environment) const
{
    const QStringList lines = told(environment);
    if (lines.first() != ownLine() + QStringLiteral(" 0.11 0.7")) {
        return QStringLiteral("engines for: ") + lines.first();
    }
    return lines.value(1);
}

void TestEngineLoader::takesTheEngineOfTheLibTorchThatIsNamed_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("engine");
    QTest::newRow("this build's") << "own"
                                  << "lib/libepochmark_engine.so";
    QTest::newRow("0.7") << "seven"
                         << "lib/engines/0.7/libepochmark_engine.so";
    QTest::newRow("0.11") << "eleven/lib"
                          << "lib/engines/0.11/libepochmark_engine.so";
}

void TestEngineLoader::takesTheEngineOfTheLibTorchThatIsNamed()
{
    QFETCH(QString, named);
    QFETCH(QString, engine);
    QCOMPARE(loaded({QStringLiteral("EPOCHMARK_LIBTORCH=") + path(named)}), path(engine));
}

void TestEngineLoader::ownOneWithoutAWish()
{
    QCOMPARE(loaded({}), path(QStringLiteral("lib/libepochmark_engine.so")));
}

void TestEngineLoader::refusesALineWithoutEngine()
{
    const QString said = loaded({QStringLiteral("EPOCHMARK_LIBTORCH=") + path(QStringLiteral("eight"))});
    QVERIFY2(said.contains(QStringLiteral("is LibTorch 0.8")), qPrintable(said));
    QVERIFY2(said.contains(ownLine() + QStringLiteral(", 0.11, 0.7")), qPrintable(said));
}

/// As "setup --libtorch" keeps it.
void TestEngineLoader::remembersAChoiceOfAnotherLine()
{
    qputenv("XDG_CACHE_HOME", path(QStringLiteral("cache")).toLocal8Bit());
    QVERIFY(libtorch::choose(path(QStringLiteral("seven/lib"))));
    QCOMPARE(loaded({}), path(QStringLiteral("lib/engines/0.7/libepochmark_engine.so")));
    libtorch::forgetChoice();
    QCOMPARE(loaded({}), path(QStringLiteral("lib/libepochmark_engine.so")));
}

/// A LibTorch that LD_LIBRARY_PATH names may be of any version: an installed engine isn't given to the loader
/// alone.
void TestEngineLoader::installedOneTakesNoStray()
{
    const QString lib = QStringLiteral("tree/lib/epochmark");
    QVERIFY(QDir().mkpath(path(lib)));
    QVERIFY(QFile::link(QFileInfo(path(QStringLiteral("lib/libepochmark_core.so"))).canonicalFilePath(),
                        path(lib + QStringLiteral("/libepochmark_core.so"))));
    put(lib + QStringLiteral("/libepochmark_engine.so"));
    put(QStringLiteral("stray/libtorch_cpu.so"));
    const QString places = QStringLiteral("LD_LIBRARY_PATH=%1:%2")
                               .arg(path(lib), path(QStringLiteral("stray")));
    const QString said = told({places}).value(1);
    QVERIFY2(said.startsWith(QStringLiteral("LibTorch, which does the training, isn't there yet")),
             qPrintable(said));
    put(lib + QStringLiteral("/libtorch/libtorch_cpu.so"));  // beside it, it is the folder's own
    QCOMPARE(told({places}).value(1), path(lib + QStringLiteral("/libepochmark_engine.so")));
}

void TestEngineLoader::whatIsLoadedStays()
{
    const QStringList lines = told({QStringLiteral("TELL_FIRST=") + path(QStringLiteral("seven/lib")),
                                    QStringLiteral("EPOCHMARK_LIBTORCH=") + path(QStringLiteral("own"))});
    QVERIFY2(lines.value(1).contains(QStringLiteral("is loaded already: start Epochmark again")),
             qPrintable(lines.join(u'\n')));
    QVERIFY(lines.value(1).contains(path(QStringLiteral("seven/lib"))));
    QVERIFY(lines.value(1).contains(path(QStringLiteral("own/lib"))));
}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (application.arguments().contains(QStringLiteral("--tell-engine"))) {
        return tellEngine();
    }
    TestEngineLoader test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_engineloader.moc"

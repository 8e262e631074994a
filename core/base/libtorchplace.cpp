// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/libtorchplace.h"

#include "base/paths.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QVersionNumber>

#include <algorithm>
#include <dlfcn.h>
#include <mutex>

namespace epochmark::libtorch {

namespace {

#ifdef __APPLE__
constexpr const char* kLibrary = "libtorch_cpu.dylib";
#else
constexpr const char* kLibrary = "libtorch_cpu.so";
#endif
constexpr const char* kVariable = "EPOCHMARK_LIBTORCH";

std::mutex loading;
QString loadedFolder;
QString loadedEngine;

/// A link to what a person has chosen.
QString chosenLink()
{
    return cacheFolder() + QStringLiteral("/libtorch-%1").arg(version());
}

bool hasLibrary(const QString& folder)
{
    return QFileInfo(folder + u'/' + QLatin1String(kLibrary)).isFile();
}

QString beginningOf(const QString& path)
{
    constexpr qint64 kEnough = 4096;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(kEnough)) : QString();
}

/// "2.15" of a folder with lib beside include, or of a Python package; empty where nothing tells.
QString seriesOf(const QString& root)
{
    static const QRegularExpression kMacros(
        QStringLiteral("TORCH_VERSION_MAJOR (\\d+).*TORCH_VERSION_MINOR (\\d+)"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression kWords(QStringLiteral("(\\d+)\\.(\\d+)\\.\\d"));
    for (const char* header :
         {"include/torch/headeronly/version.h", "include/torch/csrc/api/include/torch/version.h"}) {
        if (const auto found = kMacros.match(beginningOf(root + u'/' + QLatin1String(header)));
            found.hasMatch()) {
            return found.captured(1) + u'.' + found.captured(2);
        }
    }
    for (const char* text : {"build-version", "version.py"}) {
        if (const auto found = kWords.match(beginningOf(root + u'/' + QLatin1String(text)));
            found.hasMatch()) {
            return found.captured(1) + u'.' + found.captured(2);
        }
    }
    return {};
}

QString ownLine()
{
    return version().section(u'.', 0, 1);
}

QString enginesFolder()
{
    return paths::libraryDirectory() + QStringLiteral("/engines/");
}

}  // namespace

QString version()
{
    return QStringLiteral(EPOCHMARK_LIBTORCH_VERSION);
}

QStringList engineLines()
{
    QStringList others = QDir(enginesFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    others.removeIf([](const QString& line) {
        static const QRegularExpression kLine(QStringLiteral("\\A\\d+\\.\\d+\\z"));
        return !kLine.match(line).hasMatch() || line == ownLine();
    });
    std::ranges::sort(others, [](const QString& left, const QString& right) {
        return QVersionNumber::fromString(left) > QVersionNumber::fromString(right);
    });
    return QStringList{ownLine()} + others;
}

QString lineOfLibraries(const QString& libraries)
{
    const QString line = seriesOf(QFileInfo(libraries).absolutePath());
    return line.isEmpty() ? ownLine() : line;
}

QString engineFolder(const QString& line)
{
    return line == ownLine() ? paths::libraryDirectory() : enginesFolder() + line;
}

QString cacheFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
           + QStringLiteral("/epochmark");
}

QString cacheRoot()
{
    const QString name = QStringLiteral(EPOCHMARK_LIBTORCH_CACHE);
    return name.isEmpty() ? QString() : cacheFolder() + u'/' + name;
}

Result<QString> librariesIn(const QString& given)
{
    const QString root = QDir::cleanPath(QDir(given).absolutePath());
    for (const char* inside : {"", "/lib", "/libtorch/lib", "/torch/lib"}) {
        const QString folder = root + QLatin1String(inside);
        if (!hasLibrary(folder)) {
            continue;
        }
        const QString series = seriesOf(QFileInfo(folder).absolutePath());
        if (engineLines().contains(series)) {
            return folder;
        }
        return Error{
            ErrorCode::Usage,
            series.isEmpty()
                ? QObject::tr("Which LibTorch %1 is can't be told: take one with its include folder.")
                      .arg(folder)
                : QObject::tr(
                      "%1 is LibTorch %2, and this Epochmark was built for %3: name one that fits, or "
                      "let epochmark-cli setup fetch it.")
                      .arg(folder, series, engineLines().join(QStringLiteral(", "))),
            {}};
    }
    return Error{ErrorCode::Usage,
                 QObject::tr("There is no LibTorch in %1: name a folder that has %2 in it or in its lib.")
                     .arg(root, QLatin1String(kLibrary)),
                 {}};
}

Result<QString> wanted()
{
    if (const QString named = qEnvironmentVariable(kVariable); !named.isEmpty()) {
        return librariesIn(named);
    }
    const QString chosen = QFileInfo(chosenLink()).canonicalFilePath();
    const auto libraries = chosen.isEmpty() ? Result<QString>(QString()) : librariesIn(chosen);
    return libraries ? libraries : QString();
}

bool isBeside()
{
    return hasLibrary(paths::libraryDirectory() + QStringLiteral("/libtorch"));
}

QString cached()
{
    const QString libraries = cacheRoot() + QStringLiteral("/lib");
    return hasLibrary(libraries) ? libraries : QString();
}

QString here()
{
    if (const auto wish = wanted(); !wish || !wish->isEmpty()) {
        return wish ? wish.value() : QString();
    }
    const QString beside = paths::libraryDirectory() + QStringLiteral("/libtorch");
    return hasLibrary(beside) ? beside : cached();
}

Result<void> choose(const QString& libraries)
{
    QFile::remove(chosenLink());
    if (!QDir().mkpath(cacheFolder()) || !QFile::link(libraries, chosenLink())) {
        return Error{ErrorCode::Input,
                     QObject::tr("%1 can't be written, so the choice can't be kept: set XDG_CACHE_HOME to a "
                                 "folder that can, or EPOCHMARK_LIBTORCH to %2.")
                         .arg(cacheFolder(), libraries),
                     {}};
    }
    return {};
}

void forgetChoice()
{
    QFile::remove(chosenLink());
}

bool isInstalled()
{
    return QFileInfo(paths::libraryDirectory()).fileName() == QLatin1String("epochmark");
}

QString repairAdvice()
{
    if (!isInstalled()) {
        return QObject::tr("Run packaging/setup.sh and build Epochmark again.");
    }
    const QString libraries = loadedFrom().isEmpty() ? here() : loadedFrom();
    if (libraries.startsWith(cacheFolder() + u'/')) {
        return QObject::tr("Remove %1 and have epochmark-cli setup fetch it again.")
            .arg(QFileInfo(libraries).absolutePath());
    }
    return libraries.isEmpty() || libraries.startsWith(paths::libraryDirectory() + u'/')
               ? QObject::tr("Unpack or install Epochmark again.")
               : QObject::tr("Name another LibTorch with epochmark-cli setup --libtorch FOLDER.");
}

std::optional<int> cudaMajorOf(const QString& libraries)
{
    static const QRegularExpression kRuntime(QStringLiteral("\\Alibcudart\\.so\\.(\\d+)\\z"));
    for (const QString& name : QDir(libraries).entryList({QStringLiteral("libcudart.so.*")}, QDir::Files)) {
        if (const auto found = kRuntime.match(name); found.hasMatch()) {
            return found.captured(1).toInt();
        }
    }
    // "__version__ = '2.11.0+cu126'" and "cuda: Optional[str] = '12.6'", which Conda's has alone.
    static const QRegularExpression kTag(QStringLiteral("\\+cu(\\d\\d)\\d"));
    static const QRegularExpression kCuda(QStringLiteral("\\bcuda\\b[^=\n]*= *'(\\d+)\\."));
    const QString root = QFileInfo(libraries).absolutePath();
    for (const char* file : {"version.py", "build-version"}) {
        const QString text = beginningOf(root + u'/' + QLatin1String(file));
        for (const QRegularExpression* words : {&kTag, &kCuda}) {
            if (const auto found = words->match(text); found.hasMatch()) {
                return found.captured(1).toInt();
            }
        }
    }
    return std::nullopt;
}

Result<void> load(const QString& libraries)
{
    const std::lock_guard lock(loading);
    if (!loadedFolder.isEmpty() && loadedFolder != libraries) {
        return Error{
            ErrorCode::Internal,
            QObject::tr("LibTorch in %1 is loaded already: start Epochmark again to have the one in %2.")
                .arg(loadedFolder, libraries),
            {}};
    }
    // Its own libgomp first, so that the engine and LibTorch share one pool, unless one is there already: Qt
    // may have brought it, and then both take that. Then what the engine is linked to.
    for (const char* name : {"libgomp.so.1", kLibrary}) {
        const QString path = libraries + u'/' + QLatin1String(name);
        const bool isLoaded = dlopen(name, RTLD_LAZY | RTLD_NOLOAD) != nullptr;
        if (!isLoaded && QFileInfo::exists(path)
            && dlopen(QFile::encodeName(path).constData(), RTLD_NOW | RTLD_GLOBAL) == nullptr) {
            return Error{ErrorCode::Internal, QObject::tr("LibTorch in %1 can't be loaded.").arg(libraries),
                         QString::fromLocal8Bit(dlerror())};
        }
    }
    loadedFolder = libraries;
    return {};
}

QString loadedFrom()
{
    const std::lock_guard lock(loading);
    return loadedFolder;
}

void noteEngine(const QString& line)
{
    const std::lock_guard lock(loading);
    loadedEngine = line;
}

QString engineLine()
{
    const std::lock_guard lock(loading);
    return loadedEngine;
}

}  // namespace epochmark::libtorch

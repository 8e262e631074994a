// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/api/engineloader.h"

#include "base/libtorchplace.h"
#include "devices/processor/threadaffinity.h"
#include "engine/api/engine.h"

#include <QFile>
#include <QObject>

#include <dlfcn.h>
#include <mutex>

namespace epochmark {

namespace {

#ifdef __APPLE__
constexpr const char* kModuleName = "libepochmark_engine.dylib";
#else
constexpr const char* kModuleName = "libepochmark_engine.so";
#endif

Error loadError(const QString& detail)
{
    const bool isLibTorchMissing = detail.contains(QLatin1String("libtorch"))
                                   || detail.contains(QLatin1String("libc10"));
    return Error{
        ErrorCode::Internal,
        isLibTorchMissing
            ? QObject::tr(
                "LibTorch, which does the training, isn't there yet: \"epochmark-cli setup\" fetches "
                "it.")
            : QObject::tr("The training engine can't be loaded.") + u' ' + libtorch::repairAdvice(),
        detail};
}

QByteArray moduleFor(const QString& line)
{
    return QFile::encodeName(libtorch::engineFolder(line) + u'/' + QLatin1String(kModuleName));
}

/// Global, so that LibTorch's own plug-ins (libtorch_cuda) find their symbols; never closed: LibTorch's
/// threads outlive us. The error is the loader's own words.
Result<void*> openFile(const QByteArray& path)
{
    void* module = dlopen(path.constData(), RTLD_NOW | RTLD_GLOBAL);
    return module != nullptr ? Result<void*>(module)
                             : Error{ErrorCode::Internal, QString(), QString::fromLocal8Bit(dlerror())};
}

/// The engine for the LibTorch in that folder.
Result<void*> openWith(const QString& libraries)
{
    const auto loaded = libtorch::load(libraries);
    return loaded ? openFile(moduleFor(libtorch::lineOfLibraries(libraries))) : loaded.error();
}

/// With the LibTorch that is wished for; else with the one beside it, which its run path knows; else with the
/// cached one. A build knows by its run path which one it was made with; an installed engine would take
/// whatever LD_LIBRARY_PATH names, of whichever version, so that nothing is left to the loader there.
Result<void*> openWithLibTorch()
{
    const auto wanted = libtorch::wanted();
    if (!wanted) {
        return wanted.error();
    }
    if (!wanted->isEmpty()) {
        return openWith(wanted.value());
    }
    const QString cached = libtorch::cached();
    if (libtorch::isInstalled() && !libtorch::isBeside()) {
        return cached.isEmpty()
                   ? Result<void*>(Error{ErrorCode::Internal, QString(), QStringLiteral("no libtorch")})
                   : openWith(cached);
    }
    auto module = openFile(moduleFor(libtorch::engineLines().first()));
    return module || cached.isEmpty() ? module : openWith(cached);
}

Result<const Engine*> openModule()
{
    const AffinityKeeper affinity;
    const auto opened = openWithLibTorch();
    if (!opened) {
        return opened.error().message.isEmpty() ? loadError(opened.error().detail) : opened.error();
    }
    void* module = opened.value();
    using Factory = const Engine* (*)(int);
    const auto factory = reinterpret_cast<Factory>(dlsym(module, "epochmarkEngine"));
    const Engine* engine = factory != nullptr ? factory(kEngineInterface) : nullptr;
    if (engine == nullptr) {
        return loadError(QObject::tr("%1 belongs to another build.").arg(QLatin1String(kModuleName)));
    }
    const QString libraries = libtorch::loadedFrom();
    libtorch::noteEngine(libraries.isEmpty() ? libtorch::engineLines().first()
                                             : libtorch::lineOfLibraries(libraries));
    return engine;
}

}  // namespace

Result<const Engine*> loadEngine()
{
    static std::mutex opening;
    static const Engine* engine = nullptr;
    const std::lock_guard lock(opening);
    if (engine == nullptr) {
        const auto opened = openModule();
        if (!opened) {
            return opened.error();  // asked again: LibTorch may be there by then
        }
        engine = opened.value();
    }
    return engine;
}

bool isLibTorchThere()
{
    const auto wanted = libtorch::wanted();
    return (wanted && !wanted->isEmpty()) || libtorch::isBeside() || !libtorch::cached().isEmpty()
           || loadEngine().hasValue();
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/api/engineloader.h"

#include "base/paths.h"
#include "devices/processor/threadaffinity.h"
#include "engine/api/engine.h"

#include <QObject>

#include <dlfcn.h>

namespace epochmark {

namespace {

#ifdef __APPLE__
constexpr const char* kModuleName = "libepochmark_engine.dylib";
#else
constexpr const char* kModuleName = "libepochmark_engine.so";
#endif

Error loadError(const QString& detail)
{
    return Error{
        ErrorCode::Internal,
        QObject::tr("The training engine can't be loaded. Run packaging/setup.sh and build Epochmark again."),
        detail};
}

Result<const Engine*> openModule()
{
    const QByteArray path = (paths::libraryDirectory() + QLatin1Char('/') + QLatin1String(kModuleName))
                                .toLocal8Bit();
    // Global, so that LibTorch's own plug-ins (libtorch_cuda) find their symbols; never closed: LibTorch's
    // threads outlive us.
    const AffinityKeeper affinity;
    void* module = dlopen(path.constData(), RTLD_NOW | RTLD_GLOBAL);
    if (module == nullptr) {
        return loadError(QString::fromLocal8Bit(dlerror()));
    }
    using Factory = const Engine* (*)(int);
    const auto factory = reinterpret_cast<Factory>(dlsym(module, "epochmarkEngine"));
    const Engine* engine = factory != nullptr ? factory(kEngineInterface) : nullptr;
    if (engine == nullptr) {
        return loadError(QObject::tr("%1 belongs to another build.").arg(QString::fromLocal8Bit(path)));
    }
    return engine;
}

}  // namespace

Result<const Engine*> loadEngine()
{
    static const Result<const Engine*> engine = openModule();
    return engine;
}

}  // namespace epochmark

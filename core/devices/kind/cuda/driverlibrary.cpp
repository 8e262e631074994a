// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/driverlibrary.h"

#include <QFile>

#include <dlfcn.h>

namespace epochmark {

void* openDriverLibrary(const QString& name)
{
    for (const QString& path : {name, QStringLiteral("/usr/lib/wsl/lib/") + name}) {
        if (void* library = dlopen(QFile::encodeName(path).constData(), RTLD_NOW | RTLD_LOCAL)) {
            return library;
        }
    }
    return nullptr;
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fakeengine.h"

#include <dlfcn.h>

using namespace epochmark;

namespace {

/// Its one device is called after the file that this was loaded from.
test::FakeBehaviour behaviour()
{
    Dl_info found{};
    test::FakeBehaviour fake;
    if (dladdr(reinterpret_cast<const void*>(&behaviour), &found) != 0) {
        fake.devices.first().id = QString::fromLocal8Bit(found.dli_fname);
    }
    return fake;
}

}  // namespace

/// A module that is copied to where engines lie, and to where LibTorch's library is looked for.
const Engine* epochmarkEngine(int interface)
{
    static const test::FakeEngine engine(behaviour());
    return interface == kEngineInterface ? &engine : nullptr;
}

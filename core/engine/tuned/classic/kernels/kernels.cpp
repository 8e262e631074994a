// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/kernels/kernels.h"

#include <array>
#include <cstring>

namespace epochmark::kernels {

namespace baseline {
const Kernels& table();
}
namespace avx2 {
const Kernels& table();
}
namespace avx512 {
const Kernels& table();
}

namespace {

struct Variant {
    const Kernels& (*table)();
    bool isSupported;
};

/// Best first; the last one runs everywhere.
#ifdef EPOCHMARK_X86_VARIANTS
std::array<Variant, 3> variants()
{
    __builtin_cpu_init();
    const bool hasAvx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    const bool hasAvx512 = hasAvx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
                           && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    return {{{avx512::table, hasAvx512}, {avx2::table, hasAvx2}, {baseline::table, true}}};
}
#else
std::array<Variant, 1> variants()
{
    return {{{baseline::table, true}}};
}
#endif

const Kernels& best()
{
    for (const Variant& variant : variants()) {
        if (variant.isSupported) {
            return variant.table();
        }
    }
    return baseline::table();
}

}  // namespace

const Kernels& kernels()
{
    static const Kernels& kBest = best();
    return kBest;
}

const Kernels* kernelsNamed(const char* name)
{
    for (const Variant& variant : variants()) {
        if (variant.isSupported && std::strcmp(variant.table().name, name) == 0) {
            return &variant.table();
        }
    }
    return nullptr;
}

bool supportsBlock(int inputChannels, int outputChannels)
{
    const bool isKnown = inputChannels == 3 || inputChannels == 16 || inputChannels == 32;
    return isKnown && outputChannels == (inputChannels == 3 ? 16 : 2 * inputChannels);
}

bool supportsDense(int inputs, int outputs)
{
    return inputs > 0 && outputs > 0 && inputs % kDenseTileInputs == 0 && outputs % kDenseTileOutputs == 0;
}

}  // namespace epochmark::kernels

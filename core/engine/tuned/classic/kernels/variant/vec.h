// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>

// The sources of this folder are compiled once per capability, each time into a namespace of its own. They
// call no inline function from outside it: the linker could pick the copy made for a wider processor.
#ifndef EPOCHMARK_VARIANT
#define EPOCHMARK_VARIANT baseline
#endif

namespace epochmark::kernels::EPOCHMARK_VARIANT {

#if defined(__AVX512F__)
inline constexpr int kLanes = 16;
inline constexpr bool kManyRegisters = true;  ///< 32 vector registers instead of 16
#elif defined(__AVX__)
inline constexpr int kLanes = 8;
inline constexpr bool kManyRegisters = false;
#elif defined(__aarch64__)
inline constexpr int kLanes = 4;
inline constexpr bool kManyRegisters = true;
#else
inline constexpr int kLanes = 4;
inline constexpr bool kManyRegisters = false;
#endif

typedef float Vec __attribute__((vector_size(4 * kLanes)));
typedef float UnalignedVec __attribute__((vector_size(4 * kLanes), aligned(4), may_alias));
typedef int32_t IntVec __attribute__((vector_size(4 * kLanes)));
typedef int32_t UnalignedIntVec __attribute__((vector_size(4 * kLanes), aligned(4), may_alias));
typedef uint8_t ByteVec __attribute__((vector_size(kLanes)));
typedef uint8_t UnalignedByteVec __attribute__((vector_size(kLanes), aligned(1), may_alias));

static inline Vec load(const float* from)
{
    return *reinterpret_cast<const UnalignedVec*>(from);
}

static inline void store(float* to, Vec value)
{
    *reinterpret_cast<UnalignedVec*>(to) = value;
}

/// Past the caches, of what nobody reads soon: the memory isn't read first, and what lies in the caches stays
/// there. `to` is aligned as a vector is. Others see it after farDone().
static inline void storeFar(float* to, Vec value)
{
#if defined(__clang__)
    __builtin_nontemporal_store(value, reinterpret_cast<Vec*>(to));
#elif defined(__AVX512F__)
    __builtin_ia32_movntps512(to, value);
#elif defined(__AVX__)
    __builtin_ia32_movntps256(to, value);
#elif defined(__SSE__)
    __builtin_ia32_movntps(to, value);
#else
    store(to, value);
#endif
}

static inline void farDone()
{
#if defined(__SSE__)
    __builtin_ia32_sfence();
#endif
}

static inline bool isAligned(const float* place)
{
    return reinterpret_cast<uintptr_t>(place) % sizeof(Vec) == 0;
}

static inline Vec splat(float value)
{
    return value - Vec{};  // x - 0 is x for every x; x + 0 is not, and would stay in the code
}

static inline IntVec loadBytes(const uint8_t* from)
{
    IntVec values{};
#pragma GCC unroll 16
    for (int i = 0; i < kLanes; ++i) {
        values[i] = from[i];  // becomes one instruction; GCC 12 takes __builtin_convertvector apart
    }
    return values;
}

static inline void storeInts(int32_t* to, IntVec values)
{
    *reinterpret_cast<UnalignedIntVec*>(to) = values;
}

static inline void storeBytes(uint8_t* to, IntVec values)
{
    *reinterpret_cast<UnalignedByteVec*>(to) = __builtin_convertvector(values, ByteVec);
}

static inline int smaller(int a, int b)
{
    return a < b ? a : b;
}

/// The rows [begin, end) that one of `count` workers takes of `total`: a fixed partition, so that sums come
/// out alike.
struct Share {
    int begin;
    int end;
};

static inline Share shareOf(int total, int worker, int count)
{
    const auto cut = [=](int index) { return static_cast<int>(static_cast<int64_t>(total) * index / count); };
    return {cut(worker), cut(worker + 1)};
}

}  // namespace epochmark::kernels::EPOCHMARK_VARIANT

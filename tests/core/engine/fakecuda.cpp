// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands in for libcuda.so.1: two cards, of which the second keeps its UUID to itself. A device's handle
// isn't its number.

#include <cstring>

namespace {

constexpr int kInvalidDevice = 101;
constexpr int kFirstHandle = 40;

bool isCard(int device)
{
    return device == kFirstHandle || device == kFirstHandle + 1;
}

}  // namespace

extern "C" {

int cuInit(unsigned)
{
    return 0;
}

int cuDeviceGetCount(int* count)
{
    *count = 2;
    return 0;
}

int cuDeviceGet(int* device, int ordinal)
{
    *device = kFirstHandle + ordinal;
    return ordinal >= 0 && ordinal < 2 ? 0 : kInvalidDevice;
}

int cuDeviceGetAttribute(int* value, int attribute, int device)
{
    const bool isFirst = device == kFirstHandle;
    *value = attribute == 75 ? (isFirst ? 7 : 5) : (isFirst ? 5 : 2);
    return isCard(device) && (attribute == 75 || attribute == 76) ? 0 : 1;
}

int cuDeviceGetName(char* name, int length, int device)
{
    std::strncpy(name, device == kFirstHandle ? "NVIDIA Tesla T4" : "NVIDIA GeForce GTX 970",
                 static_cast<unsigned>(length));
    return isCard(device) ? 0 : kInvalidDevice;
}

int cuDeviceGetUuid_v2(void* uuid, int device)
{
    const unsigned char bytes[16] = {0x0a, 0x1b, 0x2c, 0x3d, 0x4e, 0x5f, 0x40, 0x61,
                                     0x82, 0x93, 0xa4, 0xb5, 0xc6, 0xd7, 0xe8, 0xf9};
    std::memcpy(uuid, bytes, sizeof bytes);
    return device == kFirstHandle ? 0 : 1;
}

int cuDeviceGetPCIBusId(char* address, int length, int device)
{
    std::strncpy(address, device == kFirstHandle ? "0000:41:00.0" : "0000:02:00.0",
                 static_cast<unsigned>(length));
    return isCard(device) ? 0 : kInvalidDevice;
}

}  // extern "C"

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"
#include "pages/benchmark/setup/datasetpreview.h"

/// What the left column offers, for its tests.
namespace epochmark::sample {

inline Device processor(int physicalCores)
{
    Device device;
    device.id = QStringLiteral("cpu");
    device.name = QStringLiteral("A processor");
    device.physicalCores = physicalCores;
    device.logicalCores = 4;
    return device;
}

inline Device card()
{
    Device device;
    device.id = QStringLiteral("cuda:0");
    device.kind = DeviceKind("cuda");
    device.name = QStringLiteral("A card");
    return device;
}

inline DatasetPreview preview()
{
    DatasetPreview p;
    p.path = QStringLiteral("/pictures.zip");
    p.name = QStringLiteral("pictures.zip");
    p.classes = {QStringLiteral("cats"), QStringLiteral("dogs")};
    p.trainCounts = {10, 12};
    p.testCounts = {3, 4};
    return p;
}

}  // namespace epochmark::sample

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataset/listing.h"
#include "gallery/stage.h"

#include <QList>

/// What several states of the Benchmark page begin with.
namespace epochmark::gallery {

/// Two files of the example dataset, and why they can't be used.
QList<LeftOut> leftOut();

/// Dataset, device and all that belongs to them chosen.
void chooseAll(Stage& stage);

}  // namespace epochmark::gallery

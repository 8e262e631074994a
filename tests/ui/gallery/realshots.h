// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gallery/stage.h"

#include <QList>
#include <QString>

#include <functional>

namespace epochmark {

/// One page over the results of a real store.
struct RealShot {
    QString name;  ///< "<page>-real"
    std::function<void(Stage&)> pose;
};

/// The pages over the workload with most runs: its ranked sets compared, its fastest reported. With a
/// `dataset` (zip, folder or "demo"; empty: none) also the Benchmark page while it really trains on that,
/// photographed after half of its epochs, alone and by two ranks; call finishRun() then.
QList<RealShot> realShots(const QString& dataset);

/// Stops the run that is in work, if there is one, and waits for its end.
void finishRun(Stage& stage);

}  // namespace epochmark

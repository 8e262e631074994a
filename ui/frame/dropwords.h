// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

class QMimeData;

/// What is in a drag over the window, and what a drop of it would do.
namespace epochmark::dropwords {

/// The Keras model file or TorchScript program; a .json is taken for results. Empty: none.
QString modelFile(const QMimeData* data);
/// JSON, PNG and HTML files.
QStringList imports(const QMimeData* data);
/// A table that was exported, which has not all that a result needs.
bool hasTable(const QMimeData* data);
/// A sentence about that.
QString ofTable();
/// What a drop would do; empty: nothing. While a run is in work, what it trains on stays.
QString meaning(const QMimeData* data, bool isRunning);

}  // namespace epochmark::dropwords

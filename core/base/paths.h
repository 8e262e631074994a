// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QString>

/// Where Epochmark keeps its things. EPOCHMARK_HOME, when set and not empty, overrides all places,
/// EPOCHMARK_CACHE that of large files.
namespace epochmark::paths {

/// Folder of the result store and journals ($EPOCHMARK_HOME, else the platform's application data folder).
QString dataDirectory();

/// The result store: dataDirectory()/results.sqlite.
QString storeFile();

/// The price book: dataDirectory()/prices.json.
QString pricesFile();

/// The settings file (INI): dataDirectory()/settings.ini.
QString settingsFile();

/// What may be lost at any time, files that don't fit into memory: $EPOCHMARK_CACHE, else
/// $EPOCHMARK_HOME/cache, else a folder of the platform's cache.
QString cacheDirectory();

/// Where epochmark_core was loaded from: the modules (engine, report) and LibTorch lie beside it, built or
/// installed. Empty when the loader can't say.
QString libraryDirectory();

/// Makes dataDirectory() and proves that it can be written. Error::Store with a sentence naming the folder.
Result<QString> ensureDataDirectory();

}  // namespace epochmark::paths

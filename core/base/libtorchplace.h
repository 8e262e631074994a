// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

#include <optional>

/// Where the LibTorch lies that the engine is loaded with. It stands beside the engine in an installed tree
/// or a bundle that has it inside; else EPOCHMARK_LIBTORCH names it, or it is in the user's cache. A bundle
/// may have engines for other LibTorches, too; which one is loaded is told by the LibTorch. Any thread.
namespace epochmark::libtorch {

/// "2.15.0": what the engine of this build was compiled with.
QString version();

/// The lines of LibTorch (the first two numbers of a version) that an engine lies here for, this build's
/// first: "2.15", then the folders in engines/ beside epochmark_core, the newest first.
QStringList engineLines();

/// The line of what librariesIn() gave; this build's where nothing tells, as beside the engine.
QString lineOfLibraries(const QString& libraries);

/// The folder of the engine for that line, with what belongs to it (the module for NVIDIA's cards).
QString engineFolder(const QString& line);

/// The folder that LibTorches are fetched into.
QString cacheFolder();

/// Where fetchLibTorch() and packaging/setup.sh put that one: "~/.cache/epochmark/libtorch-2.15.0-d34da671".
/// Empty where none is pinned for this build.
QString cacheRoot();

/// The folder of libtorch_cpu.so in what a person names: itself, an unpacked LibTorch, Python's torch or
/// site-packages. Error::Usage with a sentence: there is none, or its line is none of engineLines().
Result<QString> librariesIn(const QString& given);

/// What a person wants before any other: EPOCHMARK_LIBTORCH, else what choose() was told while it still fits.
/// Empty: no wish. Error::Usage: EPOCHMARK_LIBTORCH names none that fits.
Result<QString> wanted();

/// Whether it lies beside the engine, as in an installed tree that has it inside.
bool isBeside();

/// The libraries in cacheRoot(), for an engine that has none beside it. Empty: there are none.
QString cached();

/// The libraries that the engine here is loaded with, or would be, wherever they lie. Empty: there are none.
QString here();

/// Keeps the folder (librariesIn()) for every later start, beside the cache. Error::Input with a sentence.
Result<void> choose(const QString& libraries);

/// Takes that back.
void forgetChoice();

/// Whether this is an installed tree or a portable folder, not a build.
bool isInstalled();

/// What mends a LibTorch that fails, or an engine that can't be loaded: a sentence that fits where this
/// Epochmark is, a build, an installed tree or a portable folder.
QString repairAdvice();

/// The CUDA that the GPU half in that folder is for, 12 or 13: by what lies beside it or Python's torch says
/// of itself; absent where nothing tells.
std::optional<int> cudaMajorOf(const QString& libraries);

/// Loads it into this process, where the engine then finds it. Error::Internal with the loader's words, or
/// where one of another line has been loaded: what has been loaded can't be put back.
Result<void> load(const QString& libraries);

/// The folder that load() loaded from; empty: none, the engine's run path has it.
QString loadedFrom();

/// Told by whoever has loaded the engine for that line, and what was told; empty: none is loaded yet.
void noteEngine(const QString& line);
QString engineLine();

}  // namespace epochmark::libtorch

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "workload/network/program/networkprogram.h"

#include <QString>

/// A TorchScript program is loaded and shown a few pictures (Engine::tryProgram()) in a process of its own
/// first: one that crashes there or never ends takes nothing with it. That process is this very program,
/// started with words that only this file knows.
namespace epochmark::programtrial {

/// How long a program may take, loading LibTorch included: a hundred times what a large network needs.
inline constexpr double kSeconds = 180;

/// What Engine::tryProgram() says there, errors and LibTorch's absence included; Error::Input with a sentence
/// where the process ended without an answer or took longer than `seconds`, Error::Stopped, Error::Internal
/// where it can't be started. Blocks; any thread, which needs no event loop. On Linux the process ends with
/// the thread that called.
Result<ProgramFacts> inChild(const NetworkProgram& program, const PictureSize& size,
                             const StopToken& stop = {}, double seconds = kSeconds);

/// Among the first things in main(): whether inChild() has started this process, which does run() then and
/// nothing else.
bool isAskedFor(int argc, char** argv);
/// Tries the program, tells the process that asked, and ends. `language`: of sentences, as
/// installTranslations() takes it.
[[noreturn]] void run(int argc, char** argv, const QString& language = {});

}  // namespace epochmark::programtrial

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "commandline.h"
#include "queue/runplan.h"

#include <QList>

namespace epochmark::cli {

/// `--classes-from-names`, which inspect and run take.
Option classesFromNamesOption();

/// `--plugin`, which devices and run take.
Option pluginOption();
/// Makes the plug-ins that it names known to this process. Error::Usage with a sentence.
Result<void> namePlugins(const Arguments& arguments);

/// The options of `run` that a RunPlan is made of.
QList<Option> planOptions();

/// Error::Usage with a sentence; nothing of the machine is asked yet. `ranks`: processes that share it out.
Result<RunPlan> planOf(const Arguments& arguments, int ranks = 1);

}  // namespace epochmark::cli

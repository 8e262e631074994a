// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

namespace epochmark {

class ReportModule;

/// Loads epochmark_report from the folder of epochmark_core, once a process; any thread. For programs that
/// don't link it: the terminal compiles this file, nobody else. Error::Internal with a sentence when it isn't
/// there or of another build.
Result<const ReportModule*> loadReport();

}  // namespace epochmark

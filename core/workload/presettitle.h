// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/workloadspec.h"

namespace epochmark {

/// The preset's name as people read it, translated: "Classic", "Quick", "Custom". Stored and exported is
/// toString().
QString presetTitle(Preset preset);

/// "Quick", "ResNet-18 · Quick": the network goes before what is said of its workload, where it isn't
/// Classic.
QString titledByNetwork(const WorkloadSpec& spec, const QString& title);

/// "tuned", "plain", translated.
QString pipelineTitle(Pipeline pipeline);

}  // namespace epochmark

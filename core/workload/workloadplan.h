// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace epochmark {

struct NetworkPlan;
struct RankCount;
struct WorkloadSpec;

/// The layers of a workload's network for its classes (two, where they aren't known yet); empty where this
/// build doesn't know them.
NetworkPlan planOf(const WorkloadSpec& workload);

/// Bytes that training it needs at least; absent where that isn't known.
std::optional<qint64> trainingBytes(const WorkloadSpec& workload);
/// The same of all ranks of this machine, each of which has the network for itself and a part of each batch.
std::optional<qint64> trainingBytes(const WorkloadSpec& workload, const RankCount& ranks);

/// "9,494,561 parameters." or "2,257,984 parameters, 2,223,872 of them trained."; empty where the layers
/// aren't known.
QString planSize(const WorkloadSpec& workload);
/// "64,130,816 multiply-adds a picture, at least 158 MiB of memory for batches of 20."; likewise.
QString planCosts(const WorkloadSpec& workload);

}  // namespace epochmark

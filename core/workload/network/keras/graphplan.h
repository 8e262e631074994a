// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/networkgraph.h"
#include "workload/network/networkplan.h"

namespace epochmark {

/// A model file's graph as it is shown. The calls keep their order.
NetworkPlan planOf(const NetworkGraph& graph);

}  // namespace epochmark

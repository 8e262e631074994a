// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/pricebook.h"
#include "results/record/recordjson.h"
#include "run/runevent.h"

namespace epochmark::example {

/// Seven measured devices, a stopped run and one of another workload, invented: they fill the gallery's
/// temporary store and go nowhere else.
RecordDocument records();

/// Prices for five of them.
PriceBook prices();

/// The set that stands for "this run" in the pictures: the Core i3-6100.
QString ownSet();
/// The last run of that set: what the Benchmark page shows while it runs and when it is done.
RunRecord ownRun();
/// The fastest set, the one the report shows.
QString fastestSet();

/// Devices with the longest names there are, a processor with each of two thread counts and one measured
/// twice, of times from seconds to minutes; some measured once.
RecordDocument longNamedRecords();
/// The set of them that the pictures are about.
QString longNamedSet();

/// The workload of all of them, dataset included.
WorkloadSpec workload();

/// Epoch `number` (from 1) of a run whose epochs take `secondsPerEpoch`.
EpochReport epoch(int number, double secondsPerEpoch);

/// What the summary of the network says.
QList<LayerSummary> layers();

}  // namespace epochmark::example

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/store/storeactivity.h"

#include <QAtomicInteger>

namespace epochmark {

namespace {

struct ActivityCounters {
    QAtomicInteger<qint64> opens;
    QAtomicInteger<qint64> checks;
    QAtomicInteger<qint64> polls;
    QAtomicInteger<qint64> records;
};

ActivityCounters& activityCounters()
{
    static ActivityCounters counters;
    return counters;
}

}  // namespace

StoreActivity StoreActivity::soFar()
{
    const ActivityCounters& counters = activityCounters();
    return {counters.opens.loadRelaxed(), counters.checks.loadRelaxed(), counters.polls.loadRelaxed(),
            counters.records.loadRelaxed()};
}

void StoreActivity::countOpen()
{
    activityCounters().opens.fetchAndAddRelaxed(1);
}

void StoreActivity::countCheck()
{
    activityCounters().checks.fetchAndAddRelaxed(1);
}

void StoreActivity::countPoll()
{
    activityCounters().polls.fetchAndAddRelaxed(1);
}

void StoreActivity::countRecords(qint64 count)
{
    activityCounters().records.fetchAndAddRelaxed(count);
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace epochmark {

/// Logical processors that the calling thread may run on, ascending: OpenMP binds its threads one by one
/// (OMP_PROC_BIND, OMP_PLACES). Empty where the system doesn't tell (macOS).
QList<int> processorsOfThisThread();

/// Lets the calling thread run again wherever OpenMP may: with OMP_PROC_BIND set an OpenMP library that was
/// loaded with the program has bound it to its first place, and all threads to come with it. To be called
/// before there are others; does nothing without such a library.
void leaveOpenMpPlace();

/// Binds the calling thread to the place that OpenMP has for it, as whoever sets OMP_PROC_BIND wants it to be
/// while it computes. To be given back by an AffinityKeeper. Does nothing where OpenMP binds nobody.
void enterOpenMpPlace();

/// Gives the calling thread its processors back at the end of a scope: with OMP_PROC_BIND set OpenMP binds
/// whoever loads it, and whoever opens its first parallel region, to one; and threads inherit that.
class AffinityKeeper {
public:
    AffinityKeeper() : m_processors(processorsOfThisThread()) {}
    ~AffinityKeeper();
    AffinityKeeper(const AffinityKeeper&) = delete;
    AffinityKeeper& operator=(const AffinityKeeper&) = delete;

private:
    QList<int> m_processors;
};

/// How many threads can run at the same moment, given the processors that each may run on; one with an empty
/// list runs anywhere. The largest matching of threads and processors.
int runnableAtOnce(const QList<QList<int>>& allowed);

}  // namespace epochmark

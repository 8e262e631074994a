// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <vector>

namespace epochmark::bench {

/// Many durations of one thing, in milliseconds, and how they lie. Value.
class Durations {
public:
    void add(double milliseconds) { m_values.push_back(milliseconds); }
    std::size_t count() const { return m_values.size(); }
    /// `share` 0-1, nearest rank; 0 of nothing.
    double percentile(double share) const;

    /// One line: name, count, median, 99th percentile, longest.
    void print(const QString& name) const;
    /// How many fell between powers of two.
    void printHistogram() const;

private:
    std::vector<double> m_values;
};

/// Processor time this thread has used so far, in milliseconds: what a machine with other work to do doesn't
/// spoil.
double threadMilliseconds();

/// Lets the window do all it has to do now, painting included, for `milliseconds`.
void runEventLoop(int milliseconds);

/// Processor time of the window's thread for `action` and everything it leads to.
template <typename Action>
double cost(Action action, int afterwardsMs = 40)
{
    runEventLoop(afterwardsMs);
    const double before = threadMilliseconds();
    action();
    runEventLoop(afterwardsMs);
    return threadMilliseconds() - before;
}

}  // namespace epochmark::bench

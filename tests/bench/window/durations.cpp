// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "durations.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace epochmark::bench {

namespace {

constexpr int kBuckets = 10;  // up to 1 ms, 2 ms, 4 ms ... 256 ms, more

}  // namespace

double Durations::percentile(double share) const
{
    if (m_values.empty()) {
        return 0;
    }
    std::vector<double> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

void Durations::print(const QString& name) const
{
    std::printf("%-58s %6zu  median %7.2f  99th %7.2f  longest %7.2f ms\n", qPrintable(name), count(),
                percentile(0.5), percentile(0.99), percentile(1));
    std::fflush(stdout);
}

void Durations::printHistogram() const
{
    std::vector<int> buckets(kBuckets);
    for (const double value : m_values) {
        const int bucket = value <= 1 ? 0 : static_cast<int>(std::ceil(std::log2(value)));
        ++buckets[static_cast<std::size_t>(std::min(bucket, kBuckets - 1))];
    }
    for (int i = 0; i < kBuckets; ++i) {
        std::printf("    %s %3d ms: %d\n", i == kBuckets - 1 ? " over" : "up to",
                    i == kBuckets - 1 ? 1 << (i - 1) : 1 << i, buckets[static_cast<std::size_t>(i)]);
    }
}

double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void runEventLoop(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

}  // namespace epochmark::bench

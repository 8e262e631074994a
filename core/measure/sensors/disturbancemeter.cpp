// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/sensors/disturbancemeter.h"

#include "devices/processor/cpuquota.h"
#include "devices/processor/processorlimits.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <chrono>

#include <time.h>
#ifdef __linux__
#include <unistd.h>
#endif

namespace epochmark {

namespace {

/// A program that used less than this of one processor is nothing to name.
constexpr double kNamedShare = 0.1;

double ticksPerSecond()
{
#ifdef __linux__
    return static_cast<double>(sysconf(_SC_CLK_TCK));
#else
    return 100;
#endif
}

double secondsOf([[maybe_unused]] clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// CLOCK_BOOTTIME goes on while the machine sleeps, CLOCK_MONOTONIC doesn't.
double secondsSlept()
{
#ifdef __linux__
    return secondsOf(CLOCK_BOOTTIME) - secondsOf(CLOCK_MONOTONIC);
#else
    return 0;
#endif
}

/// Those that any of the threads may use; the process's first thread, whose word the process's is, may be
/// bound to one of them.
QList<int> processorsOf(const QList<qint64>& threads, const SystemFiles& files)
{
    QSet<int> found;
    for (const qint64 thread : threads) {
        for (const int number :
             allowedProcessors(files, QStringLiteral("/proc/self/task/%1/status").arg(thread))) {
            found.insert(number);
        }
    }
    return found.isEmpty() ? allowedProcessors(files) : found.values();
}

/// Its share of `seconds`, of two readings of one counter that never runs backwards.
std::optional<double> shareOf(const std::optional<double>& now, const std::optional<double>& before,
                              double seconds)
{
    if (!now || !before || !(seconds > 0)) {
        return std::nullopt;
    }
    return std::clamp((*now - *before) / seconds, 0.0, 1.0);
}

/// Seconds that a quota took in between: a group that is held back holds back those in it, so the most
/// counts.
double byQuota(const QHash<QString, double>& now, const QHash<QString, double>& before)
{
    double most = 0;
    for (auto group = now.cbegin(); group != now.cend(); ++group) {
        most = std::max(most, *group - before.value(group.key(), *group));
    }
    return most;
}

}  // namespace

DisturbanceClocks DisturbanceClocks::ofThisProcess()
{
    return {[] { return secondsOf(CLOCK_MONOTONIC); }, secondsSlept,
            [] { return secondsOf(CLOCK_PROCESS_CPUTIME_ID); }};
}

DisturbanceMeter::DisturbanceMeter(const QList<qint64>& threads, SystemFiles files, DisturbanceClocks clocks)
    : m_files(std::move(files)), m_clocks(std::move(clocks)),
      m_groups(controlGroups(m_files, QStringLiteral("cpu"))), m_processors(processorsOf(threads, m_files)),
      m_programs(ProcessTimes::read(m_files))
{
    // All there are: who is met later and isn't among them was born meanwhile.
    for (const QString& id : m_files.names(QStringLiteral("/proc/self/task"), QStringLiteral("[0-9]*"))) {
        m_delays.insert(id.toLongLong(), runDelay(id.toLongLong()).value_or(0));
    }
    m_isDelayKnown = std::ranges::all_of(threads,
                                         [this](qint64 thread) { return runDelay(thread).has_value(); });
    m_first = read();
    m_last = m_first;
}

Disturbance DisturbanceMeter::lap(const QList<qint64>& threads)
{
    Disturbance found;
#ifdef __linux__
    const Reading now = read();
    const double seconds = now.wall - m_last.wall;
    const double heldBefore = m_held;
    const auto held = heldBack(now, threads);
    if (held && seconds > 0 && !threads.isEmpty()) {
        const double threadSeconds = static_cast<double>(threads.size()) * seconds;
        found.waitedShare = std::clamp((*held - heldBefore) / threadSeconds, 0.0, 1.0);
    }
    const auto processors = static_cast<double>(std::max<qsizetype>(1, m_processors.size()));
    found.stolenShare = shareOf(now.stolen, m_last.stolen, processors * seconds);
    found.pressureShare = shareOf(now.pressure, m_last.pressure, seconds);
    // The two clocks are read one after the other: less than this is their distance.
    const double slept = now.slept - m_last.slept;
    found.sleptSeconds = slept > 0.1 ? slept : 0;
    m_last = now;
#else
    Q_UNUSED(threads)
#endif
    return found;
}

QString DisturbanceMeter::busiestProgram() const
{
    const double seconds = m_clocks.wall() - m_first.wall;
    return m_programs.busiestSince(ProcessTimes::read(m_files), kNamedShare * seconds);
}

DisturbanceMeter::Reading DisturbanceMeter::read() const
{
    static const QRegularExpression kSome(QStringLiteral("^some .*total=(\\d+)"),
                                          QRegularExpression::MultilineOption);
    Reading reading;
    reading.wall = m_clocks.wall();
    reading.slept = m_clocks.slept();
    reading.own = m_clocks.own();
    readProcessors(reading);
    reading.throttled = throttledSeconds(m_files, m_groups);
    const auto pressure = m_files.read(QStringLiteral("/proc/pressure/cpu"));
    if (const auto match = kSome.match(QString::fromLatin1(pressure.value_or(QByteArray())));
        match.hasMatch()) {
        reading.pressure = match.captured(1).toDouble() / 1e6;
    }
    return reading;
}

/// "cpu0 user nice system idle iowait irq softirq steal guest guest_nice", in ticks; user has the guests' in
/// it.
void DisturbanceMeter::readProcessors(Reading& reading) const
{
    const auto text = m_files.read(QStringLiteral("/proc/stat"));
    const QSet<int> wanted(m_processors.cbegin(), m_processors.cend());
    for (const QByteArray& line : text.value_or(QByteArray()).split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        bool isNumber = false;
        const int processor = words.first().startsWith("cpu") ? words.first().mid(3).toInt(&isNumber) : 0;
        if (!isNumber || words.size() < 9 || !wanted.contains(processor)) {
            continue;
        }
        double busy = 0;
        for (const int busyWord : {1, 2, 3, 6, 7}) {
            busy += words.at(busyWord).toDouble();
        }
        reading.busy = reading.busy.value_or(0) + busy / ticksPerSecond();
        reading.stolen = reading.stolen.value_or(0) + words.at(8).toDouble() / ticksPerSecond();
    }
}

/// Without a kernel that keeps these books all three numbers are 0.
std::optional<double> DisturbanceMeter::runDelay(qint64 thread) const
{
    const auto text = m_files.line(QStringLiteral("/proc/self/task/%1/schedstat").arg(thread));
    const QStringList words = text.value_or(QString()).split(u' ');
    if (words.size() < 3 || words.first() == QLatin1String("0")) {
        return std::nullopt;
    }
    return words.at(1).toDouble() / 1e9;
}

/// What the threads' run delays have grown by since they were last looked at. One that has ended since takes
/// what it waited with it; one that is new has waited since its birth.
std::optional<double> DisturbanceMeter::newDelay(const QList<qint64>& threads)
{
    double grown = 0;
    for (const qint64 thread : threads) {
        const auto delay = runDelay(thread);
        if (!delay) {
            return std::nullopt;
        }
        grown += std::max(0.0, *delay - m_delays.value(thread));
        m_delays.insert(thread, *delay);
    }
    return grown;
}

/// The sum since this was made, and not lap by lap: processors are counted in ticks of 10 ms.
std::optional<double> DisturbanceMeter::heldBack(const Reading& now, const QList<qint64>& threads)
{
    const auto grown = newDelay(threads);
    m_isDelayKnown = m_isDelayKnown && grown && now.busy && m_first.busy;
    if (!m_isDelayKnown) {
        return std::nullopt;
    }
    m_delay += std::max(0.0, *grown - byQuota(now.throttled, m_last.throttled));
    const double others = std::max(0.0, *now.busy - *m_first.busy - (now.own - m_first.own));
    const auto processors = static_cast<double>(std::max<qsizetype>(1, m_processors.size()));
    const double threadsAtOnce = std::max(1.0, static_cast<double>(threads.size()) / processors);
    m_held = std::max(m_held, std::min(m_delay, others * threadsAtOnce));
    return m_held;
}

}  // namespace epochmark

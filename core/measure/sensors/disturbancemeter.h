// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/controlgroups.h"
#include "devices/systemfiles.h"
#include "measure/disturbance.h"
#include "measure/sensors/processtimes.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace epochmark {

/// Tells what held training threads back, stretch by stretch. Made, used and destroyed on the thread that
/// trains; tests supply values by one of their own.
class DisturbanceSource {
public:
    virtual ~DisturbanceSource() = default;

    /// Since the call before, else since it was made. `threads`: the system's ids of those that train now.
    virtual Disturbance lap(const QList<qint64>& threads) = 0;
    /// The other program that has used most of the processors since this was made; empty when none used
    /// much, or the system doesn't say.
    virtual QString busiestProgram() const = 0;
};

/// What a DisturbanceMeter reads that isn't a file; tests put others in. Seconds, each from a start of its
/// own.
struct DisturbanceClocks {
    std::function<double()> wall;   ///< stands still while the machine sleeps
    std::function<double()> slept;  ///< so long has the machine slept
    std::function<double()> own;    ///< processor time of this process, all threads

    static DisturbanceClocks ofThisProcess();
};

/// Reads the kernel's own books (Linux; elsewhere nothing is known):
/// - run delay, the second number of /proc/self/task/<id>/schedstat: nanoseconds a thread was ready, but not
///   running. What threads of this process took from each other isn't a disturbance: run delay counts as far
///   as other programs used the processors meanwhile (busy time of /proc/stat less this process's own), each
///   second of which can hold back threads / processors threads at once, at least one. Nor is what a CPU
///   quota held back: it belongs to the device;
/// - steal, the eighth number of a processor's line in /proc/stat, over all processors that the threads may
/// use;
/// - "some" of /proc/pressure/cpu.
/// Threads that aren't named don't count: those that a card's library has of its own, and those that decode.
/// A lap costs two small files and one more a thread and control group.
class DisturbanceMeter final : public DisturbanceSource {
public:
    /// `threads` as in lap(), of the moment it is made.
    explicit DisturbanceMeter(const QList<qint64>& threads, SystemFiles files = SystemFiles(),
                              DisturbanceClocks clocks = DisturbanceClocks::ofThisProcess());

    Disturbance lap(const QList<qint64>& threads) override;
    QString busiestProgram() const override;

private:
    /// Seconds since some moment; absent where the system doesn't say.
    struct Reading {
        double wall = 0;
        double slept = 0;
        double own = 0;
        std::optional<double> busy;        ///< of the processors, summed
        QHash<QString, double> throttled;  ///< by a CPU quota, summed over processors, of each control group
        std::optional<double> stolen;      ///< of the processors, summed
        std::optional<double> pressure;
    };

    Reading read() const;
    void readProcessors(Reading& reading) const;
    std::optional<double> runDelay(qint64 thread) const;
    std::optional<double> newDelay(const QList<qint64>& threads);
    std::optional<double> heldBack(const Reading& now, const QList<qint64>& threads);

    SystemFiles m_files;
    DisturbanceClocks m_clocks;
    QList<ControlGroupChain> m_groups;
    QList<int> m_processors;         ///< that the threads may use
    QHash<qint64, double> m_delays;  ///< run delay of each thread when last looked at, seconds
    double m_delay = 0;              ///< summed over threads since this was made, less a quota's; seconds
    double m_held = 0;               ///< what of it others are to blame for
    bool m_isDelayKnown = true;
    Reading m_first;
    Reading m_last;
    ProcessTimes m_programs;
};

}  // namespace epochmark

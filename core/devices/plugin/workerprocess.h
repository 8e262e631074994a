// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "devices/plugin/wire.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace epochmark {

/// Why a worker process didn't do what it was asked. Plain value.
struct WorkerFailure {
    enum class Kind {
        Refused,  ///< it answered: the plug-in, or the worker, refuses
        Died,     ///< it ended by a signal or an exit
        Silent,   ///< no answer within the time
        Stopped   ///< whoever asked was stopped meanwhile
    };

    Kind kind = Kind::Refused;
    wire::Station station = wire::Station::None;  ///< where, when refused
    qint64 code = 0;                              ///< absl::StatusCode, when refused
    int signal = 0;                               ///< that ended it; 0: it ended by itself
    QString words;                                ///< the plug-in's own, when refused
    QString lastWords;                            ///< the last lines that it printed; may be empty
};

/// An answer's bytes, behind its station; or why there is none.
struct WorkerAnswer {
    std::string bytes;
    std::optional<WorkerFailure> failure;

    /// Behind the station: only where there is no failure.
    wire::Reader reader() const { return wire::Reader(bytes); }
};

/// A process of its own for a plug-in (epochmark-worker): plug-ins hang, abort, print, install signal
/// handlers and can't be unloaded. Ends when this goes, within a second and with all that it has started.
/// Made, used and destroyed on one thread: on Linux the process ends with the thread that made it. Once
/// call() has failed in another way than by refusal, the process is gone and every later call fails the same
/// way.
class WorkerProcess {
public:
    /// How long an answer is waited for.
    struct Patience {
        std::optional<double> seconds;  ///< absent: as long as it takes
        StopToken stop;                 ///< ends the waiting
        double graceSeconds = 0;        ///< that it may go on once stopped
    };

    /// `environment`: NAME=value, in place of what this process has by these names. Error::Internal when it
    /// can't be started.
    static Result<std::unique_ptr<WorkerProcess>> start(const QStringList& environment);
    WorkerProcess(const WorkerProcess&) = delete;
    ~WorkerProcess();

    WorkerAnswer call(const wire::Writer& request, const Patience& patience);

    /// The memory that both see, at least so large; nullptr when there is none left. What was there before
    /// is lost when it grows.
    unsigned char* sharedMemory(size_t bytes);
    /// Gives it back to the system.
    void releaseSharedMemory();

    qint64 processId() const;

private:
    class Private;
    explicit WorkerProcess(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

}  // namespace epochmark

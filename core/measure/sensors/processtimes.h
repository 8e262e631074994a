// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/systemfiles.h"

#include <QHash>
#include <QString>

namespace epochmark {

/// Processor time that the other processes of this machine have used so far, from /proc/<id>/stat; those that
/// this one has started (a plug-in's) aren't others. Explains a
/// disturbance, never measures it, as one that ended in between took its time along. Value; any thread.
class ProcessTimes {
public:
    static ProcessTimes read(const SystemFiles& files);

    /// The system tells of no process but, perhaps, this one.
    bool isEmpty() const { return m_used.isEmpty(); }

    /// What others have used from here to `later`, seconds of processor time.
    struct Use {
        QString busiest;     ///< the program (all its processes together) that has used most; may be empty
        double seconds = 0;  ///< of it alone
        double allSeconds = 0;
    };
    Use usedUntil(const ProcessTimes& later) const;

    /// The program (all its processes together) that has used most from here to `later`; empty when none has
    /// used `leastSeconds`.
    QString busiestSince(const ProcessTimes& later, double leastSeconds) const;

private:
    struct Used {
        QString program;  ///< the kernel's short name
        QString started;  ///< ticks since the machine's start: a number that is given anew has another
        double seconds = 0;
    };
    QHash<qint64, Used> m_used;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "run/runexecutor.h"
#include "run/runrequest.h"

#include <QString>

namespace epochmark {

/// What two seconds of a run foretell of it.
struct Rehearsal {
    double seconds = 0;       ///< a run's headline: data and all epochs
    double dataSeconds = 0;   ///< of that: reading and decoding all pictures
    double epochSeconds = 0;  ///< of that: one epoch with its validation
    double stepSeconds = 0;   ///< one step of training
    double steps = 0;         ///< so many an epoch, the last one as the part of a batch that it is
    /// Where several ranks were rehearsed: what the link makes of it, in a sentence; else empty.
    QString ranksSentence = {};

    /// Of an epoch.
    double validationSeconds() const { return epochSeconds - steps * stepSeconds; }
};

/// Does in small what the run would do: opens the dataset, decodes some of its pictures for half a second,
/// warms up and trains throw-away weights on those for a second and a half; nothing is stored. Opening,
/// loading the engine and warming up come on top. The machine hasn't warmed up and few pictures stay in its
/// caches: a stored run tells better. Errors as RunExecutor's, and Error::Usage while another run is measured
/// in the request's store: both would be slower. Where the dependencies name ranks, this one's part of the
/// processors is used and all of them begin to train at once, but no gradients are exchanged. On a thread of
/// its own; one in a process at a time.
Result<Rehearsal> rehearse(const RunRequest& request, const RunDependencies& dependencies,
                           const StopToken& stop);

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "run/runevent.h"

namespace epochmark {

/// Handles what happens in a run, on the thread that runs it; RunProgress (at most every 50 ms) also on
/// decoding threads, one at a time. Must return quickly.
class RunSink {
public:
    virtual ~RunSink() = default;
    virtual void handle(const RunEvent& event) = 0;
};

}  // namespace epochmark

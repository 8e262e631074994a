// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace epochmark {

/// What "My job" on the Costs page asks about.
struct JobRequest {
    qint64 pictures = 1'000'000;  ///< 0: none that makes sense
    int epochs = 90;              ///< 0: none that makes sense
    bool operator==(const JobRequest&) const = default;
};

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queueskip.h"

namespace epochmark {

namespace {

constexpr const char* kRun = "run ";
constexpr const char* kPause = "pause ";

}  // namespace

QByteArray QueueSkip::line() const
{
    if (!runId.isEmpty()) {
        return kRun + runId.toUtf8();
    }
    return pausedPosition ? kPause + QByteArray::number(*pausedPosition) : QByteArray();
}

QueueSkip QueueSkip::of(const QByteArray& line)
{
    const QByteArray words = line.simplified();
    if (words.startsWith(kRun)) {
        return run(QString::fromUtf8(words.mid(qstrlen(kRun))));
    }
    bool isNumber = false;
    const int position = words.startsWith(kPause) ? words.mid(qstrlen(kPause)).toInt(&isNumber) : 0;
    return isNumber ? pause(position) : QueueSkip();
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/sensors/peakmemory.h"

#include <QFile>
#include <QRegularExpression>

namespace epochmark {

namespace {

/// Writing 5 sets the peak back to what is resident now (proc(5)).
bool resetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write("5") == 1;
}

}  // namespace

PeakMemory::PeakMemory() : m_isCounting(resetPeak()) {}

std::optional<qint64> PeakMemory::bytes() const
{
    static const QRegularExpression kPeak(QStringLiteral("^VmHWM:\\s+(\\d+) kB"),
                                          QRegularExpression::MultilineOption);
    QFile file(QStringLiteral("/proc/self/status"));
    if (!m_isCounting || !file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    const auto match = kPeak.match(QString::fromLatin1(file.readAll()));
    return match.hasMatch() ? std::optional<qint64>(match.captured(1).toLongLong() * 1024) : std::nullopt;
}

}  // namespace epochmark

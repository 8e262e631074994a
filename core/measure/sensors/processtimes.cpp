// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/sensors/processtimes.h"

#include "base/printable.h"

#include <QCoreApplication>

#ifdef __linux__
#include <unistd.h>
#endif

namespace epochmark {

namespace {

double secondsOfTicks(double ticks)
{
#ifdef __linux__
    return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
#else
    return ticks / 100;
#endif
}

/// The kernel's threads change their names with their work: "kworker/3:1-events".
QString programOf(const QString& name)
{
    return printable(name.startsWith(QLatin1String("kworker/")) ? QStringLiteral("kworker") : name);
}

}  // namespace

/// "1234 (a name (odd)) S ...": the name ends at the last bracket; behind it the parent is the 2nd word,
/// utime and stime are the 12th and 13th, the start is the 20th.
ProcessTimes ProcessTimes::read(const SystemFiles& files)
{
    ProcessTimes times;
    const QString own = QString::number(QCoreApplication::applicationPid());
    for (const QString& id : files.names(QStringLiteral("/proc"), QStringLiteral("[0-9]*"))) {
        const auto text = id == own ? std::nullopt : files.line(QStringLiteral("/proc/%1/stat").arg(id));
        const qsizetype begin = text ? text->indexOf(u'(') : -1;
        const qsizetype end = text ? text->lastIndexOf(u')') : -1;
        const QStringList rest = end > begin ? text->mid(end + 2).split(u' ') : QStringList();
        if (begin >= 0 && rest.size() > 19 && rest.at(1) != own) {
            times.m_used.insert(id.toLongLong(),
                                {programOf(text->mid(begin + 1, end - begin - 1)), rest.at(19),
                                 secondsOfTicks(rest.at(11).toDouble() + rest.at(12).toDouble())});
        }
    }
    return times;
}

ProcessTimes::Use ProcessTimes::usedUntil(const ProcessTimes& later) const
{
    QHash<QString, double> programs;
    for (auto now = later.m_used.cbegin(); now != later.m_used.cend(); ++now) {
        const auto before = m_used.constFind(now.key());
        const bool isSame = before != m_used.cend() && before->started == now->started;
        programs[now->program] += now->seconds - (isSame ? before->seconds : 0);
    }
    Use use;
    for (auto program = programs.cbegin(); program != programs.cend(); ++program) {
        use.allSeconds += *program;
        const bool isFirstOfEqual = *program == use.seconds && !use.busiest.isEmpty()
                                    && program.key() < use.busiest;
        if (*program > use.seconds || isFirstOfEqual) {
            use.seconds = *program;
            use.busiest = program.key();
        }
    }
    return use;
}

QString ProcessTimes::busiestSince(const ProcessTimes& later, double leastSeconds) const
{
    const Use use = usedUntil(later);
    return use.seconds > leastSeconds ? use.busiest : QString();
}

}  // namespace epochmark

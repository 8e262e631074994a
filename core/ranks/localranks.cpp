// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ranks/localranks.h"

#include "base/stopwatch.h"
#include "ranks/rankwords.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QObject>
#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>
#include <csignal>

#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <unistd.h>

namespace epochmark {

namespace {

constexpr double kForTheirEnd = 5;  // seconds; a rank that lives ends right after the first one
constexpr int kBetweenLooksMs = 50;

/// Without --ranks, which is for the first one.
QStringList wordsForOthers(QStringList words)
{
    for (qsizetype i = 0; i < words.size();) {
        if (words.at(i) == QLatin1String("--ranks")) {
            words.remove(i, qMin<qsizetype>(2, words.size() - i));
        } else if (words.at(i).startsWith(QLatin1String("--ranks="))) {
            words.removeAt(i);
        } else {
            ++i;
        }
    }
    return words;
}

QProcessEnvironment environmentOf(const RankPlace& place)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto set = [&environment](const char* name, const QString& value) {
        environment.insert(QString::fromLatin1(name), value);
    };
    set("RANK", QString::number(place.rank));
    set("WORLD_SIZE", QString::number(place.size));
    set("LOCAL_RANK", QString::number(place.localRank));
    set("LOCAL_WORLD_SIZE", QString::number(place.localSize));
    set("EPOCHMARK_LAUNCHER", place.launcher);
    set("EPOCHMARK_RENDEZVOUS_FILE", place.file);
    return environment;
}

}  // namespace

QString RankProgram::terminal()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/epochmark-cli");
}

Result<std::unique_ptr<LocalRanks>> LocalRanks::start(int ranks, const RankProgram& program)
{
    std::unique_ptr<LocalRanks> local(new LocalRanks(ranks));
    if (!local->m_folder.isValid()) {
        return Error{ErrorCode::Internal,
                     QObject::tr("The ranks have no place to meet: the temporary folder can't be written."),
                     {}};
    }
    for (int rank = 1; rank < ranks; ++rank) {
        if (const auto started = local->startOne(rank, program); !started) {
            return started.error();
        }
    }
    return local;
}

Result<void> LocalRanks::startOne(int rank, const RankProgram& program)
{
    RankPlace place = this->place();
    place.rank = place.localRank = rank;
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environmentOf(place));
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardOutputFile(QProcess::nullDevice());
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->setChildProcessModifier([first = getpid()] {
        setpgid(0, 0);
#ifdef __linux__
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != first) {  // it ended before it could be asked for
            _exit(1);
        }
#else
        (void)first;
#endif
    });
    process->start(program.path, wordsForOthers(program.words));
    if (!process->waitForStarted()) {
        return Error{ErrorCode::Internal,
                     QObject::tr("Rank %1 couldn't be started: %2 can't be run.")
                         .arg(QString::number(rank), program.path),
                     process->errorString()};
    }
    m_processes.push_back(std::move(process));
    return {};
}

void LocalRanks::killAtStop(const StopToken& stop)
{
    m_killer = std::jthread([this, stop](const std::stop_token& end) {
        while (!end.stop_requested() && !stop.isStopRequested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(kBetweenLooksMs));
        }
        const std::lock_guard lock(m_mutex);
        for (const auto& process : m_processes) {
            if (!end.stop_requested() && process->processId() > 0) {
                ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
            }
        }
    });
}

LocalRanks::~LocalRanks()
{
    const Stopwatch clock;
    for (const auto& process : m_processes) {
        while (isRunning(*process) && clock.seconds() < kForTheirEnd) {
            std::this_thread::sleep_for(std::chrono::milliseconds(kBetweenLooksMs));
        }
    }
    m_killer = {};
    for (const auto& process : m_processes) {
        if (process->state() != QProcess::NotRunning) {
            process->kill();
            process->waitForFinished(-1);
        }
    }
}

RankPlace LocalRanks::place() const
{
    RankPlace place;
    place.size = place.localSize = m_ranks;
    place.launcher = QStringLiteral("epochmark");
    place.file = storeFile();
    return place;
}

bool LocalRanks::isRunning(QProcess& process)
{
    const std::lock_guard lock(m_mutex);
    process.waitForFinished(0);
    return process.state() != QProcess::NotRunning;
}

QString LocalRanks::whyNot()
{
    for (std::size_t i = 0; i < m_processes.size(); ++i) {
        if (!isRunning(*m_processes[i])) {
            return rankwords::vanished(static_cast<int>(i) + 1, {});
        }
    }
    return {};
}

}  // namespace epochmark

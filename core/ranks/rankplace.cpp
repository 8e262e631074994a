// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ranks/rankplace.h"

#include <QObject>

#include <initializer_list>
#include <optional>

#include <netdb.h>

namespace epochmark {

namespace {

constexpr int kMostRanks = 4096;

/// What the environment says, read as numbers and texts.
class Variables {
public:
    explicit Variables(const RankPlace::Lookup& lookup) : m_lookup(lookup) {}

    QString text(const char* name) const { return m_lookup(name); }
    bool has(const char* name) const { return !m_lookup(name).isEmpty(); }
    /// Of the first that is set and a number.
    std::optional<int> number(std::initializer_list<const char*> names) const
    {
        for (const char* name : names) {
            bool isNumber = false;
            const int value = m_lookup(name).toInt(&isNumber);
            if (isNumber) {
                return value;
            }
        }
        return std::nullopt;
    }

private:
    const RankPlace::Lookup& m_lookup;
};

QString launcherOf(const Variables& variables)
{
    if (variables.has("RANK") && variables.has("WORLD_SIZE")) {
        return variables.has("EPOCHMARK_LAUNCHER")    ? variables.text("EPOCHMARK_LAUNCHER")
               : variables.has("TORCHELASTIC_RUN_ID") ? QStringLiteral("torchrun")
                                                      : QStringLiteral("by hand");
    }
    if (variables.has("OMPI_COMM_WORLD_SIZE")) {
        return QStringLiteral("mpirun");
    }
    // A batch script of Slurm's sees its own rank and the job's size, too, but it is no step with tasks.
    if (variables.has("SLURM_STEP_NUM_TASKS") && variables.has("SLURM_STEP_ID")) {
        return QStringLiteral("srun");
    }
    return {};
}

/// FNV-1a: the same on every machine.
quint32 hashOf(const QString& text)
{
    quint32 hash = 2166136261U;
    for (const char byte : text.toUtf8()) {
        hash = (hash ^ static_cast<uchar>(byte)) * 16777619U;
    }
    return hash;
}

/// One port a job, the same on every rank, so that two jobs on a host rarely meet.
quint16 portOf(const QString& job)
{
    return static_cast<quint16>(20000 + hashOf(job) % 10000);
}

QString jobOf(const Variables& variables, const QString& launcher)
{
    if (launcher == QLatin1String("srun")) {
        return variables.text("SLURM_JOB_ID") + u'.' + variables.text("SLURM_STEP_ID");
    }
    return launcher == QLatin1String("mpirun") ? variables.text("PMIX_NAMESPACE")
                                               : variables.text("TORCHELASTIC_RUN_ID");
}

bool isFound(const QString& host)
{
    addrinfo* found = nullptr;
    const bool is = getaddrinfo(host.toUtf8().constData(), nullptr, nullptr, &found) == 0;
    if (found != nullptr) {
        freeaddrinfo(found);
    }
    return is;
}

Error meetingError(const QString& message)
{
    return {ErrorCode::Usage, message, {}};
}

/// Those of a host; of Slurm "2(x3),1" is read as far as it tells of the first host.
int localSizeOf(const Variables& variables, const QString& launcher)
{
    if (launcher == QLatin1String("srun")) {
        const QString tasks = variables.text("SLURM_STEP_TASKS_PER_NODE");
        return tasks.left(tasks.indexOf(QLatin1Char('('))).section(u',', 0, 0).toInt();
    }
    return variables.number({"LOCAL_WORLD_SIZE", "OMPI_COMM_WORLD_LOCAL_SIZE"}).value_or(0);
}

Result<void> findMeeting(RankPlace& place, const Variables& variables)
{
    place.file = variables.text("EPOCHMARK_RENDEZVOUS_FILE");
    if (!place.file.isEmpty()) {
        return {};
    }
    place.address = variables.text("MASTER_ADDR");
    if (place.address.isEmpty() && place.isOneHost()) {
        place.address = QStringLiteral("127.0.0.1");  // Slurm's name of the node need not resolve
    }
    if (place.address.isEmpty() && place.launcher == QLatin1String("srun")) {
        place.address = firstHostOf(variables.text("SLURM_STEP_NODELIST"));
    }
    const int port = variables.number({"MASTER_PORT"}).value_or(portOf(jobOf(variables, place.launcher)));
    if (port < 1 || port > 65535) {
        return meetingError(QObject::tr("MASTER_PORT is %1: choose a port from 1024 to 65535.").arg(port));
    }
    place.port = static_cast<quint16>(port);
    if (place.address.isEmpty()) {
        return meetingError(
            QObject::tr("There are ranks on several hosts and MASTER_ADDR isn't set. Set it to the host of "
                        "rank 0 (mpirun -x MASTER_ADDR=host)."));
    }
    if (!isFound(place.address)) {
        return meetingError(
            QObject::tr("The host of rank 0, \"%1\", can't be found from here. Set MASTER_ADDR to a name "
                        "or address that every host knows.")
                .arg(place.address));
    }
    return {};
}

}  // namespace

RankPlace::Lookup RankPlace::ofThisProcess()
{
    return [](const char* name) { return qEnvironmentVariable(name); };
}

Result<RankPlace> RankPlace::fromEnvironment(const Lookup& lookup)
{
    const Variables variables(lookup);
    const QString launcher = launcherOf(variables);
    if (launcher.isEmpty()) {
        return RankPlace();
    }
    const bool isGiven = variables.has("RANK") && variables.has("WORLD_SIZE");
    const bool isMpi = launcher == QLatin1String("mpirun");
    const auto rank = variables.number({isGiven ? "RANK" : isMpi ? "OMPI_COMM_WORLD_RANK" : "SLURM_PROCID"});
    const auto size = variables.number({isGiven ? "WORLD_SIZE"
                                        : isMpi ? "OMPI_COMM_WORLD_SIZE"
                                                : "SLURM_STEP_NUM_TASKS"});
    if (!rank || !size || *size < 1 || *size > kMostRanks || *rank < 0 || *rank >= *size) {
        return meetingError(QObject::tr("The launcher's variables contradict each other: rank %1 of %2.")
                                .arg(rank.value_or(-1))
                                .arg(size.value_or(-1)));
    }
    RankPlace place;
    place.rank = *rank;
    place.size = *size;
    if (place.isAlone()) {
        return RankPlace();
    }
    place.launcher = launcher;
    place.localRank = variables.number({"LOCAL_RANK", "OMPI_COMM_WORLD_LOCAL_RANK", "SLURM_LOCALID"})
                          .value_or(-1);
    const int local = localSizeOf(variables, launcher);
    // Who tells nothing of hosts starts them all on this one.
    place.localSize = local > 0 ? qMin(local, place.size) : place.size;
    if (place.localRank < 0) {
        place.localRank = place.localSize == place.size ? place.rank : 0;
    }
    place.isStoreHosted = variables.text("TORCHELASTIC_USE_AGENT_STORE") == QLatin1String("True");
    place.attempt = variables.number({"TORCHELASTIC_RESTART_COUNT"}).value_or(0);
    if (const auto found = findMeeting(place, variables); !found) {
        return found.error();
    }
    return place;
}

QString firstHostOf(const QString& list)
{
    const qsizetype bracket = list.indexOf(u'[');
    const qsizetype comma = list.indexOf(u',');
    if (bracket < 0 || (comma >= 0 && comma < bracket)) {
        return list.left(comma);
    }
    const qsizetype close = list.indexOf(u']', bracket);
    const QString numbers = list.mid(bracket + 1, close - bracket - 1);
    const QString tail = list.mid(close + 1).section(u',', 0, 0);
    return list.left(bracket) + numbers.section(u',', 0, 0).section(u'-', 0, 0) + tail;
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/workerprocess.h"

#include "base/paths.h"
#include "base/printable.h"
#include "base/stopwatch.h"
#include "devices/plugin/descriptor.h"
#include "devices/plugin/sharedmemory.h"

#include <QDir>
#include <QObject>
#include <QProcessEnvironment>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace epochmark {

namespace {

constexpr int kPollMilliseconds = 50;
constexpr qsizetype kMostLastWords = 4096;
/// Reads of its output at a time: as much as a pipe holds. Some print without end.
constexpr int kMostReads = 16;
constexpr double kCleanEndSeconds = 1;
constexpr double kCrashSeconds = 5;  ///< from a closed socket to the end
constexpr double kReapSeconds = 2;

Error workerError(const QString& detail)
{
    return {ErrorCode::Internal,
            QObject::tr("The process for plug-ins, epochmark-worker, can't be started. Build or install "
                        "Epochmark again."),
            detail};
}

QString systemReason(int number)
{
    return QString::fromLocal8Bit(std::strerror(number));
}

DescriptorPair socketPair()
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0) {
        return {};
    }
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

DescriptorPair outputPipe()
{
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) {
        return {};
    }
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

std::vector<QByteArray> environmentWith(const QStringList& changes)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& change : changes) {
        environment.insert(change.section(u'=', 0, 0), change.section(u'=', 1));
    }
    std::vector<QByteArray> lines;
    for (const QString& line : environment.toStringList()) {
        lines.push_back(line.toLocal8Bit());
    }
    return lines;
}

/// In a process group of its own, so that Ctrl-C in a terminal reaches this program alone. Returns 0 or the
/// system's error.
int spawn(pid_t& child, int socket, int memory, int output, const QStringList& changes)
{
    const QByteArray path = (paths::libraryDirectory() + QStringLiteral("/epochmark-worker")).toLocal8Bit();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, wire::kSocket);
    posix_spawn_file_actions_adddup2(&actions, memory, wire::kSharedMemory);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    std::vector<QByteArray> lines = environmentWith(changes);
    std::vector<char*> environment;
    for (QByteArray& line : lines) {
        environment.push_back(line.data());
    }
    environment.push_back(nullptr);
    QByteArray name("epochmark-worker");
    std::array<char*, 2> arguments{name.data(), nullptr};
    const int error = posix_spawn(&child, path.constData(), &actions, &attributes, arguments.data(),
                                  environment.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/// Waits for the end of a child at most so long. It stays to be reaped, so that its number stays its own.
bool hasEnded(pid_t child, double seconds)
{
    const Stopwatch clock;
    for (;;) {
        siginfo_t told{};
        const int asked = waitid(P_PID, static_cast<id_t>(child), &told, WEXITED | WNOHANG | WNOWAIT);
        if (asked == 0 ? told.si_pid == child : errno != EINTR) {
            return true;
        }
        if (clock.seconds() >= seconds) {
            return false;
        }
        poll(nullptr, 0, 1);
    }
}

/// Its status as waitpid() tells it; 0 when it hasn't come to its end: a driver may hold it for ever.
int reap(pid_t child)
{
    const Stopwatch clock;
    int status = 0;
    for (;;) {
        const pid_t gone = waitpid(child, &status, WNOHANG);
        if (gone == child) {
            return status;
        }
        if ((gone < 0 && errno != EINTR) || clock.seconds() >= kReapSeconds) {
            return 0;
        }
        poll(nullptr, 0, 1);
    }
}

}  // namespace

class WorkerProcess::Private {
public:
    ~Private() { end(); }

    /// What waits there to be read; false at the end.
    bool drainOutput();
    void remember(const char* bytes, qsizetype count);
    QString lastWords() const;
    WorkerFailure failure(WorkerFailure::Kind kind);
    /// Lets it end, else kills it, and whatever it has started. Returns the signal that ended it before it
    /// was killed.
    int end();
    bool sendAll(const std::string& bytes);
    std::optional<WorkerFailure> receiveAll(char* bytes, size_t count, const Patience& patience,
                                            const Stopwatch& clock);
    std::optional<WorkerFailure> waitForBytes(const Patience& patience, const Stopwatch& clock);
    std::optional<WorkerFailure> outOfPatience(const Patience& patience, const Stopwatch& clock);

    pid_t child = -1;
    Descriptor socket;
    Descriptor output;
    SharedMemory memory;
    QByteArray printed;                    ///< its last lines
    std::optional<double> stoppedAt;       ///< on the clock of the call under way
    std::optional<WorkerFailure> lasting;  ///< once it is gone
};

void WorkerProcess::Private::remember(const char* bytes, qsizetype count)
{
    printed.append(bytes, count);
    if (printed.size() > kMostLastWords) {
        printed = printed.right(kMostLastWords);
    }
}

bool WorkerProcess::Private::drainOutput()
{
    std::array<char, 4096> bytes{};
    for (int reads = 0; reads < kMostReads; ++reads) {
        const ssize_t count = read(output.get(), bytes.data(), bytes.size());
        if (count <= 0) {
            return count < 0 && (errno == EAGAIN || errno == EINTR);
        }
        remember(bytes.data(), count);
    }
    return true;
}

QString WorkerProcess::Private::lastWords() const
{
    QStringList lines;
    for (const QString& line : QString::fromLocal8Bit(printed).split(u'\n', Qt::SkipEmptyParts)) {
        lines.append(printable(line.trimmed()));
    }
    lines.removeAll(QString());
    return lines.mid(std::max<qsizetype>(0, lines.size() - 6)).join(u'\n');
}

int WorkerProcess::Private::end()
{
    if (child < 0) {
        return 0;
    }
    // Whoever has closed the socket is on the way out: its own end is told, not the one that follows.
    const double patience = socket.isOpen() ? kCleanEndSeconds : kCrashSeconds;
    socket = Descriptor();
    const bool isItsOwn = hasEnded(child, patience);
    kill(-child, SIGKILL);
    const int status = reap(child);
    drainOutput();
    child = -1;
    return isItsOwn && WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

WorkerFailure WorkerProcess::Private::failure(WorkerFailure::Kind kind)
{
    if (kind == WorkerFailure::Kind::Died) {
        socket = Descriptor();
    }
    WorkerFailure failed;
    failed.kind = kind;
    failed.signal = end();
    failed.lastWords = lastWords();
    lasting = failed;
    return failed;
}

bool WorkerProcess::Private::sendAll(const std::string& bytes)
{
    size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count = ::send(socket.get(), bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        sent += static_cast<size_t>(count);
    }
    return true;
}

std::optional<WorkerFailure> WorkerProcess::Private::outOfPatience(const Patience& patience,
                                                                   const Stopwatch& clock)
{
    const double now = clock.seconds();
    if (patience.seconds && now >= *patience.seconds) {
        return failure(WorkerFailure::Kind::Silent);
    }
    if (patience.stop.isStopRequested()) {
        stoppedAt = stoppedAt.value_or(now);
        if (now - *stoppedAt >= patience.graceSeconds) {
            return failure(WorkerFailure::Kind::Stopped);
        }
    }
    return std::nullopt;
}

std::optional<WorkerFailure> WorkerProcess::Private::waitForBytes(const Patience& patience,
                                                                  const Stopwatch& clock)
{
    bool isPrinting = true;
    bool isGone = false;
    for (;;) {
        std::array<pollfd, 2> watched{pollfd{socket.get(), POLLIN, 0},
                                      pollfd{isPrinting ? output.get() : -1, POLLIN, 0}};
        poll(watched.data(), watched.size(), kPollMilliseconds);
        if (watched[1].revents != 0) {
            isPrinting = drainOutput();
        }
        if (watched[0].revents != 0) {
            return std::nullopt;
        }
        // What a plug-in has started may hold the socket open when the worker is gone.
        if (isGone) {
            return failure(WorkerFailure::Kind::Died);
        }
        isGone = hasEnded(child, 0);
        if (const auto failed = outOfPatience(patience, clock)) {
            return failed;
        }
    }
}

std::optional<WorkerFailure> WorkerProcess::Private::receiveAll(char* bytes, size_t count,
                                                                const Patience& patience,
                                                                const Stopwatch& clock)
{
    while (count > 0) {
        if (const auto failed = waitForBytes(patience, clock)) {
            return failed;
        }
        const ssize_t got = recv(socket.get(), bytes, count, MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
            continue;
        }
        if (got <= 0) {
            return failure(WorkerFailure::Kind::Died);
        }
        bytes += got;
        count -= static_cast<size_t>(got);
    }
    return std::nullopt;
}

WorkerProcess::WorkerProcess(std::unique_ptr<Private> data) : d(std::move(data)) {}

WorkerProcess::~WorkerProcess() = default;

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const QStringList& environment)
{
    auto data = std::make_unique<Private>();
    DescriptorPair messages = socketPair();
    DescriptorPair words = outputPipe();
    if (!messages.isOpen() || !words.isOpen() || !data->memory.open()) {
        return workerError(systemReason(errno));
    }
    const int error = spawn(data->child, messages.theirs.get(), data->memory.descriptor(), words.theirs.get(),
                            environment);
    if (error != 0) {
        data->child = -1;
        return workerError(systemReason(error));
    }
    data->socket = std::move(messages.ours);
    data->output = std::move(words.ours);
    fcntl(data->output.get(), F_SETFL, O_NONBLOCK);
    return std::unique_ptr<WorkerProcess>(new WorkerProcess(std::move(data)));
}

WorkerAnswer WorkerProcess::call(const wire::Writer& request, const Patience& patience)
{
    if (d->lasting) {
        return {{}, d->lasting};
    }
    const Stopwatch clock;
    d->stoppedAt.reset();
    auto size = static_cast<int64_t>(request.message().size());
    const std::string length(reinterpret_cast<const char*>(&size), sizeof size);
    if (!d->sendAll(length + request.message())) {
        return {{}, d->failure(WorkerFailure::Kind::Died)};
    }
    if (const auto failed = d->receiveAll(reinterpret_cast<char*>(&size), sizeof size, patience, clock)) {
        return {{}, failed};
    }
    if (size < 0 || size > wire::kMostBytes) {
        return {{}, d->failure(WorkerFailure::Kind::Died)};
    }
    WorkerAnswer answer;
    answer.bytes.resize(static_cast<size_t>(size));
    if (const auto failed = d->receiveAll(answer.bytes.data(), answer.bytes.size(), patience, clock)) {
        return {{}, failed};
    }
    wire::Reader reader = answer.reader();
    try {
        const auto station = static_cast<wire::Station>(reader.number());
        if (station != wire::Station::None) {
            WorkerFailure refused;
            refused.station = station;
            refused.code = reader.number();
            refused.words = QString::fromStdString(reader.text());
            d->drainOutput();
            refused.lastWords = d->lastWords();
            answer.failure = refused;
        }
    } catch (const std::exception&) {
        answer.failure = d->failure(WorkerFailure::Kind::Died);
    }
    answer.bytes.erase(0, std::min(answer.bytes.size(), sizeof(int64_t)));
    return answer;
}

unsigned char* WorkerProcess::sharedMemory(size_t bytes)
{
    return d->memory.atLeast(bytes);
}

void WorkerProcess::releaseSharedMemory()
{
    d->memory.release();
}

qint64 WorkerProcess::processId() const
{
    return d->child;
}

}  // namespace epochmark

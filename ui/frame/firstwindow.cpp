// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/firstwindow.h"

#include "base/jsontext.h"
#include "results/store/runlock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QThread>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

// The system's sockets, not Qt Network: that would map ten more libraries into the window (GSSAPI, Kerberos,
// libproxy, zstd ...; it has 56 without), and its QLocalServer takes no path of over 107 bytes.

namespace epochmark {

namespace {

constexpr qsizetype kLargestRequest = 64 << 10;
constexpr int kBetweenTriesMs = 50;
constexpr char kTaken[] = "taken\n";

#ifdef MSG_NOSIGNAL
constexpr int kSendFlags = MSG_NOSIGNAL;
#else
constexpr int kSendFlags = 0;
#endif

/// A socket's address has room for about a hundred bytes: a longer path goes by way of its folder, opened.
class SocketAddress {
public:
    explicit SocketAddress(const QString& folder)
    {
        m_path = QFile::encodeName(folder + QStringLiteral("/window.socket"));
        QByteArray shown = m_path;
        if (shown.size() >= static_cast<qsizetype>(sizeof m_address.sun_path)) {
            m_folder = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
            shown = "/proc/self/fd/" + QByteArray::number(m_folder) + "/window.socket";
        }
        m_address.sun_family = AF_UNIX;
        std::memcpy(m_address.sun_path, shown.constData(), static_cast<size_t>(shown.size()) + 1);
    }
    ~SocketAddress()
    {
        if (m_folder >= 0) {
            ::close(m_folder);
        }
    }
    SocketAddress(const SocketAddress&) = delete;
    SocketAddress& operator=(const SocketAddress&) = delete;

    const QByteArray& path() const { return m_path; }
    bool bind(int socket) const { return ::bind(socket, address(), sizeof m_address) == 0; }
    bool connect(int socket) const { return ::connect(socket, address(), sizeof m_address) == 0; }

private:
    const sockaddr* address() const { return reinterpret_cast<const sockaddr*>(&m_address); }

    sockaddr_un m_address{};
    QByteArray m_path;
    int m_folder = -1;
};

int makeSocket()
{
    const int made = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (made >= 0) {
        ::fcntl(made, F_SETFD, FD_CLOEXEC);
        ::fcntl(made, F_SETFL, O_NONBLOCK);
    }
    return made;
}

bool waitFor(int socket, short events, const QDeadlineTimer& patience)
{
    pollfd waited{socket, events, 0};
    const int left = static_cast<int>(std::max<qint64>(0, patience.remainingTime()));
    return ::poll(&waited, 1, left) == 1 && (waited.revents & events) != 0;
}

bool sendAll(int socket, QByteArray bytes, const QDeadlineTimer& patience)
{
    while (!bytes.isEmpty() && waitFor(socket, POLLOUT, patience)) {
        const ssize_t sent = ::send(socket, bytes.constData(), static_cast<size_t>(bytes.size()), kSendFlags);
        if (sent < 0 && errno != EAGAIN && errno != EINTR) {
            return false;
        }
        bytes.remove(0, std::max<ssize_t>(0, sent));
    }
    return bytes.isEmpty();
}

bool isTaken(int socket, const QDeadlineTimer& patience)
{
    QByteArray answer;
    while (!answer.endsWith('\n') && waitFor(socket, POLLIN, patience)) {
        char bytes[64];
        const ssize_t got = ::recv(socket, bytes, sizeof bytes, 0);
        if (got <= 0) {
            break;
        }
        answer.append(bytes, got);
    }
    return answer == kTaken;
}

}  // namespace

/// One start that has something to say.
struct FirstWindow::Start {
    std::unique_ptr<QSocketNotifier> notifier;
    QByteArray said;
};

QByteArray StartRequest::toJson() const
{
    const QJsonObject object{{QStringLiteral("dataset"), dataset},
                             {QStringLiteral("activation_token"), QString::fromLatin1(activationToken)}};
    return jsontext::written(object, QJsonDocument::Compact);
}

StartRequest StartRequest::fromJson(const QByteArray& json)
{
    const QJsonObject object = jsontext::parsed(json).object();
    return {object.value(QStringLiteral("dataset")).toString(),
            object.value(QStringLiteral("activation_token")).toString().toLatin1()};
}

FirstWindow::FirstWindow(std::unique_ptr<RunLock> lock) : m_lock(std::move(lock)) {}

FirstWindow::~FirstWindow()
{
    for (const int connection : m_starts.keys()) {
        forget(connection);
    }
    if (m_socket >= 0) {
        m_notifier.reset();
        ::close(m_socket);
        ::unlink(m_path.constData());
    }
}

std::unique_ptr<FirstWindow> FirstWindow::claim(const QString& folder)
{
    auto lock = RunLock::acquire(folder, QStringLiteral("window"));
    if (!lock) {
        return nullptr;
    }
    std::unique_ptr<FirstWindow> place(new FirstWindow(std::move(lock)));
    place->listen(folder);
    return place;
}

void FirstWindow::listen(const QString& folder)
{
    const SocketAddress address(folder);
    const int socket = makeSocket();
    ::unlink(address.path().constData());  // of one that was killed: the place is ours
    if (socket < 0 || !address.bind(socket) || ::chmod(address.path().constData(), S_IRUSR | S_IWUSR) != 0
        || ::listen(socket, 8) != 0) {
        ::close(socket);
        return;
    }
    m_socket = socket;
    m_path = address.path();
    m_notifier = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &FirstWindow::acceptStart);
}

void FirstWindow::acceptStart()
{
    const int connection = ::accept(m_socket, nullptr, nullptr);
    if (connection < 0) {
        return;
    }
    ::fcntl(connection, F_SETFD, FD_CLOEXEC);
    ::fcntl(connection, F_SETFL, O_NONBLOCK);
    auto start = std::make_shared<Start>();
    start->notifier = std::make_unique<QSocketNotifier>(connection, QSocketNotifier::Read);
    connect(start->notifier.get(), &QSocketNotifier::activated, this,
            [this, connection] { readFrom(connection); });
    m_starts.insert(connection, start);
}

void FirstWindow::readFrom(int connection)
{
    const std::shared_ptr<Start> start = m_starts.value(connection);
    char bytes[4096];
    const ssize_t got = ::recv(connection, bytes, sizeof bytes, 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        return;
    }
    start->said.append(bytes, std::max<ssize_t>(0, got));
    const bool isWhole = start->said.endsWith('\n');
    if (!isWhole && got > 0 && start->said.size() < kLargestRequest) {
        return;
    }
    if (isWhole) {
        sendAll(connection, kTaken, QDeadlineTimer(0));
    }
    forget(connection);
    if (isWhole) {
        Q_EMIT requested(StartRequest::fromJson(start->said));
    }
}

void FirstWindow::forget(int connection)
{
    const std::shared_ptr<Start> start = m_starts.take(connection);
    // It may be what has called: it goes when that has returned.
    start->notifier->setEnabled(false);
    start->notifier.release()->deleteLater();
    ::close(connection);
}

bool FirstWindow::handOver(const QString& folder, const StartRequest& request, int patienceMs)
{
    const QDeadlineTimer patience(patienceMs);
    const SocketAddress address(folder);
    // The other window may have the place and not listen yet.
    do {
        const int socket = makeSocket();
        const bool isConnected = socket >= 0 && address.connect(socket);
        const bool isDone = isConnected && sendAll(socket, request.toJson() + '\n', patience)
                            && isTaken(socket, patience);
        ::close(socket);
        if (isDone) {
            return true;
        }
        QThread::msleep(kBetweenTriesMs);
    } while (!patience.hasExpired());
    return false;
}

}  // namespace epochmark

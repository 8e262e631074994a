// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/askserver.h"

#include "base/printable.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcessEnvironment>
#include <QString>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace epochmark {

namespace {

constexpr const char* kSocketVariable = "EPOCHMARK_ASKPASS_SOCKET";
constexpr size_t kLongestQuestion = 16'384;
constexpr size_t kLongestAnswer = 4'096;
constexpr int kAnswerWaitMs = 2'000;  // for the question, which comes at once

std::optional<sockaddr_un> addressOf(const QByteArray& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || static_cast<size_t>(path.size()) >= sizeof address.sun_path) {
        return std::nullopt;
    }
    std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
    return address;
}

bool writeAll(int file, const QByteArray& bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t part = ::send(file, bytes.constData() + done, static_cast<size_t>(bytes.size() - done),
                                    MSG_NOSIGNAL);
        if (part < 0 && errno == EINTR) {
            continue;
        }
        if (part <= 0) {
            return false;
        }
        done += part;
    }
    return true;
}

/// Until the other side has closed its half; `waitMs` < 0: as long as that takes.
QByteArray readAll(int file, size_t most, int waitMs)
{
    QByteArray bytes;
    std::array<char, 4096> piece{};
    while (static_cast<size_t>(bytes.size()) < most) {
        pollfd waiting{file, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, waitMs);
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        const ssize_t part = ready > 0 ? ::read(file, piece.data(), piece.size()) : 0;
        if (part <= 0) {
            break;
        }
        bytes.append(piece.data(), static_cast<qsizetype>(part));
    }
    return bytes;
}

SshQuestion::Kind kindOf(const QByteArray& prompt, const QString& text)
{
    // ssh's own words; what a server asks begins with what it likes, and is a secret at most.
    if (text.startsWith(QLatin1String("The authenticity of host"))
        || text.startsWith(QLatin1String("Please type 'yes'"))) {
        return SshQuestion::Kind::HostKey;
    }
    return prompt == "confirm" ? SshQuestion::Kind::Confirm : SshQuestion::Kind::Secret;
}

}  // namespace

std::unique_ptr<AskServer> AskServer::open(SshAsk ask, const QString& destination, const StopToken& stop)
{
    const QString folder = asking::socketFolder();
    if (folder.isEmpty()) {
        return nullptr;
    }
    static std::atomic<int> number = 0;  // several threads connect
    std::unique_ptr<AskServer> server(new AskServer(std::move(ask), destination, stop));
    server->m_path = QStringLiteral("%1/ask-%2-%3").arg(folder).arg(::getpid()).arg(++number);
    const auto address = addressOf(QFile::encodeName(server->m_path));
    server->m_socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ::unlink(QFile::encodeName(server->m_path).constData());
    if (!address || server->m_socket < 0
        || ::bind(server->m_socket, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0
        || ::listen(server->m_socket, 4) != 0) {
        return nullptr;
    }
    return server;
}

AskServer::~AskServer()
{
    if (m_socket >= 0) {
        ::close(m_socket);
        ::unlink(QFile::encodeName(m_path).constData());
    }
}

void AskServer::addTo(QProcessEnvironment& environment) const
{
    environment.insert(QStringLiteral("SSH_ASKPASS"), QCoreApplication::applicationFilePath());
    environment.insert(QStringLiteral("SSH_ASKPASS_REQUIRE"), QStringLiteral("force"));
    environment.insert(QString::fromLatin1(kSocketVariable), m_path);
    if (environment.value(QStringLiteral("DISPLAY")).isEmpty()) {
        environment.insert(QStringLiteral("DISPLAY"), QStringLiteral(":"));  // an older ssh asks for one
    }
}

void AskServer::answerWaiting()
{
    pollfd waiting{m_socket, POLLIN, 0};
    while (::poll(&waiting, 1, 0) > 0) {
        const int connection = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) {
            return;
        }
        answer(connection);
        ::close(connection);
    }
}

/// A question is "KIND\nTEXT", an answer "1" and what was said, or nothing: called off.
void AskServer::answer(int connection)
{
    const QByteArray bytes = readAll(connection, kLongestQuestion, kAnswerWaitMs);
    const qsizetype end = bytes.indexOf('\n');
    if (end < 0) {
        return;
    }
    QString text = QString::fromUtf8(bytes.mid(end + 1));
    QStringList lines;
    for (const QString& line : text.split(u'\n')) {
        lines.append(printable(line, 400));
    }
    const QByteArray prompt = bytes.left(end);
    if (prompt == "none") {
        writeAll(connection, "1");  // "touch your key now": nothing to be answered
        return;
    }
    const auto answered = m_ask ? m_ask(
                              {kindOf(prompt, text), lines.join(u'\n').trimmed(), m_destination, m_stop})
                                : std::nullopt;
    m_isCalledOff = m_isCalledOff || !answered;
    if (answered) {
        QByteArray reply = '1' + answered->toUtf8();
        writeAll(connection, reply);
        reply.fill('\0');
    }
}

namespace asking {

int statusAsHelper(int argc, char** argv)
{
    const char* path = std::getenv(kSocketVariable);
    if (path == nullptr || *path == '\0' || argc != 2) {
        return -1;
    }
    const auto address = addressOf(QByteArray(path));
    const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (!address || connection < 0
        || ::connect(connection, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0) {
        return 1;
    }
    const char* prompt = std::getenv("SSH_ASKPASS_PROMPT");
    QByteArray question(prompt == nullptr ? "" : prompt);
    question.replace('\n', ' ');
    const bool isAsked = writeAll(connection, question + '\n' + argv[1]);
    ::shutdown(connection, SHUT_WR);
    QByteArray answer = isAsked ? readAll(connection, kLongestAnswer, -1) : QByteArray();
    ::close(connection);
    if (!answer.startsWith('1')) {
        return 1;
    }
    std::fwrite(answer.constData() + 1, 1, static_cast<size_t>(answer.size() - 1), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
    answer.fill('\0');
    return 0;
}

QString socketFolder()
{
    // Short: a socket's path has 107 bytes at most, and ssh adds 17 of its own.
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool isShort = !runtime.isEmpty() && QFile::encodeName(runtime).size() < 50;
    const QString folder = isShort ? runtime + QStringLiteral("/epochmark")
                                   : QStringLiteral("/tmp/epochmark-%1").arg(::getuid());
    const QByteArray name = QFile::encodeName(folder);
    ::mkdir(name.constData(), 0700);
    struct stat found {};
    const bool isOurs = ::lstat(name.constData(), &found) == 0 && S_ISDIR(found.st_mode)
                        && found.st_uid == ::getuid() && (found.st_mode & 077) == 0;
    return isOurs ? folder : QString();
}

}  // namespace asking

}  // namespace epochmark

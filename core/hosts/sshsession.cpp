// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/sshsession.h"

#include "hosts/askserver.h"
#include "hosts/shellwords.h"
#include "hosts/sshtrouble.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QLockFile>
#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QThread>

#include <algorithm>
#include <utility>

#include <unistd.h>

namespace epochmark {

namespace {

constexpr int kSshFailed = 255;
constexpr int kSshLookMs = 50;
constexpr qsizetype kMostErrors = 16'384;
constexpr qint64 kMostUnsent = 1 << 20;
constexpr int kSshShortMs = 10'000;  // for questions to ssh itself, which need no line
// A user who looks for his code needs time; without one to ask, a line that is dead is told from one that is
// slow.
constexpr int kConnectSeconds = 15;
constexpr int kAnswersMissing = 3;
constexpr const char* kLineBroken = "line";

/// The client and what is before the destination in every call.
QStringList client()
{
    const QStringList words = QProcess::splitCommand(qEnvironmentVariable("EPOCHMARK_SSH"));
    return words.isEmpty() ? QStringList(QStringLiteral("ssh")) : words;
}

QStringList option(const char* name, const QString& value)
{
    return {QStringLiteral("-o"), QString::fromLatin1(name) + u'=' + value};
}

QStringList aliveOptions()
{
    return option("ServerAliveInterval", QStringLiteral("5"))
           + option("ServerAliveCountMax", QString::number(kAnswersMissing))
           + option("ConnectTimeout", QString::number(kConnectSeconds))
           // What an alias does for people, a command of its own or ports, is nothing for this line.
           + option("RemoteCommand", QStringLiteral("none"))
           + option("ClearAllForwardings", QStringLiteral("yes"))
           + option("ForwardAgent", QStringLiteral("no")) + option("ForwardX11", QStringLiteral("no"))
           + option("PermitLocalCommand", QStringLiteral("no"));
}

QProcessEnvironment sshEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));  // its words are read by sshTrouble()
    return environment;
}

/// A process of ssh's. Ended with its owner. `isApart`: Ctrl-C at the terminal doesn't reach it.
class SshProcess {
public:
    SshProcess(const QStringList& arguments, bool isApart, const QProcessEnvironment& environment)
    {
        QStringList words = client();
        m_process.setProgram(words.takeFirst());
        m_process.setArguments(words + arguments);
        m_process.setProcessEnvironment(environment);
        if (isApart) {
            m_process.setChildProcessModifier([] { ::setsid(); });
        }
    }
    ~SshProcess()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished(kSshShortMs);
        }
    }
    SshProcess(const SshProcess&) = delete;
    SshProcess& operator=(const SshProcess&) = delete;

    Result<void> start(QIODevice::OpenMode mode)
    {
        if (!(mode & QIODevice::WriteOnly)) {
            m_process.setStandardInputFile(QProcess::nullDevice());
        }
        m_process.start(mode);
        if (!m_process.waitForStarted(kSshShortMs)) {
            return Error{
                ErrorCode::DeviceUnavailable,
                QObject::tr("ssh can't be started: install the OpenSSH client (Debian: apt-get install "
                            "openssh-client), or name another with EPOCHMARK_SSH."),
                m_process.errorString()};
        }
        return {};
    }
    QProcess& process() { return m_process; }
    /// Keeps the end of what it says.
    bool collectErrors()  // whether there was something
    {
        const QByteArray piece = m_process.readAllStandardError();
        m_errors += piece;
        if (m_errors.size() > kMostErrors) {
            m_errors.remove(0, m_errors.size() - kMostErrors);
        }
        return !piece.isEmpty();
    }
    const QByteArray& errors() const { return m_errors; }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// 255 where it was killed.
    int status() const
    {
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : kSshFailed;
    }

private:
    QProcess m_process;
    QByteArray m_errors;
};

Error stoppedSsh()
{
    return {ErrorCode::Stopped, QObject::tr("Stopped."), {}};
}

/// What a question to ssh itself prints; absent where it fails.
std::optional<QByteArray> localAnswer(const QStringList& arguments, const StopToken& stop)
{
    SshProcess ssh(arguments, true, sshEnvironment());
    if (!ssh.start(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    ssh.process().closeReadChannel(QProcess::StandardError);
    QElapsedTimer asked;
    asked.start();
    while (ssh.isRunning() && !asked.hasExpired(kSshShortMs) && !stop.isStopRequested()) {
        ssh.process().waitForFinished(kSshLookMs);
    }
    return !ssh.isRunning() && ssh.status() == 0 ? std::optional(ssh.process().readAllStandardOutput())
                                                 : std::nullopt;
}

/// Whether the user's settings are stricter with unknown keys than asking.
bool refusesUnknownKeys(const QString& destination, const StopToken& stop)
{
    const QByteArray settings = localAnswer({QStringLiteral("-G"), destination}, stop).value_or(QByteArray());
    return settings.contains("stricthostkeychecking true") || settings.contains("stricthostkeychecking yes");
}

QString socketOf(const QString& destination)
{
    const QString folder = asking::socketFolder();
    const QByteArray hash = QCryptographicHash::hash((client().join(u'\n') + u'\n' + destination).toUtf8(),
                                                     QCryptographicHash::Sha256)
                                .toHex()
                                .left(16);
    return folder.isEmpty() ? QString() : QStringLiteral("%1/%2").arg(folder, QString::fromLatin1(hash));
}

bool isMasterAlive(const QStringList& path, const QString& destination, const StopToken& stop)
{
    return localAnswer(path + QStringList{QStringLiteral("-O"), QStringLiteral("check"), destination}, stop)
        .has_value();
}

QStringList masterArguments(const Host& host, const QString& socket, SshManner::Asking asking,
                            const StopToken& stop)
{
    QStringList arguments = option("ControlMaster", QStringLiteral("yes")) + option("ControlPath", socket)
                            + option("ControlPersist", QStringLiteral("600")) + aliveOptions();
    if (asking == SshManner::Asking::Never) {
        arguments += option("BatchMode", QStringLiteral("yes"));
    }
    // Whatever the settings say: a key is never taken without being looked at.
    arguments += option("StrictHostKeyChecking", refusesUnknownKeys(host.destination, stop)
                                                     ? QStringLiteral("yes")
                                                     : QStringLiteral("ask"));
    return arguments + QStringList{QStringLiteral("-N"), QStringLiteral("-f"), host.destination};
}

Result<void> openMaster(const Host& host, const QString& socket, const SshManner& manner,
                        const StopToken& stop)
{
    QFile::remove(socket);  // of a master that is gone; one that lives was found before
    QProcessEnvironment environment = sshEnvironment();
    const bool asksWindow = manner.asking == SshManner::Asking::Window;
    const auto server = asksWindow ? AskServer::open(manner.ask, host.destination, stop) : nullptr;
    if (asksWindow && !server) {
        return Error{ErrorCode::Internal,
                     QObject::tr("ssh's questions can't be taken: there is no folder for a socket. Make "
                                 "XDG_RUNTIME_DIR or /tmp writable."),
                     {}};
    }
    if (server) {
        server->addTo(environment);
    }
    SshProcess ssh(masterArguments(host, socket, manner.asking, stop),
                   manner.asking != SshManner::Asking::Terminal, environment);
    if (const auto started = ssh.start(QIODevice::ReadOnly); !started) {
        return started;
    }
    while (ssh.isRunning()) {
        if (stop.isStopRequested()) {
            return stoppedSsh();
        }
        ssh.process().waitForFinished(kSshLookMs);
        ssh.collectErrors();
        if (server) {
            server->answerWaiting();
        }
    }
    ssh.collectErrors();
    if (server && server->isCalledOff() && ssh.status() != 0) {
        return stoppedSsh();
    }
    return ssh.status() == 0 ? Result<void>() : Result<void>(sshTrouble(ssh.errors(), host.destination));
}

/// Held while a master is looked for and opened: of two programs that want one, the second finds the first's.
class MasterLock {
public:
    explicit MasterLock(const QString& socket) : m_file(socket + QStringLiteral(".lock"))
    {
        m_file.setStaleLockTime(0);  // however long somebody looks for his password
    }
    Result<void> wait(const StopToken& stop)
    {
        while (!m_file.tryLock(kSshLookMs)) {
            if (stop.isStopRequested()) {
                return stoppedSsh();
            }
            if (m_file.error() != QLockFile::LockFailedError) {
                return Error{ErrorCode::Internal,
                             QObject::tr("There is no folder for ssh's socket: make XDG_RUNTIME_DIR or /tmp "
                                         "writable."),
                             {}};
            }
        }
        return {};
    }

private:
    QLockFile m_file;
};

/// Moves bytes between a process and a call until it has ended.
class SshTransfer {
public:
    SshTransfer(SshProcess& ssh, const SshCall& call, StopToken stop, QString name)
        : m_ssh(ssh), m_call(call), m_stop(std::move(stop)), m_name(std::move(name))
    {
        m_clock.start();
        m_silence.start();
    }

    Result<SshAnswer> work()
    {
        QProcess& process = m_ssh.process();
        while (m_ssh.isRunning()) {
            feed();
            if (process.bytesToWrite() > 0) {
                process.waitForBytesWritten(kSshLookMs);
            } else {
                process.waitForReadyRead(kSshLookMs);
            }
            if (const auto taken = take(); !taken) {
                return taken.error();
            }
            if (m_stop.isStopRequested()) {
                return stoppedSsh();
            }
            if (isTooLate()) {
                return Error{ErrorCode::DeviceUnavailable, QObject::tr("The line is silent."),
                             QString::fromLatin1(kLineBroken)};
            }
        }
        process.waitForFinished(kSshLookMs);
        if (const auto taken = take(); !taken) {
            return taken.error();
        }
        m_answer.status = m_ssh.status();
        m_answer.errors = m_ssh.errors();
        return m_answer;
    }

private:
    bool isTooLate() const
    {
        return (m_call.mostSilenceMs > 0 && m_silence.hasExpired(m_call.mostSilenceMs))
               || (m_call.mostMs > 0 && m_clock.hasExpired(m_call.mostMs));
    }

    void feed()
    {
        QProcess& process = m_ssh.process();
        if (m_isFed) {
            return;
        }
        constexpr qint64 kPiece = 1 << 16;
        while (m_call.input != nullptr && process.bytesToWrite() < kMostUnsent) {
            const QByteArray piece = m_call.input->read(kPiece);
            if (piece.isEmpty()) {
                break;
            }
            process.write(piece);
            m_fed += piece.size();
        }
        if (m_call.input == nullptr || m_call.input->atEnd()) {
            if (!m_call.isTended) {
                process.closeWriteChannel();  // once the rest is written
            }
            m_isFed = true;
        }
    }

    Result<void> take()
    {
        QProcess& process = m_ssh.process();
        const qint64 sent = m_fed - process.bytesToWrite();
        if (sent != m_sent) {
            m_sent = sent;
            m_silence.restart();
            if (m_call.onSent) {
                m_call.onSent(sent);
            }
        }
        const bool hasErrors = m_ssh.collectErrors();
        const QByteArray piece = process.readAllStandardOutput();
        if (hasErrors || !piece.isEmpty()) {
            m_silence.restart();
        }
        if (m_call.onOutput) {
            return piece.isEmpty() ? Result<void>() : m_call.onOutput(piece);
        }
        m_answer.output += piece;
        if (m_answer.output.size() > m_call.mostOutput) {
            return Error{
                ErrorCode::Input,
                QObject::tr(
                    "%1 answers with more than was asked for, beginning with \"%2\". What does its login "
                    "shell print (~/.bashrc, a forced command)?")
                    .arg(m_name, excerpt(m_answer.output)),
                {}};
        }
        return {};
    }

    SshProcess& m_ssh;
    const SshCall& m_call;
    StopToken m_stop;
    QString m_name;  ///< of the host, for sentences
    SshAnswer m_answer;
    QElapsedTimer m_clock;
    QElapsedTimer m_silence;
    qint64 m_fed = 0;
    qint64 m_sent = 0;
    bool m_isFed = false;
};

}  // namespace

Result<SshSession> SshSession::open(const Host& host, const SshManner& manner, const StopToken& stop)
{
    if (const auto checked = host.check(); !checked) {
        return checked.error();
    }
    if (isMasterAlive({}, host.destination, stop)) {
        return SshSession(host, QString());
    }
    const QString socket = socketOf(host.destination);
    if (socket.isEmpty()) {
        return Error{
            ErrorCode::Internal,
            QObject::tr("There is no folder for ssh's socket: make XDG_RUNTIME_DIR or /tmp writable."),
            {}};
    }
    MasterLock lock(socket);
    if (const auto locked = lock.wait(stop); !locked) {
        return locked.error();
    }
    if (!isMasterAlive(option("ControlPath", socket), host.destination, stop)) {
        if (stop.isStopRequested()) {
            return stoppedSsh();
        }
        if (const auto opened = openMaster(host, socket, manner, stop); !opened) {
            return opened.error();
        }
    }
    return SshSession(host, socket);
}

Result<SshAnswer> SshSession::run(const SshCall& call, const StopToken& stop) const
{
    QStringList arguments = option("BatchMode", QStringLiteral("yes")) + aliveOptions();
    if (!m_socket.isEmpty()) {
        arguments += option("ControlMaster", QStringLiteral("no")) + option("ControlPath", m_socket);
    }
    arguments += {QStringLiteral("-T"), m_host.destination,
                  call.isTended ? shellwords::tendedLine(call.script, call.arguments, call.prefix)
                                : shellwords::commandLine(call.script, call.arguments, call.prefix)};
    SshProcess ssh(arguments, true, sshEnvironment());
    if (const auto started = ssh.start(call.input == nullptr && !call.isTended ? QIODevice::ReadOnly
                                                                               : QIODevice::ReadWrite);
        !started) {
        return started.error();
    }
    auto answer = SshTransfer(ssh, call, stop, m_host.name).work();
    if (answer && answer->status == kSshFailed) {
        Error trouble = sshTrouble(answer->errors, m_host.destination);
        trouble.detail = QString::fromLatin1(kLineBroken) + u' ' + trouble.detail;
        return trouble;
    }
    return answer;
}

void SshSession::close(const StopToken& stop) const
{
    if (m_socket.isEmpty()) {
        return;
    }
    constexpr int kProbeMs = 5'000;
    SshCall probe{QStringLiteral("exit 0")};
    probe.mostMs = kProbeMs;
    const auto answer = run(probe, stop);
    if (stop.isStopRequested() || (answer && answer->status == 0)) {
        return;  // one call broke, the line didn't: other runs may go over it
    }
    static_cast<void>(
        localAnswer(option("ControlPath", m_socket)
                        + QStringList{QStringLiteral("-O"), QStringLiteral("exit"), m_host.destination},
                    stop));
}

bool isLineBroken(const Error& error)
{
    return error.code == ErrorCode::DeviceUnavailable && error.detail.startsWith(QLatin1String(kLineBroken));
}

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <array>
#include <cerrno>
#include <csignal>
#include <functional>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace epochmark::test {

/// A program of which a test wants to know more than QProcess tells: which signal ended it, how much memory
/// it took, what it wrote last. One thread.
class ChildProcess {
public:
    struct Setup {
        QString program;
        QStringList arguments;
        QList<std::pair<QByteArray, QByteArray>> environment;  ///< beside the test's own
        std::function<void()> beforeStart;  ///< in the child; may only call the system: limits, files
    };

    explicit ChildProcess(const Setup& setup)
    {
        std::array<int, 2> outPipe{};
        std::array<int, 2> errPipe{};
        if (::pipe2(outPipe.data(), O_CLOEXEC) != 0 || ::pipe2(errPipe.data(), O_CLOEXEC) != 0) {
            qFatal("no pipes");
        }
        // Between fork and exec only the system may be called: everything is laid out before.
        std::vector<QByteArray> words{QFile::encodeName(setup.program)};
        for (const QString& argument : setup.arguments) {
            words.push_back(argument.toLocal8Bit());
        }
        std::vector<QByteArray> variables;
        for (char** variable = environ; *variable != nullptr; ++variable) {
            variables.emplace_back(*variable);
        }
        for (const auto& [name, value] : setup.environment) {
            std::erase_if(variables,
                          [&name = name](const QByteArray& known) { return known.startsWith(name + '='); });
            variables.push_back(name + '=' + value);
        }
        const std::vector<char*> line = pointersTo(words);
        const std::vector<char*> environment = pointersTo(variables);
        m_pid = ::fork();
        if (m_pid == 0) {
            ::dup2(outPipe[1], STDOUT_FILENO);
            ::dup2(errPipe[1], STDERR_FILENO);
            if (setup.beforeStart) {
                setup.beforeStart();
            }
            ::execve(line.front(), line.data(), environment.data());
            ::_exit(127);
        }
        ::close(outPipe[1]);
        ::close(errPipe[1]);
        m_pipes = {pollfd{outPipe[0], POLLIN, 0}, pollfd{errPipe[0], POLLIN, 0}};
    }
    ~ChildProcess()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            wait();
        }
    }
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// True as soon as the text stands in what it wrote; false when it ended before.
    bool waitForText(const QByteArray& text, int patienceMs = kPatienceMs)
    {
        const QDeadlineTimer patience(patienceMs);
        while (!out.contains(text) && !err.contains(text)) {
            if (patience.hasExpired() || !read(static_cast<int>(patience.remainingTime()))) {
                return out.contains(text) || err.contains(text);
            }
        }
        return true;
    }

    pid_t id() const { return m_pid; }
    void signal(int number) const { ::kill(m_pid, number); }

    /// Waits for its end and reads what is left of its output.
    void wait()
    {
        if (m_pid < 0) {
            return;  // it was waited for
        }
        while (read(-1)) {}
        for (const pollfd& pipe : m_pipes) {
            ::close(pipe.fd);
        }
        int state = 0;
        rusage usage{};
        if (::wait4(m_pid, &state, 0, &usage) == m_pid) {
            status = WIFEXITED(state) ? WEXITSTATUS(state) : -1;
            endedBySignal = WIFSIGNALED(state) ? WTERMSIG(state) : 0;
            peakBytes = qint64{usage.ru_maxrss} * 1024;
        }
        m_pid = -1;
    }

    QJsonArray records() const
    {
        return QJsonDocument::fromJson(out).object().value(QStringLiteral("records")).toArray();
    }

    static constexpr int kPatienceMs = 100'000;

    QByteArray out;
    QByteArray err;
    int status = -1;  ///< exit status; -1 when it didn't end by itself
    int endedBySignal = 0;
    qint64 peakBytes = 0;  ///< of resident memory; never less than this test's own when it was started

private:
    static std::vector<char*> pointersTo(std::vector<QByteArray>& texts)
    {
        std::vector<char*> pointers;
        for (QByteArray& text : texts) {
            pointers.push_back(text.data());
        }
        pointers.push_back(nullptr);
        return pointers;
    }

    /// Takes what is there, waiting for it; false when there is and will be nothing.
    bool read(int patienceMs)
    {
        if (m_pipes[0].fd < 0 && m_pipes[1].fd < 0) {
            return false;
        }
        const int ready = ::poll(m_pipes.data(), m_pipes.size(), patienceMs);
        if (ready < 0 && errno == EINTR) {
            return true;  // Qt's own children end by a signal where the kernel has nothing better
        }
        if (ready <= 0) {
            return false;
        }
        for (size_t i = 0; i < m_pipes.size(); ++i) {
            if (m_pipes[i].fd >= 0 && m_pipes[i].revents != 0) {
                std::array<char, 65536> bytes{};
                const ssize_t count = ::read(m_pipes[i].fd, bytes.data(), bytes.size());
                if (count > 0) {
                    (i == 0 ? out : err).append(bytes.data(), static_cast<qsizetype>(count));
                } else {
                    ::close(std::exchange(m_pipes[i].fd, -1));
                }
            }
        }
        return true;
    }

    pid_t m_pid = -1;
    std::array<pollfd, 2> m_pipes{};
};

}  // namespace epochmark::test

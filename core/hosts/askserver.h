// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosts/sshquestion.h"

#include <QByteArray>
#include <QString>

#include <memory>

class QProcessEnvironment;

namespace epochmark {

/// Answers ssh's questions where there is no terminal: ssh starts this very program (SSH_ASKPASS), which
/// hands the question over by a socket that only this user reaches. Belongs to the thread that connects,
/// which calls answerWaiting() again and again.
class AskServer {
public:
    /// Null: the socket can't be made. `stop` goes with each question.
    static std::unique_ptr<AskServer> open(SshAsk ask, const QString& destination,
                                           const StopToken& stop = {});
    ~AskServer();
    AskServer(const AskServer&) = delete;
    AskServer& operator=(const AskServer&) = delete;

    /// What makes ssh ask here.
    void addTo(QProcessEnvironment& environment) const;
    /// Answers who is waiting, if anybody; blocks while the user thinks.
    void answerWaiting();
    /// Whether the user called a question off.
    bool isCalledOff() const { return m_isCalledOff; }

private:
    AskServer(SshAsk ask, QString destination, StopToken stop)
        : m_ask(std::move(ask)), m_destination(std::move(destination)), m_stop(std::move(stop))
    {}
    void answer(int connection);

    SshAsk m_ask;
    QString m_destination;
    StopToken m_stop;
    QString m_path;
    int m_socket = -1;
    bool m_isCalledOff = false;
};

namespace asking {

/// The first thing in main(): whether ssh has started this program to ask, and its exit status then; -1: it
/// was started by a person.
int statusAsHelper(int argc, char** argv);

/// A folder of this user's own for sockets, made when it isn't there; empty: it can't be, or is somebody
/// else's.
QString socketFolder();

}  // namespace asking

}  // namespace epochmark

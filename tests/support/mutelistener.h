// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRandomGenerator>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace epochmark::test {

/// Listens and never answers.
class MuteListener {
public:
    /// At that port, or at one that the system chooses.
    explicit MuteListener(quint16 port = 0) : m_socket(socket(AF_INET6, SOCK_STREAM, 0))
    {
        sockaddr_in6 address{};  // any address of this host, both families
        address.sin6_family = AF_INET6;
        address.sin6_port = htons(port);
        socklen_t length = sizeof address;
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        if (bind(m_socket, plain, length) == 0 && listen(m_socket, 8) == 0
            && getsockname(m_socket, plain, &length) == 0) {
            m_port = ntohs(address.sin6_port);
        }
    }
    ~MuteListener() { close(m_socket); }
    MuteListener(const MuteListener&) = delete;
    MuteListener& operator=(const MuteListener&) = delete;
    quint16 port() const { return m_port; }

private:
    int m_socket;
    quint16 m_port = 0;
};

/// A port of this host that nobody listens at, a moment ago: one of those below the system's own choice, which
/// nobody is given by chance meanwhile. 0: there is none.
inline quint16 freePort()
{
    for (int attempt = 0; attempt < 1000; ++attempt) {
        const auto port = static_cast<quint16>(QRandomGenerator::global()->bounded(20'000, 32'000));
        if (MuteListener(port).port() == port) {
            return port;
        }
    }
    return 0;
}

}  // namespace epochmark::test

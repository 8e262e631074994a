// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace epochmark::test {

/// Listens and never answers.
class MuteListener {
public:
    MuteListener() : m_socket(socket(AF_INET6, SOCK_STREAM, 0))
    {
        sockaddr_in6 address{};  // any address of this host, both families
        address.sin6_family = AF_INET6;
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

/// A port of this host that nobody listens at, a moment ago.
inline quint16 freePort()
{
    return MuteListener().port();
}

}  // namespace epochmark::test

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/collective/ownaddress.h"

#include <QObject>

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

namespace epochmark {

namespace {

/// The address of the interface that leads to `host`: what other hosts reach this one by. gloo's own default
/// is whatever this host's name resolves to, on Debian 127.0.1.1. Nothing is sent.
std::string addressTowards(const std::string& host, quint16 port)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) {
        return {};
    }
    std::string result;
    for (const addrinfo* a = found; a != nullptr && result.empty(); a = a->ai_next) {
        const int descriptor = socket(a->ai_family, SOCK_DGRAM, 0);
        sockaddr_storage own{};
        socklen_t length = sizeof own;
        char text[NI_MAXHOST] = {};
        auto* address = reinterpret_cast<sockaddr*>(&own);
        if (descriptor >= 0 && connect(descriptor, a->ai_addr, a->ai_addrlen) == 0
            && getsockname(descriptor, address, &length) == 0
            && getnameinfo(address, length, text, sizeof text, nullptr, 0, NI_NUMERICHOST) == 0) {
            result = text;
        }
        if (descriptor >= 0) {
            close(descriptor);
        }
    }
    freeaddrinfo(found);
    return result;
}

}  // namespace

Result<std::string> ownAddress(const RankPlace& place)
{
    const std::string own = place.file.isEmpty() ? addressTowards(place.address.toStdString(), place.port)
                            : place.isOneHost()
                                ? "127.0.0.1"
                                : addressTowards("192.0.2.1", 9);  // where the default route leads
    const bool isLoopback = own.rfind("127.", 0) == 0 || own == "::1";
    if (own.empty() || (isLoopback && !place.isOneHost())) {
        return Error{
            ErrorCode::Internal,
            QObject::tr("Other hosts can't reach this one at %1. Set MASTER_ADDR to rank 0's address in the "
                        "network, or GLOO_SOCKET_IFNAME to this host's network interface.")
                .arg(own.empty() ? QObject::tr("any address") : QString::fromStdString(own)),
            {}};
    }
    return own;
}

}  // namespace epochmark

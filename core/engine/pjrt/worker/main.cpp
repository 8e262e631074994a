// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/wire.h"
#include "engine/pjrt/worker/session.h"

#include <csignal>
#include <cstdio>
#include <string>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace {

bool transfer(bool isReading, char* bytes, size_t count)
{
    using epochmark::wire::kSocket;
    while (count > 0) {
        const ssize_t moved = isReading ? read(kSocket, bytes, count) : write(kSocket, bytes, count);
        if (moved <= 0) {
            return false;
        }
        bytes += moved;
        count -= static_cast<size_t>(moved);
    }
    return true;
}

/// False: whoever started this has gone.
bool receive(std::string& message)
{
    int64_t size = 0;
    if (!transfer(true, reinterpret_cast<char*>(&size), sizeof size) || size < 0
        || size > epochmark::wire::kMostBytes) {
        return false;
    }
    message.resize(static_cast<size_t>(size));
    return transfer(true, message.data(), message.size());
}

bool send(std::string message)
{
    auto size = static_cast<int64_t>(message.size());
    return transfer(false, reinterpret_cast<char*>(&size), sizeof size)
           && transfer(false, message.data(), message.size());
}

/// Nothing of it outlives the program that started it, and a plug-in's crash leaves no core of gigabytes.
void bindToParent()
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    // Nothing that a plug-in starts holds on to them.
    fcntl(epochmark::wire::kSocket, F_SETFD, FD_CLOEXEC);
    fcntl(epochmark::wire::kSharedMemory, F_SETFD, FD_CLOEXEC);
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace

int main()
{
    int type = 0;
    socklen_t size = sizeof type;
    if (getsockopt(epochmark::wire::kSocket, SOL_SOCKET, SO_TYPE, &type, &size) != 0) {
        std::fputs(
            "epochmark-worker keeps plug-ins for accelerators apart from Epochmark, which starts it.\n",
            stderr);
        return 2;
    }
    bindToParent();
    epochmark::worker::Session session(epochmark::wire::kSharedMemory);
    std::string message;
    while (receive(message)) {
        if (!send(session.answer(message))) {
            break;
        }
    }
    // Plug-ins keep threads and take their time to end, or never do.
    std::fflush(nullptr);
    _exit(0);
}

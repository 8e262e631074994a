// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <unistd.h>

namespace epochmark::test {

/// Nobody in particular as long as this lives, where the test runs as an administrator, who may read
/// everything.
class Unprivileged {
public:
    Unprivileged() : m_wasAdministrator(::geteuid() == 0)
    {
        if (m_wasAdministrator && ::seteuid(kNobody) != 0) {
            qFatal("The test can't give up its rights.");
        }
    }
    ~Unprivileged()
    {
        if (m_wasAdministrator && ::seteuid(0) != 0) {
            qFatal("The test can't take back its rights.");
        }
    }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;

private:
    static constexpr uid_t kNobody = 65534;
    bool m_wasAdministrator;
};

}  // namespace epochmark::test

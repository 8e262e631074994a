// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Linked into every test program: before anything of it runs, a home of its own is made, inside EPOCHMARK_HOME where that
// names a folder, and a runtime folder where there is none. In one home the tests that run at a time would wait for each other's
// plug-ins, hold each other's locks and read each other's machines and settings.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace {

class OwnHome {
public:
    OwnHome()
    {
        const char* given = std::getenv("EPOCHMARK_HOME");
        std::error_code failed;
        const bool isFolder = given != nullptr && std::filesystem::is_directory(given, failed);
        // Short, since a socket's path is: no more than six letters below what is given.
        m_path = (isFolder ? std::string(given) : std::filesystem::temp_directory_path().string()) + "/XXXXXX";
        if (::mkdtemp(m_path.data()) == nullptr) {
            std::perror(m_path.c_str());
            std::abort();
        }
        const std::string runtime = m_path + "/run";
        ::mkdir(runtime.c_str(), 0700);
        ::setenv("EPOCHMARK_HOME", m_path.c_str(), 1);
        ::setenv("XDG_RUNTIME_DIR", runtime.c_str(), 0);  // one that is given is this session's, or a script's
    }
    /// A child that the test has forked leaves it alone.
    ~OwnHome()
    {
        if (::getpid() == m_owner) {
            std::error_code ignored;
            std::filesystem::remove_all(m_path, ignored);
        }
    }
    OwnHome(const OwnHome&) = delete;
    OwnHome& operator=(const OwnHome&) = delete;

private:
    pid_t m_owner = ::getpid();
    std::string m_path;
};

const OwnHome kOwnHome;

}  // namespace

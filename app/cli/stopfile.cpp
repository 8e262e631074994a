// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stopfile.h"

#include "interrupt.h"

#include <QFile>

#include <chrono>

#include <unistd.h>

namespace epochmark::cli {

StopFile::StopFile(const QString& path)
{
    if (path.isEmpty()) {
        return;
    }
    m_thread = std::thread([this, file = QFile::encodeName(path)] {
        using namespace std::chrono_literals;
        while (!m_isOver) {
            if (::access(file.constData(), F_OK) == 0) {
                requestProcessStop();
                return;
            }
            std::this_thread::sleep_for(250ms);
        }
    });
}

StopFile::~StopFile()
{
    m_isOver = true;
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

}  // namespace epochmark::cli

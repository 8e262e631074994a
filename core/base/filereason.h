// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFileDevice>
#include <QString>

namespace epochmark {

/// Why a file's last call failed, in the system's words; empty where Qt knows no reason, for which it would
/// say "Unknown error".
inline QString fileReason(const QFileDevice& file)
{
    return file.error() == QFileDevice::NoError ? QString() : file.errorString();
}

}  // namespace epochmark

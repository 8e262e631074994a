// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace epochmark {

/// What ssh's own words on standard error mean, as a sentence with a remedy; its last line, made harmless, is
/// the detail. `destination` is what was asked for. Error::DeviceUnavailable.
Error sshTrouble(const QByteArray& errors, const QString& destination);

/// What a host wrote that isn't what was asked for, as part of a sentence: its first words on one line,
/// harmless on any terminal, 80 characters at most.
QString excerpt(const QByteArray& text);

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace epochmark {

/// Why a picture is left out, as sentence parts that follow its name.
namespace reasons {

/// "is a GIF, which isn't read".
QString notRead(const QString& what);
/// "is a damaged TIFF (LZWDecode: Corrupted LZW table)"; `detail` is a library's own English, may be empty.
QString damaged(const QString& type, const QString& detail = {});
/// "ends too early".
QString endsEarly();

}  // namespace reasons

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

/// What the name of an archive entry tells: pure functions.
namespace epochmark::entryname {

/// A zip entry's name as text: UTF-8 if the zip says so or if it is valid UTF-8, else code page 437, the zip
/// format's own.
QString decoded(const QByteArray& rawName, bool isUtf8);

/// Components joined by single "/", "." dropped; backslashes (zips made by some Windows programs) taken as
/// separators unless told that they are none.
QString normalised(const QString& name, bool separatesByBackslash = true);

/// False for names that would lead outside when unpacked: absolute ones, drive letters, "..", a NUL inside.
bool isSafe(const QString& name);

/// True for dot files, anything in a dot folder and macOS' `__MACOSX`. Takes a normalised path.
bool isHidden(QStringView path);

/// png, jpg, jpeg, bmp, ppm, tif, tiff in any case.
bool hasPictureExtension(QStringView path);

/// Orders as the UTF-8 bytes of both would.
bool isLessByUtf8(QStringView left, QStringView right);

}  // namespace epochmark::entryname

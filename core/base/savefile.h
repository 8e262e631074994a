// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSaveFile>

namespace epochmark {

/// Puts a written file in the place of the older one; false, and the older one stays, when a byte of it
/// couldn't be written. QSaveFile::commit() alone doesn't notice a disk that is full when the last buffer
/// goes out: it would put a file that is cut off, or empty, in the place of a good one.
inline bool completeSave(QSaveFile& file)
{
    return file.flush() && file.commit();
}

}  // namespace epochmark

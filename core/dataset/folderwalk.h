// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>

#include <functional>

namespace epochmark {

/// A file or folder met on a walk. Names are bytes: whatever encoding they are in, the system finds them
/// again.
struct WalkedFile {
    QByteArray relativePath;  ///< below the folder that is walked, "/" separated
    bool isFolder = false;
    bool isReadable = false;  ///< a regular file, or a folder that could be opened
    bool isRepeated = false;  ///< links lead into this folder too often; not entered again
};

/// Walks a folder and all below it in the order of the names' bytes. Links are followed, but not into a
/// folder that lies around them. Calls `visit` until it returns an error. Error::Input: the folder itself
/// can't be opened; or the visitor's own.
Result<void> walkFolder(const QByteArray& folder,
                        const std::function<Result<void>(const WalkedFile&)>& visit);

}  // namespace epochmark

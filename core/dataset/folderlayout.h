// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataset/listing.h"

#include <QList>
#include <QString>

namespace epochmark {

/// Where the classes of a dataset lie. The root has no trailing "/".
struct FolderLayout {
    Layout layout = Layout::ClassFolders;
    QString root;              ///< folders stripped; for SplitFolders the parent of `train`
    QString trainFolder;       ///< as spelt; empty for ClassFolders
    QString validationFolder;  ///< as spelt; empty for ClassFolders
};

/// Decides from the normalised paths of the pictures alone. Gives ClassFolders with the deepest single folder
/// as root when there is nothing better: the classes found there are then too few.
FolderLayout findLayout(const QList<QString>& picturePaths);

}  // namespace epochmark

// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataset/listing.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace epochmark {

/// Where the classes of a dataset lie. The root has no trailing "/".
struct FolderLayout {
    Layout layout = Layout::ClassFolders;
    QString root;              ///< folders stripped; for SplitFolders the parent of `train`
    QString trainFolder;       ///< as spelt, below root; empty for ClassFolders
    QString validationFolder;  ///< likewise; empty where a hash chooses
    QStringList unused;        ///< further folders that look like splits, whole paths
    QStringList doubtful;      ///< ClassFolders only: classes that look like splits; those are no classes
};

/// Decides from the normalised paths of the pictures alone; splitnames has the names. Gives ClassFolders with
/// the deepest single folder as root when there is nothing better: the classes found there are then too few.
///
/// The rules, in this order, from the top folder down:
/// - A train-like and a validation- or test-like folder side by side, each with class folders in it:
///   SplitFolders. The best name wins; the others are unused. In `seg_train/seg_train` the inner one counts.
/// - `train` alone with class folders, or any train-like one beside nothing but other splits: a folder around
///   the classes.
/// - A single folder with folders in it: a folder around everything.
/// - A flat folder whose pictures are named after classes (see namedpictures), where class folders are
/// missing:
///   NamedPictures.
FolderLayout findLayout(const QList<QString>& picturePaths);

}  // namespace epochmark

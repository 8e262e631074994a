// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace epochmark {

enum class Split { Train, Validation };

/// One picture of a dataset as its archive or folder lists it, before anything is decoded.
struct ListedPicture {
    QString entryName;     ///< full name inside the archive, or path below the opened folder
    QString relativePath;  ///< path below its class folder, "/" separated
    int classIndex = 0;
    Split split = Split::Train;
    qint64 sizeBytes = 0;  ///< uncompressed
    quint32 crc32 = 0;     ///< as the archive gives it; computed for a folder
    qint64 position =
        -1;  ///< where its reader finds it (central directory offset or index); meaning is the reader's own
};

/// A file left out, with its reason as a sentence part: "ends too early", "is a GIF, which isn't read".
struct LeftOut {
    QString name;  ///< entry name
    QString reason;

    bool operator==(const LeftOut&) const = default;
};

/// What a reader answers for a picture that has to be left out.
inline Error leftOutBecause(const QString& reason, const QString& detail = {})
{
    return Error{ErrorCode::Input, reason, detail};
}

/// How the folders are laid out: "train/<class> and test/<class>", one folder a class with validation by
/// hash, or no class folders at all: `<class>.<number>.<ext>`, taken only where somebody said so.
enum class Layout { SplitFolders, ClassFolders, NamedPictures };

/// A folder that looks like a split and isn't needed: a `test` beside `train` and `validation`.
struct UnusedFolder {
    QString name;      ///< path below what was opened
    int pictures = 0;  ///< counted in Listing::ignored as well

    bool operator==(const UnusedFolder&) const = default;
};

/// What a dataset holds, by name only: the first station of the street. Immutable value once made by
/// ArchiveReader.
struct Listing {
    QString path;  ///< the zip, the folder, or "demo"
    QString name;  ///< "cats-vs-dogs-pets.zip": what the window calls it
    QString root;  ///< folders stripped, "" if none
    Layout layout = Layout::SplitFolders;
    QStringList classes;  ///< sorted by UTF-8 bytes
    QList<ListedPicture>
        pictures;            ///< sorted by split, class, relative path: the order of everything that follows
    QList<LeftOut> leftOut;  ///< refused by name or size already (over 256 MiB, duplicate name)
    int ignored = 0;         ///< other extensions, dot files, __MACOSX, further split folders
    QString trainFolder;     ///< "train", "seg_train/seg_train", ... below root; empty for ClassFolders
    QString validationFolder;  ///< "test", "val", ... likewise; empty where a hash chooses
    QList<UnusedFolder> unusedFolders;
};

}  // namespace epochmark

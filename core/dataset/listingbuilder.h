// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "dataset/listing.h"

#include <QList>
#include <QString>

namespace epochmark {

/// A file or folder as an archive names it, before anything is known of classes.
struct ArchiveEntry {
    QString name;  ///< as the archive spells it; what sentences show
    QString path;  ///< normalised: entryname::normalised()
    bool isFolder = false;
    qint64 sizeBytes = 0;
    quint32 crc32 = 0;
    qint64 position = -1;
    QString refusal;  ///< why it is left out whatever it is called ("is larger than 256 MiB"); usually empty;
                      ///< of a folder: why nobody knows what lies in it
};

/// What a Listing is a listing of.
struct ListingOrigin {
    QString path;  ///< the zip, the folder, or "demo"
    QString name;  ///< what sentences and the window call it
};

/// Largest dataset in entries, largest picture in bytes, most classes: beyond them a dataset or a picture is
/// refused.
inline constexpr qint64 kMaxEntries = 2'000'000;
inline constexpr qint64 kMaxEntryBytes = 256LL * 1024 * 1024;
inline constexpr int kMaxClasses = 1000;

/// What a caller lets a dataset be taken for.
struct ReadingRules {
    /// Pictures without class folders may be sorted by their names: somebody was asked and agreed, or is
    /// about to be asked.
    bool takesClassesFromNames = false;
};

/// Finds the layout in the names alone (findLayout) and sorts the pictures into splits and classes; entries
/// may be in any order. Rules (also for folders): hidden files, other extensions and pictures outside class
/// folders are ignored and counted. SplitFolders: the classes are all folders in either split; ClassFolders:
/// every folder that holds pictures is a class, and a picture is for validation when isForValidation();
/// NamedPictures likewise, by the names, and only where the rules take them.
/// Error::Input: fewer than two or more than kMaxClasses classes, folders that look like splits instead of
/// classes, names that may be classes and weren't taken, a class without a picture in a split or spelt in two
/// ways; with the files left out (see leftout.h).
Result<Listing> buildListing(QList<ArchiveEntry> entries, const ListingOrigin& origin,
                             const ReadingRules& rules = {});

/// The rule of ClassFolders: the first 8 bytes (big endian) of the SHA-256 of the UTF-8 path below the root
/// are divisible by 5.
bool isForValidation(const QString& pathBelowRoot);

}  // namespace epochmark

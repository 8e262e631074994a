// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/folderlayout.h"

#include <QHash>
#include <QStringView>

#include <algorithm>
#include <array>

namespace epochmark {

namespace {

/// Deeper trees are nobody's dataset; the limit bounds the work a hostile name can cause.
constexpr int kMaxDepth = 64;

/// Folders directly below `root` ("" or "a/b") that hold a picture somewhere, each with whether it has
/// folders of pictures.
QHash<QStringView, bool> foldersBelow(const QList<QString>& paths, const QString& root)
{
    const qsizetype start = root.isEmpty() ? 0 : root.size() + 1;
    QHash<QStringView, bool> folders;
    for (const QString& path : paths) {
        if (start > 0
            && !(path.size() > start && path[start - 1] == QLatin1Char('/') && path.startsWith(root))) {
            continue;
        }
        const qsizetype slash = path.indexOf(QLatin1Char('/'), start);
        if (slash >= 0) {
            bool& hasFolders = folders[QStringView(path).sliced(start, slash - start)];
            hasFolders = hasFolders || path.indexOf(QLatin1Char('/'), slash + 1) >= 0;
        }
    }
    return folders;
}

/// The folder of that name, the exact spelling first, then any other by case; empty if there is none with
/// class folders.
QString splitFolder(const QHash<QStringView, bool>& folders, QLatin1String name)
{
    QString found;
    for (auto it = folders.cbegin(); it != folders.cend(); ++it) {
        if (!it.value() || it.key().compare(name, Qt::CaseInsensitive) != 0) {
            continue;
        }
        const QString spelling = it.key().toString();
        if (spelling == name) {
            return spelling;
        }
        found = found.isEmpty() ? spelling : std::min(found, spelling);
    }
    return found;
}

QString validationFolder(const QHash<QStringView, bool>& folders)
{
    for (const QLatin1String name :
         std::array{QLatin1String("validation"), QLatin1String("val"), QLatin1String("test")}) {
        if (const QString folder = splitFolder(folders, name); !folder.isEmpty()) {
            return folder;
        }
    }
    return {};
}

QString joined(const QString& root, const QString& folder)
{
    return root.isEmpty() ? folder : root + QLatin1Char('/') + folder;
}

}  // namespace

FolderLayout findLayout(const QList<QString>& picturePaths)
{
    FolderLayout found;
    for (int depth = 0; depth < kMaxDepth; ++depth) {
        const QHash<QStringView, bool> folders = foldersBelow(picturePaths, found.root);
        if (const QString train = splitFolder(folders, QLatin1String("train")); !train.isEmpty()) {
            found.validationFolder = validationFolder(folders);
            if (!found.validationFolder.isEmpty()) {
                found.layout = Layout::SplitFolders;
                found.trainFolder = train;
                return found;
            }
            found.root = joined(found.root, train);
        } else if (folders.size() == 1 && folders.cbegin().value()) {
            found.root = joined(found.root, folders.cbegin().key().toString());
        } else {
            break;
        }
    }
    return found;
}

}  // namespace epochmark

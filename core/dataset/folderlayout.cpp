// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/folderlayout.h"

#include "dataset/namedpictures.h"
#include "dataset/splitnames.h"

#include <QHash>
#include <QSet>
#include <QStringView>

#include <algorithm>
#include <tuple>
#include <vector>

namespace epochmark {

namespace {

/// Deeper trees are nobody's dataset; the limit bounds the work a hostile name can cause.
constexpr int kMaxDepth = 64;
/// Folders of one kind that are looked into or named one by one: likewise.
constexpr qsizetype kMaxCandidates = 16;

QString joined(const QString& root, const QString& folder)
{
    return root.isEmpty() || folder.isEmpty() ? root + folder : root + QLatin1Char('/') + folder;
}

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

bool isTrain(QStringView folder)
{
    return splitnames::roleOf(folder) == SplitRole::Train;
}

bool isValidation(QStringView folder)
{
    const SplitRole role = splitnames::roleOf(folder);
    return role == SplitRole::Validation || role == SplitRole::Test;
}

/// One level of the tree of folders: `root` and what lies directly below it.
class Level {
public:
    Level(const QList<QString>& paths, QString root);

    qsizetype count() const { return m_folders.size(); }
    bool has(bool (*isWanted)(QStringView)) const;
    bool looksLikeSplits() const;
    QStringList splitLike() const { return m_splitLike; }
    QStringList unusedBeside(const QStringList& used) const;
    QStringList candidates(bool (*isWanted)(QStringView)) const;
    QString splitFolder(bool (*isWanted)(QStringView)) const;
    QString folderAround(const QString& train) const;
    bool nameClasses(FolderLayout& found) const;

private:
    QString innermost(const QString& folder) const;

    const QList<QString>& m_paths;
    QString m_root;
    QHash<QStringView, bool> m_folders;
    QStringList m_splitLike;  ///< sorted
};

Level::Level(const QList<QString>& paths, QString root)
    : m_paths(paths), m_root(std::move(root)), m_folders(foldersBelow(paths, m_root))
{
    for (auto it = m_folders.keyBegin(); it != m_folders.keyEnd(); ++it) {
        if (splitnames::roleOf(*it) != SplitRole::None) {
            m_splitLike.append(it->toString());
        }
    }
    m_splitLike.sort();
}

bool Level::has(bool (*isWanted)(QStringView)) const
{
    return std::any_of(m_splitLike.cbegin(), m_splitLike.cend(),
                       [&](const QString& folder) { return isWanted(folder); });
}

/// A train-like folder beside one to validate with, or nothing but folders of different roles.
bool Level::looksLikeSplits() const
{
    QSet<SplitRole> roles;
    for (const QString& folder : m_splitLike) {
        roles.insert(splitnames::roleOf(folder));
    }
    return (has(isTrain) && has(isValidation)) || (roles.size() > 1 && m_splitLike.size() == count());
}

QStringList Level::unusedBeside(const QStringList& used) const
{
    QStringList unused;
    for (const QString& folder : m_splitLike) {
        const bool isUsed = std::any_of(used.cbegin(), used.cend(), [&](const QString& other) {
            return other == folder || other.startsWith(folder + QLatin1Char('/'));
        });
        if (!isUsed && unused.size() < kMaxCandidates) {
            unused.append(joined(m_root, folder));
        }
    }
    return unused;
}

/// Folders of that kind, best first: by the table, then the table's own spelling, then any other.
QStringList Level::candidates(bool (*isWanted)(QStringView)) const
{
    const QList<QString> spellings = splitnames::names(SplitRole::Train)
                                     + splitnames::names(SplitRole::Validation)
                                     + splitnames::names(SplitRole::Test);
    const auto strangeness = [&](const QString& folder) {
        return spellings.contains(folder) ? 0 : spellings.contains(folder, Qt::CaseInsensitive) ? 1 : 2;
    };
    std::vector<std::tuple<int, int, QString>> ranked;
    for (const QString& folder : m_splitLike) {
        if (isWanted(folder)) {
            ranked.emplace_back(splitnames::rankOf(folder), strangeness(folder), folder);
        }
    }
    std::sort(ranked.begin(), ranked.end());
    QStringList folders;
    for (auto it = ranked.cbegin(); it != ranked.cend() && folders.size() < kMaxCandidates; ++it) {
        folders.append(std::get<QString>(*it));
    }
    return folders;
}

/// Follows `seg_train/seg_train`: a split folder that holds nothing but one of its own kind.
QString Level::innermost(const QString& folder) const
{
    QString inner = folder;
    for (int depth = 0; depth < kMaxDepth; ++depth) {
        const QHash<QStringView, bool> folders = foldersBelow(m_paths, joined(m_root, inner));
        if (folders.size() != 1 || splitnames::roleOf(*folders.keyBegin()) != splitnames::roleOf(folder)) {
            break;
        }
        inner = joined(inner, folders.keyBegin()->toString());
    }
    return inner;
}

/// The best folder of that kind that has class folders; empty if there is none.
QString Level::splitFolder(bool (*isWanted)(QStringView)) const
{
    for (const QString& folder : candidates(isWanted)) {
        const QString inner = m_folders.value(folder) ? innermost(folder) : folder;
        if (m_folders.value(folder) && !foldersBelow(m_paths, joined(m_root, inner)).isEmpty()) {
            return inner;
        }
    }
    return {};
}

/// The folder to go down into; empty when this level is the one of the classes. `train`: splitFolder() of it.
QString Level::folderAround(const QString& train) const
{
    const QString top = train.section(QLatin1Char('/'), 0, 0);
    if (top.compare(QLatin1String("train"), Qt::CaseInsensitive) == 0
        || (!top.isEmpty() && m_splitLike.size() == count())) {
        return train;
    }
    return count() == 1 && m_folders.cbegin().value() ? m_folders.cbegin().key().toString() : QString();
}

/// Makes NamedPictures of the layout when a flat folder is named after classes.
bool Level::nameClasses(FolderLayout& found) const
{
    QStringList folders = candidates(isTrain);
    if (folders.isEmpty()) {
        folders.append(count() == 1 ? m_folders.cbegin().key().toString() : QString());
    }
    for (const QString& folder : std::as_const(folders)) {
        const QString train = folder.isEmpty() ? folder : innermost(folder);
        const QList<QString> classes = namedpictures::classesOf(m_paths, joined(m_root, train)).keys();
        if (classes.isEmpty()) {
            continue;
        }
        found.layout = Layout::NamedPictures;
        found.trainFolder = train;
        for (const QString& other : candidates(isValidation)) {
            const QString validation = innermost(other);
            if (found.validationFolder.isEmpty()
                && namedpictures::classesOf(m_paths, joined(m_root, validation)).keys() == classes) {
                found.validationFolder = validation;
            }
        }
        found.unused += unusedBeside({train, found.validationFolder});
        return true;
    }
    return false;
}

}  // namespace

FolderLayout findLayout(const QList<QString>& picturePaths)
{
    FolderLayout found;
    for (int depth = 0; depth < kMaxDepth; ++depth) {
        const Level level(picturePaths, found.root);
        const QString train = level.splitFolder(isTrain);
        const QString validation = train.isEmpty() ? QString() : level.splitFolder(isValidation);
        if (!validation.isEmpty()) {
            found.layout = Layout::SplitFolders;
            found.trainFolder = train;
            found.validationFolder = validation;
            found.unused += level.unusedBeside({train, validation});
            return found;
        }
        const QString around = level.folderAround(train);
        if (around.isEmpty()) {
            break;
        }
        found.unused += level.unusedBeside({around});
        found.root = joined(found.root, around);
    }
    const Level level(picturePaths, found.root);
    const bool isDoubtful = level.looksLikeSplits();
    if ((isDoubtful || level.count() < 2) && !level.nameClasses(found) && isDoubtful) {
        found.doubtful = level.splitLike();
    }
    return found;
}

}  // namespace epochmark
